// The facts about each source over time, and what may be missing. The sentences about it name both possibilities: that
// nothing happened, and that nothing was imported.

/** The events of one source on one day. */
export interface SourceDay {
  /** The platform; null: events that name none. */
  readonly source: string | null;
  /** In UTC, from 1970. */
  readonly day: number;
  readonly events: number;
  /** The first and the last event, ms UTC. */
  readonly first: number;
  readonly last: number;
  readonly sent: number;
  readonly delivered: number;
  readonly opened: number;
  readonly clicked: number;
  readonly optIns: number;
  readonly optOuts: number;
}

/** The part of an import that brought new events of one source. */
export interface SourceImport {
  readonly source: string | null;
  readonly events: number;
  /** Null if imports were not recorded then. */
  readonly import: {
    readonly id: number;
    /** ms UTC */
    readonly startedAt: number;
    readonly files: readonly string[];
    readonly formats: readonly string[];
    readonly zone: string;
    readonly rejected: number;
    readonly zoneless: number;
  } | null;
}

/** The warnings about a source, in the order in which it is shown. */
export const coverageWarnings = [
  'gap',
  'noOptIns',
  'noOptOuts',
  'noSent',
  'noOpens',
  'noClicks',
  'stale',
  'rejected',
  'zoneless',
  'notKnown',
] as const;

/** One of {@link coverageWarnings}. */
export type CoverageWarning = (typeof coverageWarnings)[number];

/** Days without events, both included; days in UTC, from 1970. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

/** The counts of events by kind. */
export type Counts = Readonly<
  Record<'sent' | 'delivered' | 'opened' | 'clicked' | 'optIns' | 'optOuts', number>
>;

/** The facts about one source. */
export interface SourceCoverage {
  readonly source: string | null;
  readonly events: number;
  /** ms UTC */
  readonly first: number;
  readonly last: number;
  readonly counts: Counts;
  /** Oldest first. */
  readonly imports: readonly SourceImport[];
  /** When the last import that brought events of it started, ms UTC. */
  readonly lastImport: number | null;
  /** The median distance of two days with events, one after the other; null with fewer than two of these. */
  readonly usualPauseDays: number | null;
  /** The shortest pause that counts as a gap, in days. */
  readonly gapFrom: number;
  /** The longest first. */
  readonly gaps: readonly Gap[];
  readonly warnings: readonly CoverageWarning[];
}

const leastGap = 7;
const timesUsual = 5;
/** Opens or clicks are missed if so many mails, within so many days, have none. */
const manyMails = 50;
const runOfDays = 30;
const kinds = ['sent', 'delivered', 'opened', 'clicked', 'optIns', 'optOuts'] as const;

/**
 * The facts about each source, by its name. A source is stale if its last import is older than `maxAge` (ms);
 * if that is null, than five times the usual distance of its imports.
 */
export function coverageOf(
  days: readonly SourceDay[],
  imports: readonly SourceImport[],
  now: number,
  maxAge: number | null,
): SourceCoverage[] {
  const sources = [...new Set(days.map(({ source }) => source))];
  return sources
    .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map((source) => {
      const own = days.filter((each) => each.source === source).sort((a, b) => a.day - b.day);
      const brought = imports
        .filter((each) => each.source === source)
        .sort((a, b) => (a.import?.startedAt ?? 0) - (b.import?.startedAt ?? 0));
      return ofSource(source, own, brought, now, maxAge);
    });
}

function ofSource(
  source: string | null,
  days: readonly SourceDay[],
  imports: readonly SourceImport[],
  now: number,
  maxAge: number | null,
): SourceCoverage {
  const total = (kind: (typeof kinds)[number] | 'events') => days.reduce((sum, each) => sum + each[kind], 0);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, total(kind)])) as Counts;
  const pauses = days.slice(1).map(({ day }, n): Gap => {
    const from = (days[n]?.day ?? day) + 1;
    return { from, to: day - 1, days: day - from };
  });
  const usual = median(pauses.map((pause) => pause.days + 1));
  const gapFrom = Math.max(leastGap, timesUsual * (usual ?? 0));
  const gaps = pauses
    .filter((pause) => pause.days >= gapFrom)
    .sort((a, b) => b.days - a.days || a.from - b.from);
  const started = imports.flatMap((each) => (each.import ? [each.import.startedAt] : []));
  const has: Readonly<Record<CoverageWarning, boolean>> = {
    gap: gaps.length > 0,
    noOptIns: counts.optIns === 0,
    noOptOuts: counts.optOuts === 0,
    noSent: counts.sent === 0 && counts.opened + counts.delivered > 0,
    noOpens: lacks(days, 'opened'),
    noClicks: lacks(days, 'clicked'),
    stale: isStale(started, now, maxAge),
    rejected: imports.some((each) => (each.import?.rejected ?? 0) > 0),
    zoneless: imports.some((each) => (each.import?.zoneless ?? 0) > 0),
    notKnown: imports.some((each) => each.import === null),
  };
  return {
    ...{ source, events: total('events'), counts, imports, usualPauseDays: usual, gapFrom, gaps },
    first: Math.min(...days.map(({ first }) => first)),
    last: Math.max(...days.map(({ last }) => last)),
    lastImport: started.at(-1) ?? null,
    warnings: coverageWarnings.filter((warning) => has[warning]),
  };
}

/** True if many mails were sent within a month, and none of that kind came in that time. */
function lacks(days: readonly SourceDay[], kind: 'opened' | 'clicked'): boolean {
  const begin = days[0]?.day ?? 0;
  let [start, mails, found] = [0, 0, 0];
  for (const day of days) {
    mails += Math.max(day.sent, day.delivered);
    found += day[kind];
    for (let first = days[start]; first && day.day - first.day >= runOfDays; first = days[start]) {
      mails -= Math.max(first.sent, first.delivered);
      found -= first[kind];
      start += 1;
    }
    const isWhole = day.day - begin >= runOfDays - 1 || day === days.at(-1);
    if (isWhole && mails >= manyMails && found === 0) return true;
  }
  return false;
}

function isStale(started: readonly number[], now: number, maxAge: number | null): boolean {
  const last = started.at(-1);
  if (last === undefined) return false;
  if (maxAge !== null) return now - last > maxAge;
  const usual = median(started.slice(1).map((moment, n) => moment - (started[n] ?? moment)));
  return usual !== null && usual > 0 && now - last > timesUsual * usual;
}

/** The middle one; of an even number of them, the larger of the two. */
function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted[middle] ?? null;
}
