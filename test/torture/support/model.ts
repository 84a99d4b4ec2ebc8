import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolderOnDisk, remove } from '../../support/temporary-folder.ts';
import type { Report } from '../attack.ts';
import { startProgram } from './sandbox.ts';

/** The contact most of the events are about. */
export const busy = 'busy@example.com';

/** An event as it is made up, so that what a report must show is known without asking the program. */
export interface Made {
  readonly email: string;
  readonly action: string;
  readonly timestamp: string;
  readonly campaign: { readonly id: string; readonly name: string; readonly archived?: boolean } | null;
  readonly details: { readonly url: string };
  readonly id: string;
  readonly source: string;
}

const campaignActions = ['campaignSent', 'campaignRead', 'campaignLinkClicked'];
const actions = [...campaignActions, 'unsubscribed', 'bounced'];
const start = Date.UTC(2024, 0, 1);

/** Campaigns that are archived from the beginning. */
const archivedAtFirst = ['c-3', 'c-7'];

/** The nth event there is. */
export function made(n: number): Made {
  const campaign = `c-${n % 12}`;
  const archived = archivedAtFirst.includes(campaign);
  return {
    email: n % 3 === 0 ? `person.${n % 50}@example.com` : busy,
    action: actions[n % actions.length] ?? '',
    timestamp: new Date(start + n * 60_000).toISOString(),
    campaign:
      n % 4 === 0 ? null : { id: campaign, name: `Newsletter ${n % 12}`, ...(archived && { archived }) },
    details: { url: `https://www.example.com/${n % 11}` },
    id: `e-${n}`,
    source: 'test',
  };
}

/** Events `from` to below `to` as NDJSON. */
export function madeLines(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => `${JSON.stringify(made(from + i))}\n`).join('');
}

/** Whether a report on `email` without --archived shows an event; written anew here, apart from the program. */
export function isShown(
  { email, action, campaign }: Made,
  contact: string,
  archived: ReadonlySet<string>,
): boolean {
  if (email !== contact) return false;
  return !(campaignActions.includes(action) && campaign !== null && archived.has(campaign.id));
}

/** A store to begin with: `count` events in two imports, reports 1 and 2 on the busy contact and on nobody. */
export interface Base {
  readonly path: string;
  readonly count: number;
  remove(): void;
}

export async function makeBase(count: number): Promise<Base> {
  const folder = makeFolderOnDisk();
  const path = join(folder, 'base.db');
  const half = Math.floor(count / 2);
  const files = [madeLines(0, half), madeLines(half, count)].map((text, index) => {
    const file = join(folder, `${index}.ndjson`);
    writeFileSync(file, text);
    return file;
  });
  for (const args of [
    ['import', ...files],
    ['create', busy],
    ['create', 'person.3@example.com'],
  ]) {
    const { code, stderr } = await startProgram([
      ...args,
      '--format',
      args[0] === 'import' ? 'auto' : 'ndjson',
      '--store',
      path,
    ]).ended;
    if (code !== 0) throw new Error(`the base store could not be made: ${stderr}`);
  }
  return { path, count, remove: () => remove(folder) };
}

/** What may be true of a store that was attacked. */
export interface Expected {
  /** Every event up to here was in it before any report was made. */
  readonly base: number;
  /** Every event up to here is in it now; that of `base` if left out. */
  readonly now?: number;
  /** Ids of campaigns that are archived, before or after the attack: each report was made under one of these. */
  readonly archived?: readonly (readonly string[])[];
  /** A run may be processing: somebody is alive. */
  readonly alive?: boolean;
}

interface RunRow {
  readonly id: number;
  readonly report: number;
  readonly contact: string;
  readonly event_count: number;
}

/** Looks into a store, past the program, for anything that must not be; gives the numbers of its events. */
export function autopsy(path: string, expected: Expected, report: Report): Set<number> {
  const db = new Database(path);
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') report.fault('SQLite finds damage', integrity);
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) report.fault('references lead nowhere', broken.slice(0, 3));
    const batchOf = eventsIn(db, report);
    for (let n = 0; n < (expected.now ?? expected.base); n += 1) {
      if (!batchOf.has(n)) {
        report.fault('an event is lost', n);
        break;
      }
    }
    checkCounts(db, report);
    const processing = db.prepare("SELECT count(*) FROM runs WHERE status = 'processing'").pluck().get();
    if (!expected.alive && processing !== 0) report.fault('a run is processing and nobody is alive');
    for (const run of completedRuns(db)) checkAnswer(db, run, batchOf, expected, report);
    return new Set(batchOf.keys());
  } finally {
    db.close();
  }
}

function eventsIn(db: Database.Database, report: Report): Map<number, number> {
  const rows = db.prepare('SELECT source_id, batch FROM events').raw().all() as [string, number][];
  const batchOf = new Map(rows.map(([id, batch]) => [Number(id.slice(2)), batch]));
  if (batchOf.size !== rows.length) report.fault('an event is there twice', rows.length - batchOf.size);
  return batchOf;
}

function checkCounts(db: Database.Database, report: Report): void {
  const wrong = db
    .prepare('SELECT id FROM campaigns WHERE events <> (SELECT count(*) FROM events WHERE campaign = ref)')
    .pluck()
    .all();
  if (wrong.length > 0) report.fault('the event count of a campaign is wrong', wrong);
}

function completedRuns(db: Database.Database): RunRow[] {
  return db
    .prepare(`
      SELECT runs.id, report, (SELECT email FROM report_contacts WHERE report_contacts.report = runs.report) AS contact, event_count FROM runs JOIN reports ON reports.id = report
      WHERE status = 'completed'`)
    .all() as RunRow[];
}

// What a run shows is what was in the store at one moment: all batches up to some number.
function checkAnswer(
  db: Database.Database,
  run: RunRow,
  batchOf: Map<number, number>,
  { base, archived = [archivedAtFirst] }: Expected,
  report: Report,
): void {
  const ids = db.prepare('SELECT source_id FROM run_events WHERE run = ?').pluck().all(run.id) as string[];
  const shown = new Set(ids.map((id) => Number(id.slice(2))));
  if (ids.length !== run.event_count)
    report.fault('a completed report lacks rows', { run, rows: ids.length });
  let last = 0;
  for (const n of shown) last = Math.max(last, batchOf.get(n) ?? Number.POSITIVE_INFINITY);
  const fits = archived.some((campaigns) => {
    const hidden = new Set(campaigns);
    let count = 0;
    for (const [n, batch] of batchOf) {
      if ((batch > last && n >= base) || !isShown(made(n), run.contact, hidden)) continue;
      if (!shown.has(n)) return false;
      count += 1;
    }
    return count === shown.size;
  });
  if (!fits) report.fault('a completed report shows other rows than were in the store', run);
}
