import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { migrations } from '../../../src/store/sqlite/database/migrations.ts';
import { runInProcess } from '../../support/in-process.ts';
import { fixture } from '../../support/program.ts';
import { type Attack, type Report, rounds } from '../attack.ts';
import { judge, type Sandbox, within } from '../support/sandbox.ts';

/** What the program of that time answered: the list, and each report in each format. */
type Answers = Readonly<Record<string, string>>;

const folder = fixture('stores');

/** Stores of every released schema version: they open, lose nothing, and old reports stay as they were. */
export const age: Attack = {
  name: 'age',
  title: 'stores of every released schema version, and newer ones',
  async run(budget, random, report) {
    const versions = readdirSync(folder).filter((name) => name.endsWith('.sql'));
    if (versions.length === 0) report.fault('there is no old store to try');
    await rounds(budget, report, async () => {
      for (const name of versions) {
        await within(undefined, (box) => opensOld(box, name, report));
        report.tried();
      }
      await within(undefined, (box) =>
        refusesNewer(box, versions[0] ?? '', migrations.length + 1 + random.below(1000), report),
      );
      report.tried();
    });
  },
};

/** Makes the store that `name` is the dump of. */
export function restore(path: string, name: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new Database(path);
  db.exec(readFileSync(join(folder, name), 'utf8'));
  db.pragma('journal_mode = WAL');
  db.close();
  chmodSync(path, 0o600);
}

/** What no later version changes: campaigns may become those of a platform, and events are found by other numbers. */
function contents(path: string): string {
  const db = new Database(path, { readonly: true });
  try {
    const queries = [
      'SELECT id, email, shown FROM contacts ORDER BY 1',
      'SELECT id, max(name), max(type), max(archived), max(archived_by_hand), sum(events) FROM campaigns GROUP BY id',
      'SELECT ref, name FROM sources ORDER BY 1',
      `SELECT contact, timestamp, action, source, source_id, campaigns.id, details, batch FROM events
        LEFT JOIN campaigns ON campaigns.ref = campaign ORDER BY 1, 2, 3, 4, 5, 6, 7`,
      `SELECT id, report, status, period_from, period_to, started_at, completed_at, progress, event_count,
        archived_not_shown, sources, failure FROM runs ORDER BY 1`,
      'SELECT run, ref, id, name, type, archived FROM run_campaigns ORDER BY 1, 2',
    ];
    return JSON.stringify(queries.map((query) => db.prepare(query).raw().all()));
  } finally {
    db.close();
  }
}

async function opensOld(box: Sandbox, name: string, report: Report): Promise<void> {
  restore(box.path, name);
  const before = contents(box.path);
  const expected = JSON.parse(readFileSync(join(folder, name.replace('.sql', '.json')), 'utf8')) as Answers;
  const compare = async () => {
    for (const [command, answer] of Object.entries(expected)) {
      const args = command.split(' ');
      // In this process: each is one of many, and how a process starts is tried elsewhere.
      const viewed = await runInProcess([...args, '--store', box.path]);
      const ended = { ...viewed, args, ms: 0, memory: 0, hung: false };
      if (judge(report, ended, [0]) && !isSame(command, ended.stdout, answer))
        report.fault(`${name}: ${command} answers differently`, ended.stdout);
    }
  };
  await compare();
  if (contents(box.path) !== before) report.fault(`${name}: rows changed by opening it`);
  judge(report, await box.run(['doctor', '--json']), [0]);
  judge(report, await box.run(['import', fixture('history.ndjson')]), [0]);
  judge(report, await box.run(['create', 'anna.peeters@example.be', '--json']), [0]);
  judge(report, await box.run(['rm', '7', '--yes']), [0]);
  await compare();
  judge(report, await box.run(['doctor', '--json']), [0]);
}

async function refusesNewer(box: Sandbox, name: string, version: number, report: Report): Promise<void> {
  restore(box.path, name);
  const db = new Database(box.path);
  db.pragma(`user_version = ${version}`);
  db.close();
  const before = readFileSync(box.path);
  for (const args of [
    ['list'],
    ['import', fixture('history.ndjson')],
    ['create', 'a@example.be'],
    ['doctor'],
    ['view', '1'],
  ]) {
    const ended = await box.run(args);
    judge(report, ended, [1]);
    if (!`${ended.stdout}${ended.stderr}`.includes('A newer version of contact-report wrote'))
      report.fault(`a store of version ${version} is not refused as newer`, ended);
  }
  if (!readFileSync(box.path).equals(before)) report.fault('a newer store was changed');
}

/** True if an answer holds all that it held then; documents and columns may be more today. */
function isSame(command: string, now: string, then: string): boolean {
  if (command.endsWith(' json')) return includes(JSON.parse(now), JSON.parse(then));
  const rows = command.endsWith(' csv') ? csvRows : jsonLines;
  return includes(rows(now), rows(then));
}

function csvRows(text: string): unknown {
  return parse(text, { columns: true });
}

function jsonLines(text: string): unknown {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** True if `whole` has every key and every item of `part`, and no other item. */
function includes(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null || typeof whole !== 'object' || whole === null)
    return whole === part;
  if (Array.isArray(part) && (whole as unknown[]).length !== part.length) return false;
  return Object.entries(part).every(([key, value]) =>
    includes((whole as Record<string, unknown>)[key], value),
  );
}
