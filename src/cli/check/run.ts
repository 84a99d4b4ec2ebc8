import { setImmediate } from 'node:timers/promises';
import { addCounts, checkMail, sourcesWithoutOptOuts } from '../../app/check-mail.ts';
import { type CheckSettings, defaultRules, type Finding, noCounts } from '../../domain/check/finding.ts';
import { parseGrace } from '../../domain/check/grace.ts';
import { StoreFacts } from '../../domain/consent/store-facts.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { resolvePeriod } from '../../domain/period.ts';
import type { EventSelection } from '../../domain/selection.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { NotFoundError, UsageError } from '../../errors.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import { renderBlocks } from '../../render/answers/blocks.ts';
import { type CheckPieces, checkJson, checkRows } from '../../render/answers/check-json.ts';
import { type CheckFigures, checkBlocks } from '../../render/answers/check-text.ts';
import type { ReportFormat } from '../../render/report/options.ts';
import type { Snapshot, Store } from '../../store/store.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { ageOf } from '../shared/age.ts';
import { parseOutput } from '../shared/output.ts';
import { AddressLines } from '../shared/read-addresses.ts';
import { openTarget, type ReportTarget, writeAll } from '../shared/report-target.ts';
import { requireKnown, typedScope } from '../shared/typed-scope.ts';
import type { check } from './declare.ts';

const usualGrace = '48h';
/** How many findings a table holds unless --limit is given. */
const shownAtMost = 1000;

/** `check [EMAIL...]`: finds mail that was sent after an opt-out. Makes no store. */
export async function checkCommand(
  context: Context,
  { email }: Args<typeof check>,
  flags: Flags<typeof check>,
): Promise<number> {
  const output = parseOutput(context, flags);
  if (flags.count && isRows(output.format))
    throw new UsageError(
      messages.errors.contradict('--count', `--format ${output.format}`),
      messages.errors.giveOne,
    );
  const settings = settingsOf(context, flags);
  const maxAge = flags.maxAge === undefined ? null : ageOf(flags.maxAge);
  const store = await context.openStore();
  const lines = new AddressLines(context);
  const asked = email === 'stdin' ? await collected(lines) : email;
  const contacts: EventSelection['contacts'] =
    email !== 'stdin' && asked.length === 0 ? 'all' : await knownKeys(store, asked);
  const snapshot = (await store?.snapshot()) ?? null;
  try {
    const scopes = (await snapshot?.scopes()) ?? [];
    if (settings.scope) requireKnown(settings.scope, scopes);
    const target = await openTarget(context, output);
    const run = { context, snapshot, facts: new StoreFacts(scopes), contacts, settings, flags, maxAge };
    const { format } = output;
    const figures =
      format === 'json'
        ? await stream(run, target, checkJson())
        : isRows(format)
          ? await stream(run, target, checkRows(format))
          : await page(run, target, format);
    const { certain, possible } = figures.counts;
    return lines.exitCode(certain > 0 || (flags.strict === true && possible > 0) || figures.stale.length > 0);
  } finally {
    await snapshot?.close();
  }
}

interface Run {
  readonly context: Context;
  readonly snapshot: Snapshot | null;
  readonly facts: StoreFacts;
  readonly contacts: EventSelection['contacts'];
  readonly settings: CheckSettings;
  readonly flags: Flags<typeof check>;
  /** `--max-age`, ms; null without it. */
  readonly maxAge: number | null;
}

/** Writes each finding as it is found; nothing is kept. */
async function stream(run: Run, target: ReportTarget, pieces: CheckPieces): Promise<CheckFigures> {
  const { limit = Number.POSITIVE_INFINITY, count } = run.flags;
  const most = count ? 0 : limit;
  let figures: CheckFigures | null = null;
  let omitted = 0;
  async function* all() {
    yield pieces.head();
    let shown = 0;
    const steps = search(run);
    for (let step = await steps.next(); ; step = await steps.next()) {
      if (step.done) {
        figures = step.value;
        yield pieces.foot(figures);
        return;
      }
      const texts = step.value.slice(0, most - shown).map((finding) => pieces.finding(finding));
      shown += texts.length;
      omitted += step.value.length - texts.length;
      yield texts.join('');
    }
  }
  await writeAll(target, all());
  // JSON has the figures; rows alone would hide that there are more.
  if (omitted > 0 && !run.context.json)
    await run.context.io.stderr.write(`${messages.check.more(messages.numbers.whole(omitted))}\n`);
  return figures ?? (await figuresOf(run, noCounts()));
}

