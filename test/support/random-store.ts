import fc from 'fast-check';
import { actions as listed } from '../../src/domain/actions.ts';

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** One record of an import, and who and when it means. */
export type GeneratedRecord = Of<ReturnType<typeof recordsAround>>;

/** Two imports, with campaigns archived and unarchived by hand between them, then a question. */
export type Scenario = Of<ReturnType<typeof scenarios>>;

/** When every question is asked; noon and a bit, so that no zone changes its clocks just then. */
export const now = Date.UTC(2026, 9, 27, 12, 34, 56);

const hour = 3_600_000;
const day = 24 * hour;

/** Contacts, each in several spellings. Nobody writes about the last one. */
export const people: readonly (readonly string[])[] = [
  ['anna@example.be', 'Anna@Example.be', 'ANNA@EXAMPLE.BE'],
  ['zoé@exämple.example', 'ZOÉ@EXÄMPLE.example', 'zoe\u0301@xn--exmple-cua.example'],
  ['anna@example.com', 'Anna@example.com'],
  ['nobody@example.net'],
];

/** Zones, and days on and beside which their clocks do something. */
const calendars: readonly (readonly [string, readonly string[]])[] = [
  ['UTC', ['2026-02-28', '2024-02-29', '2025-12-31']],
  ['Europe/Brussels', ['2026-03-29', '2026-10-25', '2026-01-31']],
  ['America/Sao_Paulo', ['2018-11-04', '2018-02-17', '2026-10-20']],
  ['Pacific/Apia', ['2011-12-29', '2011-12-31', '2026-10-26']],
  ['Australia/Lord_Howe', ['2026-04-05', '2026-10-04']],
  ['Asia/Kathmandu', ['2026-01-01', '2026-10-01']],
  ['America/New_York', ['2026-03-08', '2025-11-02']],
];

const names = listed.map(({ name }) => name);
/** Few, so that events collide. */
const frequent = ['campaignRead', 'campaignLinkClicked', 'unsubscribed', 'campaignSent', 'bounced'];
const sources = ['flexmail', 'shop'];

const action = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...frequent) }, fc.constantFrom(...names));

const inSomeCase = (text: string) =>
  fc.constantFrom(text, text.toLowerCase(), text.toUpperCase(), text.replace('campaignSent', 'campaignSend'));

const campaign = fc.record(
  {
    id: fc.constantFrom('c-1', 'c-2', 'c-3', '42'),
    name: fc.constantFrom(null, 'Spring', 'Printemps 🌷', 'Été'),
    type: fc.constantFrom(null, 'campaign', 'test', 'workflow', 'transactional'),
    archived: fc.constantFrom(null, true, false),
  },
  { requiredKeys: ['id'] },
);

const details = fc.record(
  {
    url: fc.constantFrom('https://example.com/a', 'https://example.com/b'),
    messageId: fc.constantFrom('<1@example.com>', '<2@example.com>'),
    machine: fc.constantFrom(true, false),
    // The first one stays. It tells events apart only if they have no ids.
    note: fc.constantFrom('', 'é"\\', '{"machine":true}', 7, null),
  },
  { requiredKeys: [] },
);

/** Moments in quarters of an hour around a day, some a millisecond beside. */
function momentsAround(days: readonly string[]): fc.Arbitrary<number> {
  return fc
    .tuple(
      fc.constantFrom(...days),
      fc.integer({ min: -4 * 38, max: 4 * 62 }),
      fc.constantFrom(0, 0, 0, -1, 1, 499),
    )
    .map(([text, quarters, beside]) => Date.parse(`${text}T00:00:00Z`) + (quarters * hour) / 4 + beside);
}

/** A moment as files write it: in UTC, with an offset, as a number. */
function written(moment: number) {
  const offset = (text: string, hours: number) =>
    new Date(moment + hours * hour).toISOString().replace('Z', text);
  return fc.constantFrom<string | number>(
    new Date(moment).toISOString(),
    offset('+05:30', 5.5),
    offset('-03:00', -3),
    moment,
  );
}

function recordsAround(days: readonly string[]) {
  return fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 2), momentsAround(days), action)
    .chain(([person, moment, name]) =>
      fc.record({
        person: fc.constant(person),
        moment: fc.constant(moment),
        email: fc.constantFrom(...(people[person] ?? [])),
        timestamp: written(moment),
        action: inSomeCase(name),
        campaign: fc.option(campaign, { freq: 4 }),
        details,
        id: fc.constantFrom(null, 'a', 'b'),
        source: fc.constantFrom(null, ...sources),
      }),
    );
}

/** Records, some of them said again with other words around what makes them the same. */
function recordList(days: readonly string[], maxLength: number) {
  const list = fc.array(fc.tuple(recordsAround(days), fc.option(details, { freq: 1 })), {
    maxLength,
    size: 'max',
  });
  return list.map((pairs) => {
    const again = pairs.flatMap(([record, other]): GeneratedRecord[] => {
      if (!other) return [];
      const { note: _note, machine: _machine, ...same } = record.details;
      return [{ ...record, details: { ...same, ...(other.note !== undefined && { note: other.note }) } }];
    });
    return [...pairs.map(([record]) => record), ...again];
  });
}

