import { setImmediate } from 'node:timers/promises';
import { consentOfContact } from '../../app/answer-consent.ts';
import type { ConsentQuestion } from '../../domain/consent/consent.ts';
import { type ConsentAnswer, combined } from '../../domain/consent/person.ts';
import { StoreFacts } from '../../domain/consent/store-facts.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { dayOf, resolveMoment } from '../../domain/period.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { UsageError } from '../../errors.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { renderBlocks } from '../../render/answers/blocks.ts';
import { consentDocument, consentListJson } from '../../render/answers/consent-json.ts';
import { consentRows } from '../../render/answers/consent-rows.ts';
import { type ConsentOptions, consentBlocks, consentLines } from '../../render/answers/consent-text.ts';
import type { ReportFormat } from '../../render/report/options.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Store } from '../../store/store.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { knownContacts } from '../shared/known-contacts.ts';
import { parseOutput } from '../shared/output.ts';
import { AddressLines } from '../shared/read-addresses.ts';
import { openTarget, writeAll } from '../shared/report-target.ts';
import { requireKnown, typedScope } from '../shared/typed-scope.ts';
import { address as readAddress } from '../values.ts';
import type { consent } from './declare.ts';

/** `consent EMAIL...`: whether consent was given at a moment, and which events show it. Makes no store. */
export async function consentCommand(
  context: Context,
  { email }: Args<typeof consent>,
  flags: Flags<typeof consent>,
): Promise<number> {
  const output = parseOutput(context, flags);
  if (email === 'stdin' && (output.format === 'markdown' || output.format === 'html'))
    throw new UsageError(
      messages.errors.contradict('-', `--format ${output.format}`),
      messages.errors.giveOne,
    );
  const zone = context.zone ?? systemZone();
  const { at, day } = momentOf(flags.at, zone, context.now());
  const question: ConsentQuestion = { at, scope: typedScope(flags), sources: flags.source ?? 'all' };
  const store = await context.openStore();
  const contacts = email === 'stdin' ? email : await contactsOf(context, store, email);
  const snapshot = (await store?.snapshot()) ?? null;
  try {
    const scopes = (await snapshot?.scopes()) ?? [];
    if (question.scope) requireKnown(question.scope, scopes);
    const known = ((await snapshot?.sources()) ?? []).filter(
      ({ source }) => question.sources === 'all' || (source !== null && question.sources.includes(source)),
    );
    const facts = new StoreFacts(scopes);
    const lines = new AddressLines(context);
    const isExpected = ({ consent: { state } }: ConsentAnswer) => flags.expect?.includes(state) !== false;
    let unexpected = 0;
    const answerOf = async (...asked: EmailAddress[]) => {
      const consents = [];
      for (const each of asked) consents.push(await consentOfContact(snapshot, facts, each, question));
      const spelled = await Promise.all(asked.map((each) => spellingOf(store, each)));
      const answer = { contacts: spelled, question, consent: combined(consents), known };
      if (!isExpected(answer)) unexpected += 1;
      return answer;
    };
    async function* answers() {
      for await (const each of contacts === 'stdin' ? lines.read() : []) {
        const answer = await answerOf(each);
        // A gate wants to know whom it stops.
        if (!flags.expect || !isExpected(answer)) yield answer;
        // Lets signals have their turn.
        await setImmediate();
      }
    }
    const target = await openTarget(context, output);
    const { format } = output;
    const options: ConsentOptions = {
      zone,
      width: target.width,
      style: target.style,
      details: output.details,
      isCut: format === 'table' && target.isTerminal,
      day,
    };
    if (contacts === 'stdin') {
      await writeAll(target, linesOf(answers(), format, options));
    } else {
      const answer = await withSpinner(context.io, messages.consent.reading, () => answerOf(...contacts));
      await writeAll(target, piecesOf(answer, format, options));
      if (answer.consent.reason === 'no-contact') await suggestNearest(context, store, contacts);
    }
    return lines.exitCode(unexpected > 0);
  } finally {
    await snapshot?.close();
  }
}

/** The moment that `--at` names, and its day if it is one. Throws UsageError. */
function momentOf(
  typed = 'now',
  zone: string,
  now: number,
): { readonly at: number; readonly day: string | null } {
  const moment = resolveMoment(typed, '--at', zone, now);
  const { invalidMoment, invalidMomentHint } = messages.consent;
  if (!moment) throw new UsageError(invalidMoment(typed), invalidMomentHint);
  return { at: moment.at, day: moment.isEndOfDay ? dayOf(moment.at, zone) : null };
}

/** The addresses that were typed; asks a person for one if there are none. */
async function contactsOf(
  context: Context,
  store: Store | null,
  typed: readonly EmailAddress[],
): Promise<readonly EmailAddress[]> {
  if (typed.length > 0) return typed;
  if (!context.io.canPrompt)
    throw new UsageError(messages.errors.addressMissing, messages.consent.addressMissingHint);
  const prompter = await context.prompter();
  return [readAddress(await prompter.email(knownContacts(store)))];
}

async function spellingOf(store: Store | null, { key, shown }: EmailAddress): Promise<EmailAddress> {
  return { key, shown: (await store?.contacts.find(key)) ?? shown };
}

/** Answers about many people, one line each. */
function linesOf(
  answers: AsyncIterable<ConsentAnswer>,
  format: ReportFormat,
  options: ConsentOptions,
): AsyncIterable<string> {
  if (format === 'json') return consentListJson(answers);
  if (format === 'csv' || format === 'tsv' || format === 'ndjson') return consentRows(format, answers);
  return consentLines(answers, options);
}

async function* piecesOf(
  answer: ConsentAnswer,
  format: ReportFormat,
  options: ConsentOptions,
): AsyncIterable<string> {
  if (format === 'json') yield consentDocument(answer);
  else if (format === 'csv' || format === 'tsv' || format === 'ndjson') yield* consentRows(format, [answer]);
  else yield renderBlocks(format, consentBlocks(answer, options), options);
}

async function suggestNearest(
  { io }: Context,
  store: Store | null,
  contacts: readonly EmailAddress[],
): Promise<void> {
  const near = new Set<string>();
  for (const { key } of contacts)
    for (const each of (await store?.contacts.nearest(key, 3)) ?? []) near.add(each);
  if (near.size > 0) await io.stderr.write(`${safeText(messages.consent.nearest([...near].join(', ')))}\n`);
}
