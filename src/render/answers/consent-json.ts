import { type Cause, suspicionOf } from '../../domain/consent/cause.ts';
import type { Consent, Evidence, ScopeAnswer } from '../../domain/consent/consent.ts';
import type { ConsentAnswer } from '../../domain/consent/person.ts';
import { eventToJson, isoOrNull, schemaVersion, toJson } from '../json.ts';
import { formatIso } from '../text/format-date.ts';
import { shownEffect } from './scope-text.ts';

/** The document of `consent` about one person. */
export function consentDocument(answer: ConsentAnswer): string {
  return `{"schemaVersion":${schemaVersion},"consent":${consentJson(answer)}}\n`;
}

/** The document of `consent -`, one answer a line. */
export async function* consentListJson(answers: AsyncIterable<ConsentAnswer>): AsyncIterable<string> {
  yield `{"schemaVersion":${schemaVersion},"consents":[`;
  let separator = '\n';
  for await (const answer of answers) {
    yield separator + consentJson(answer);
    separator = ',\n';
  }
  yield separator === '\n' ? ']}\n' : '\n]}\n';
}

function consentJson({ contacts, question, consent, known }: ConsentAnswer): string {
  const spelling = new Map(contacts.map(({ key, shown }) => [key, shown]));
  const email = (key: string) => spelling.get(key) ?? key;
  const head = toJson({
    emails: contacts.map(({ shown }) => shown),
    at: formatIso(question.at),
    scope: question.scope,
    sources: question.sources === 'all' ? null : question.sources,
    basis: 'store',
    ...stateOf(consent),
    scopes: consent.scopes.map((scope) => scopeOf(scope, email(scope.contact))),
    obstacles: consent.obstacles.map(({ kind, source, since }) => ({
      kind,
      source,
      since: formatIso(since),
    })),
    notes: consent.notes,
    knownUntil: known.map(({ source, last, lastImport }) => ({
      source,
      lastEvent: formatIso(last),
      lastImport: isoOrNull(lastImport),
    })),
  });
  const evidence = consent.evidence.map((each) => evidenceJson(each, email(each.event.contact)));
  const places = new Map(consent.evidence.map(({ event }, place) => [event, place]));
  const causes = toJson(consent.causes.map((cause) => causeOf(cause, places.get(cause.event) ?? null)));
  return `${head.slice(0, -1)},"causes":${causes},"evidence":[${evidence.join(',')}]}`;
}

function causeOf(cause: Cause, evidence: number | null) {
  const { mail, link, visitedBeforeMs, afterDeliveryMs, afterSendingMs, signs, keptReading } = cause;
  return {
    evidence,
    mail: mail && {
      campaign: mail.campaign,
      sentAt: isoOrNull(mail.sentAt),
      deliveredAt: isoOrNull(mail.deliveredAt),
      named: mail.isNamed,
    },
    ...{ link, visitedBeforeMs, afterDeliveryMs, afterSendingMs },
    scanner: { suspicion: suspicionOf(cause), signs },
    keptReading,
  };
}

function stateOf({ state, reason, grade, since }: Pick<Consent, 'state' | 'reason' | 'grade' | 'since'>) {
  return { state, reason, grade, since: isoOrNull(since) };
}

function scopeOf(answer: ScopeAnswer, email: string) {
  const { scope, stops, evidence } = answer;
  return {
    email,
    source: scope.source,
    kind: scope.kind,
    name: scope.name,
    ...stateOf(answer),
    stops,
    evidence,
  };
}

function evidenceJson({ effect, actor, event }: Evidence, email: string): string {
  return `{${toJson({ email, effect: shownEffect(effect), actor }).slice(1, -1)},"event":${eventToJson(event)}}`;
}