/** Shows the first findings, by the time of their mails, and the figures. */
async function page(
  run: Run,
  target: ReportTarget,
  format: 'table' | 'markdown' | 'html',
): Promise<CheckFigures> {
  const { context, flags, settings } = run;
  const most = flags.count ? 0 : (flags.limit ?? shownAtMost);
  const findings: Finding[] = [];
  let more = 0;
  const figures = await withSpinner(context.io, messages.check.checking, async () => {
    const steps = search(run);
    for (let step = await steps.next(); ; step = await steps.next()) {
      if (step.done) return step.value;
      const shown = step.value.slice(0, most - findings.length);
      findings.push(...shown);
      more += step.value.length - shown.length;
    }
  });
  findings.sort((a, b) => a.mail.sentAt - b.mail.sentAt);
  const options = {
    zone: settings.zone,
    width: target.width,
    style: target.style,
    isCut: format === 'table' && target.isTerminal,
  };
  const blocks = checkBlocks(findings, flags.count ? 0 : more, figures, options);
  await writeAll(target, [renderBlocks(format, blocks, options)]);
  return figures;
}

/** The findings, step by step, then the figures. */
async function* search(run: Run): AsyncGenerator<readonly Finding[], CheckFigures> {
  const { context, snapshot, facts, contacts, settings } = run;
  const counts = noCounts();
  if (snapshot) {
    for await (const step of checkMail(snapshot, facts, contacts, settings)) {
      addCounts(counts, step.counts);
      yield step.findings;
      // Lets signals and the spinner have their turn.
      await setImmediate();
      context.signal.throwIfAborted();
    }
  }
  return figuresOf(run, counts);
}

async function figuresOf(
  { context, snapshot, contacts, settings, flags, maxAge }: Run,
  counts: CheckFigures['counts'],
): Promise<CheckFigures> {
  const sources = (await snapshot?.sources()) ?? [];
  const imports = sources.map(({ lastImport }) => lastImport).filter((each) => each !== null);
  const all = contacts === 'all' ? ((await snapshot?.countContacts()) ?? 0) : contacts.length;
  return {
    settings,
    grace: flags.grace ?? usualGrace,
    strict: flags.strict === true,
    period: { last: flags.last ?? null },
    asOf: imports.length === 0 ? null : Math.max(...imports),
    contacts: all,
    counts,
    noOptOuts: snapshot && contacts === 'all' ? await sourcesWithoutOptOuts(snapshot, settings) : [],
    // An import that was not recorded has no age.
    stale: sources
      .filter(
        ({ lastImport }) => maxAge !== null && lastImport !== null && context.now() - lastImport > maxAge,
      )
      .map(({ source }) => source),
    hasHistory: sources.length > 0,
  };
}

/** Reads the flags. Throws UsageError. */
function settingsOf(context: Context, flags: Flags<typeof check>): CheckSettings {
  const zone = context.zone ?? systemZone();
  const { from = null, to = null, last = null } = flags;
  const grace = parseGrace(flags.grace ?? usualGrace);
  const { invalidGrace, invalidGraceHint } = messages.check;
  if (!grace) throw new UsageError(invalidGrace(flags.grace ?? ''), invalidGraceHint);
  return {
    rules: flags.rule && flags.rule.length > 0 ? [...new Set(flags.rule)] : defaultRules,
    grace,
    zone,
    untyped: flags.untyped ?? null,
    includeTransactional: flags.includeTransactional === true,
    range: resolvePeriod({ from, to, last }, zone, context.now()),
    scope: typedScope(flags),
    sources: flags.source ?? 'all',
  };
}

async function collected(lines: AddressLines): Promise<EmailAddress[]> {
  const found: EmailAddress[] = [];
  for await (const each of lines.read()) found.push(each);
  return found;
}

/** The keys of contacts that the store knows. Throws NotFoundError if it does not know one. */
async function knownKeys(store: Store | null, asked: readonly EmailAddress[]): Promise<string[]> {
  const unknown: string[] = [];
  for (const { key, shown } of asked) if (!(await store?.contacts.find(key))) unknown.push(shown);
  const [only] = unknown;
  if (only === undefined) return asked.map(({ key }) => key);
  const near = (await store?.contacts.nearest(asked.find(({ shown }) => shown === only)?.key ?? '', 3)) ?? [];
  const { noSuchContacts, noSuchContactsHint } = messages.check;
  throw new NotFoundError(
    noSuchContacts(unknown),
    unknown.length === 1 && near.length > 0 ? messages.consent.nearest(near.join(', ')) : noSuchContactsHint,
  );
}

/** True for the formats of one finding a line. */
function isRows(format: ReportFormat): format is 'csv' | 'tsv' | 'ndjson' {
  return format === 'csv' || format === 'tsv' || format === 'ndjson';
}
