import { type ActionName, actions } from '../../domain/actions.ts';
import { chooseActions } from '../../domain/choose-actions.ts';
import { parseEmailAddress } from '../../domain/email-address.ts';
import { type PeriodFlags, resolvePeriod, resolveRun } from '../../domain/period.ts';
import type { Question } from '../../domain/report.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { CountEvents } from '../../prompts/prompter.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { noDuration } from '../rerun/run.ts';
import { detach } from '../shared/detach.ts';
import { chosenFormat } from '../shared/print-report.ts';
import { patienceOf, type RunFlags, runReport } from '../shared/run-and-print.ts';

/** The flags of `create`; undefined where one was left out. */
export interface CreateFlags extends RunFlags {
  readonly actions?: readonly string[];
  readonly excludeActions?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly last?: string;
  readonly archived?: boolean | undefined;
  readonly source?: readonly string[];
  readonly excludeMachine?: boolean;
}

/** `create [EMAIL]`: makes a report, asking for what is missing where a person is there, runs and prints it. */
export async function createCommand(
  context: Context,
  emailText: string | undefined,
  flags: CreateFlags,
): Promise<void> {
  chosenFormat(context, flags);
  // In `create --wait anna@example.be` the address is no duration but the contact.
  const swallowed = typeof flags.wait === 'string' ? flags.wait : undefined;
  if (swallowed !== undefined && (emailText !== undefined || !swallowed.includes('@')))
    throw noDuration(swallowed);
  const zone = context.zone ?? systemZone();
  const now = context.now();
  const typed = emailText ?? swallowed;
  if (typed !== undefined) checkEmail(typed);
  let chosen =
    flags.actions || flags.excludeActions
      ? chooseActions(flags.actions ?? null, flags.excludeActions ?? [])
      : null;
  let period: PeriodFlags = { from: flags.from ?? null, to: flags.to ?? null, last: flags.last ?? null };
  resolvePeriod(period, zone, now);
  let email = typed;
  let archived = flags.archived;

  if (context.io.canPrompt) {
    const prompter = await context.prompter();
    const known = await context.openStore();
    const contact = email ?? (await prompter.email(knownContacts(known)));
    email = contact;
    chosen ??= await prompter.actions();
    if (period.from === null && period.to === null && period.last === null) {
      period = await prompter.period(
        (from, to) => whatIsWrong({ from, to, last: null }, zone, now),
        activityOf(contact, known, zone, now),
      );
    }
    archived ??= await prompter.archived();
  }
  if (email === undefined) {
    throw new UsageError(messages.errors.addressMissing, messages.errors.addressMissingHint);
  }

  const address = checkEmail(email);
  const store = await context.openOrCreateStore();
  const question: Question = {
    contacts: [{ key: address.key, shown: (await store.contacts.find(address.key)) ?? address.shown }],
    actions: chosen ?? allActions,
    last: period.last,
    zone,
    includeArchived: archived === true,
    sources: flags.source ? [...new Set(flags.source)] : null,
    excludeMachine: flags.excludeMachine === true,
  };
  const range = resolvePeriod(period, zone, now);
  if (flags.detach)
    return detach(context, store, { create: question, range, patience: patienceOf(flags.wait) });
  await runReport(context, store, flags, () =>
    store.reports.create(question, () => resolveRun(question, range, context.now)),
  );
}

const allActions: readonly ActionName[] = actions.map((action) => action.name);

function checkEmail(text: string) {
  const address = parseEmailAddress(text);
  if (!address)
    throw new UsageError(messages.errors.notAnAddress(text.trim() || '""'), messages.errors.notAnAddressHint);
  return address;
}

function whatIsWrong(period: PeriodFlags, zone: string, now: number): string | null {
  try {
    resolvePeriod(period, zone, now);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** Counts the contact's known events, all of them, whatever else the report will leave out. */
function activityOf(email: string, store: Store | null, zone: string, now: number): CountEvents {
  const key = parseEmailAddress(email)?.key;
  return async (periods) => {
    if (!store || key === undefined) return periods.map(() => 0);
    const ranges = periods.map((period) => resolvePeriod({ ...period, last: null }, zone, now));
    return store.contacts.countEvents(key, ranges);
  };
}

function knownContacts(store: Store | null) {
  const key = (email: string) => parseEmailAddress(email)?.key ?? email;
  return {
    suggest: async (text: string, limit: number) => (store ? store.contacts.suggest(text, limit) : []),
    has: async (email: string) => store !== null && (await store.contacts.find(key(email))) !== null,
    nearest: async (email: string, limit: number) => (store ? store.contacts.nearest(key(email), limit) : []),
  };
}
