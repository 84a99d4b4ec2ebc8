import type { EmailAddress } from '../email-address.ts';
import { type Consent, type ConsentQuestion, type Evidence, type ScopeAnswer, summaryOf } from './consent.ts';

/** The last that the store knows of a source: its last event, and its last import (null: not recorded). ms UTC. */
export interface KnownSource {
  readonly source: string | null;
  readonly last: number;
  readonly lastImport: number | null;
}

/** The answer about a person, who may have several addresses. */
export interface ConsentAnswer {
  readonly contacts: readonly EmailAddress[];
  readonly question: ConsentQuestion;
  readonly consent: Consent;
  readonly known: readonly KnownSource[];
}

/**
 * The consent of a person, from that of each address: an opening counts for its own address only, so that the answer is
 * `mixed` if the addresses differ.
 */
export function combined(consents: readonly Consent[]): Consent {
  const [first, ...others] = consents;
  if (!first || others.length === 0) return first ?? summed([]);
  const scopes: ScopeAnswer[] = [];
  const evidence: Evidence[] = [];
  for (const consent of consents) {
    const before = evidence.length;
    evidence.push(...consent.evidence);
    scopes.push(
      ...consent.scopes.map((each) => ({ ...each, evidence: each.evidence.map((n) => n + before) })),
    );
  }
  return { ...summed(consents), scopes, evidence };
}

function summed(consents: readonly Consent[]): Consent {
  const known = consents.filter(({ reason }) => reason !== 'no-contact');
  const total = (count: keyof Consent['counts']) =>
    consents.reduce((sum, { counts }) => sum + counts[count], 0);
  const begins = consents.map(({ firstEvent }) => firstEvent).filter((each) => each !== null);
  return {
    ...summaryOf(known.length > 0 ? known : consents),
    scopes: [],
    evidence: [],
    obstacles: consents.flatMap(({ obstacles }) => obstacles),
    causes: consents.flatMap(({ causes }) => causes).sort((a, b) => a.event.timestamp - b.event.timestamp),
    notes: [...new Set(consents.flatMap(({ notes }) => notes))].sort(),
    counts: { events: total('events'), mails: total('mails'), opens: total('opens') },
    firstEvent: begins.length === 0 ? null : Math.min(...begins),
  };
}
