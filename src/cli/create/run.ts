import { type ActionName, actions as actionTable } from '../../domain/actions.ts';
import { chooseActions } from '../../domain/choose-actions.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { type PeriodFlags, resolvePeriod, resolveRun } from '../../domain/period.ts';
import type { Question, Range } from '../../domain/report.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { CountEvents } from '../../prompts/prompter.ts';
import type { Store } from '../../store/store.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { detach } from '../shared/detach.ts';
import { knownContacts } from '../shared/known-contacts.ts';
import { parseOutput } from '../shared/output.ts';
import { runAndPrint } from '../shared/run-and-print.ts';
import { address as readAddress } from '../values.ts';
import type { create } from './declare.ts';

/** `create [EMAIL]`: makes a report, asking a person for what is missing, runs and prints it. */
export async function createCommand(
  context: Context,
  { email }: Args<typeof create>,
  flags: Flags<typeof create>,
): Promise<void> {
  const output = parseOutput(context, flags);
  const parsed = parseCreate(email, flags, context);
  const request = context.io.canPrompt ? await askForMissing(context, parsed) : parsed;
  const { address } = request;
  if (!address) throw new UsageError(messages.errors.addressMissing, messages.errors.addressMissingHint);
  const store = await context.openOrCreateStore();
  const question: Question = {
    contacts: [{ key: address.key, shown: (await store.contacts.find(address.key)) ?? address.shown }],
    actions: request.actions ?? allActions,
    last: request.period?.last ?? null,
    zone: request.zone,
    includeArchived: request.archived === true,
    sources: flags.source ? [...new Set(flags.source)] : null,
    excludeMachine: flags.excludeMachine === true,
  };
  const range = request.period?.range ?? wholeHistory;
  const waitTimeoutMs = flags.wait ?? 0;
  if (flags.detach) return detach(context, store, { create: question, range, waitTimeoutMs });
  await runAndPrint(context, store, output, waitTimeoutMs, () =>
    store.reports.create(question, () => ({ ...resolveRun(question, range, context.now), atOnce: true })),
  );
}

/** The flags of `create`; null for values that a prompt may ask for. */
interface CreateRequest {
  readonly address: EmailAddress | null;
  readonly actions: readonly ActionName[] | null;
  readonly period: Period | null;
  readonly archived: boolean | null;
  /** The zone and the time (ms UTC) in which days are read. */
  readonly zone: string;
  readonly now: number;
}

interface Period {
  readonly range: Range;
  readonly last: string | null;
}

const wholeHistory: Range = { from: null, to: null };

/** Reads the flags, once; nothing below checks them again. Throws UsageError. */
function parseCreate(
  address: EmailAddress | undefined,
  { actions, excludeActions, from, to, last, archived }: Flags<typeof create>,
  context: Pick<Context, 'zone' | 'now'>,
): CreateRequest {
  const zone = context.zone ?? systemZone();
  const now = context.now();
  const isPeriodGiven = from !== undefined || to !== undefined || last !== undefined;
  const typed = { from: from ?? null, to: to ?? null, last: last ?? null };
  return {
    address: address ?? null,
    actions: actions || excludeActions ? chooseActions(actions ?? null, excludeActions ?? []) : null,
    period: isPeriodGiven ? periodOf(typed, zone, now) : null,
    archived: archived ?? null,
    zone,
    now,
  };
}

/** Asks a person for what the request leaves open, in the order of the questions. */
async function askForMissing(context: Context, request: CreateRequest): Promise<CreateRequest> {
  const { zone, now } = request;
  const prompter = await context.prompter();
  const store = await context.openStore();
  const address = request.address ?? readAddress(await prompter.email(knownContacts(store)));
  const actions = request.actions ?? (await prompter.actions());
  const period =
    request.period ??
    periodOf(
      await prompter.period(
        (from, to) => periodError({ from, to, last: null }, zone, now),
        activityOf(address, store, zone, now),
      ),
      zone,
      now,
    );
  const archived = request.archived ?? (await prompter.archived());
  return { ...request, address, actions, period, archived };
}

function periodOf(typed: PeriodFlags, zone: string, now: number): Period {
  return { range: resolvePeriod(typed, zone, now), last: typed.last };
}

const allActions: readonly ActionName[] = actionTable.map(({ name }) => name);

function periodError(period: PeriodFlags, zone: string, now: number): string | null {
  try {
    resolvePeriod(period, zone, now);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** Counts all known events of the contact, also those that the report will leave out. */
function activityOf({ key }: EmailAddress, store: Store | null, zone: string, now: number): CountEvents {
  return async (periods) => {
    if (!store) return periods.map(() => 0);
    const ranges = periods.map((period) => resolvePeriod({ ...period, last: null }, zone, now));
    return store.contacts.countEvents(key, ranges);
  };
}