function periodAround(days: readonly string[], withLast: boolean) {
  const dayNear = fc
    .tuple(fc.constantFrom(...days), fc.integer({ min: -1, max: 2 }))
    .map(([text, n]) => new Date(Date.parse(`${text}T00:00:00Z`) + n * day).toISOString().slice(0, 10));
  const timeNear = momentsAround(days).map((moment) => new Date(moment).toISOString());
  const never = fc.constant<string | null>(null);
  const period = (kind: string, end: fc.Arbitrary<string | null>, last: fc.Arbitrary<string | null>) =>
    fc.record({ kind: fc.constant(kind), from: end, to: end, last });
  const lasts = fc.constantFrom<string | null>('1d', '2d', '30D', '4w', '7m', '8m', '1y', '15y');
  return fc.oneof(
    period('none', never, never),
    { weight: 4, arbitrary: period('days', fc.option(dayNear, { freq: 3 }), never) },
    period('times', fc.option(timeNear, { freq: 3 }), never),
    withLast ? period('last', never, lasts) : period('none', never, never),
  );
}

/** Random stores and questions; `withLast` also such as depend on the time of asking. */
export function scenarios({ withLast }: { readonly withLast: boolean }) {
  const word = fc.constantFrom(...names, 'email', 'campaign', 'all', 'email', 'campaign').chain(inSomeCase);
  const words = fc.array(word, { maxLength: 6 });
  const nothing = fc.constant<string[]>([]);
  const someCampaigns = fc.subarray(['c-1', 'c-2', 'c-3', '42']);
  const about = fc
    .constantFrom(0, 0, 0, 0, 1, 1, 2, 3)
    .chain((person) =>
      fc.record({ person: fc.constant(person), email: fc.constantFrom(...(people[person] ?? [])) }),
    );
  return fc.constantFrom(...calendars).chain(([zone, days]) =>
    fc.record({
      zone: fc.constant(zone),
      first: recordList(days, 30),
      archive: someCampaigns,
      unarchive: someCampaigns,
      second: recordList(days, 15),
      question: fc.record({
        about,
        actions: fc.oneof(nothing, words),
        excluded: fc.oneof({ weight: 3, arbitrary: nothing }, words),
        period: periodAround(days, withLast),
        includeArchived: fc.boolean(),
        sources: fc.option(fc.subarray([...sources, 'nowhere'], { minLength: 1 }), { freq: 1 }),
        excludeMachine: fc.boolean(),
        sort: fc.constantFrom('asc' as const, 'desc' as const),
      }),
    }),
  );
}

/** Records as a file to import. */
export const ndjson = (records: readonly GeneratedRecord[]) =>
  records.map(({ person, moment, ...record }) => `${JSON.stringify(record)}\n`).join('');

/** The flags of `create` that ask the question of a scenario. */
export function flagsOf({ zone, question }: Scenario): string[] {
  const { actions, excluded, period, includeArchived, sources, excludeMachine, sort } = question;
  const flags = {
    '--actions': actions.join(),
    '--from': period.from,
    '--to': period.to,
    '--source': sources?.join(),
  };
  return [
    ...['--tz', zone, '--sort', sort, ...(includeArchived ? ['--archived'] : [])],
    ...Object.entries(flags).flatMap(([flag, value]) => (value ? [flag, value] : [])),
    ...excluded.flatMap((name) => ['--exclude-actions', name]),
    ...(excludeMachine ? ['--exclude-machine'] : []),
  ];
}

const actionNames = new Map(names.map((name) => [name.toLowerCase(), name as string]));

/** The action that a word in some case is. */
export const actionOf = (text: string) => actionNames.get(text.toLowerCase()) ?? 'campaignSent';

export const isCampaignAction = (name: string) => name.startsWith('campaign');

const meant = (words: readonly string[]) =>
  names.filter((name) =>
    words.some((word) => {
      if (word.toLowerCase() === 'all') return true;
      if (word.toLowerCase() === 'campaign') return isCampaignAction(name);
      if (word.toLowerCase() === 'email') return !isCampaignAction(name);
      return actionOf(word) === name;
    }),
  );

/** The actions that a question asks for. */
export function askedActions({ question: { actions, excluded } }: Scenario): string[] {
  const without = meant(excluded);
  return meant(actions.length > 0 ? actions : ['all']).filter((name) => !without.includes(name));
}

/** Whether a question is one that cannot be asked: no action is left, its period holds no moment, or a day of it did not exist. */
export function isImpossible(scenario: Scenario): boolean {
  const { zone, question } = scenario;
  const { kind, from, to } = question.period;
  if (askedActions(scenario).length === 0) return true;
  // A day that did not exist there.
  if (kind === 'days' && zone === 'Pacific/Apia' && [from, to].includes('2011-12-30')) return true;
  if (from === null || to === null) return false;
  return kind === 'times' ? from >= to : from > to;
}

/** What the clocks of a zone show, as text that sorts: `2026-03-29T02:30:00`. */
function clock(moment: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(moment).replace(' ', 'T');
}

/** Whether a moment is within the period of a question, by what the clocks of its zone show. */
export function isAsked(moment: number, { zone, question: { period } }: Scenario): boolean {
  const { kind, from, to, last } = period;
  if (kind === 'times') return (!from || moment >= Date.parse(from)) && (!to || moment < Date.parse(to));
  const shown = clock(moment, zone);
  if (kind === 'days') return (!from || shown.slice(0, 10) >= from) && (!to || shown.slice(0, 10) <= to);
  if (last === null) return true;
  const begin = new Date(`${clock(now, zone)}Z`);
  const count = Number.parseInt(last, 10);
  if (/d$/i.test(last)) begin.setUTCDate(begin.getUTCDate() - count);
  if (/w$/.test(last)) begin.setUTCDate(begin.getUTCDate() - 7 * count);
  if (/m$/.test(last)) begin.setUTCMonth(begin.getUTCMonth() - count);
  if (/y$/.test(last)) begin.setUTCFullYear(begin.getUTCFullYear() - count);
  return moment < now && shown >= begin.toISOString().slice(0, 19);
}
