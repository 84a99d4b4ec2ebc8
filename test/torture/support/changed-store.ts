import Database from 'better-sqlite3';
import { fixture } from '../../support/program.ts';
import type { Report } from '../attack.ts';
import type { Random } from '../random.ts';
import { nasty } from './damage.ts';
import { judge, type Sandbox } from './sandbox.ts';

const anna = 'anna.peeters@example.be';
const commands = [
  ['list', '--json'],
  ['list'],
  ['view', '1', '--json'],
  ['view', '1'],
  ['view', '1', '--format', 'html'],
  ['rerun', '1', '--json'],
  ['create', anna, '--json'],
  ['create', anna],
  ['doctor', '--json'],
  ['campaigns', '--json'],
  ['store', 'info', '--json'],
  ['import', fixture('history.json'), '--json'],
  ['delete', '1', '--yes', '--json'],
];
const numbers = [
  0n,
  1n,
  -1n,
  250n,
  2n ** 31n,
  8_640_000_000_000_001n,
  -9_000_000_000_000_001n,
  2n ** 63n - 1n,
];
const texts = [
  ...nasty,
  '{',
  '[]',
  '[1]',
  '{}',
  'null',
  '5',
  'processing',
  'completed',
  'failed',
  '["nope"]',
];
const schemaChanges = [
  'DROP TABLE run_campaigns',
  'DROP INDEX one_run_processing',
  'ALTER TABLE reports RENAME COLUMN zone TO place',
  "CREATE TRIGGER evil AFTER INSERT ON runs BEGIN SELECT RAISE(ABORT, 'evil'); END",
  'ALTER TABLE events RENAME TO other; CREATE VIEW events AS SELECT * FROM other',
];

/**
 * A whole SQLite file in which somebody else has changed rows, or tables: every command says so in a sentence, or
 * gives an answer, which is JSON where JSON was asked for.
 */
export async function openChanged(box: Sandbox, random: Random, report: Report): Promise<void> {
  judge(report, await box.run(['import', fixture('history.ndjson')]), [0]);
  judge(report, await box.run(['create', anna]), [0]);
  judge(report, await box.run(['create', anna, '--last', '1y', '--source', 'flexmail']), [0]);
  const change = changeOf(box.path, random);
  for (let n = 0; n < 4; n += 1) {
    const ended = await box.run(random.pick(commands));
    if (!judge(report, ended, [0, 1, 2, 3, 4])) report.fault('after this change', change);
    if (ended.code === 0 && ended.args.includes('--json') && !isJson(ended.stdout))
      report.fault('JSON that is none', { change, stdout: ended.stdout.slice(0, 300) });
  }
}

/** Changes a store past the program; says how. */
function changeOf(path: string, random: Random): string {
  const db = new Database(path);
  try {
    db.pragma('foreign_keys = OFF');
    if (random.chance(0.1)) {
      const sql = random.pick(schemaChanges);
      db.exec(sql);
      return sql;
    }
    const columns = db
      .prepare(`
        SELECT tables.name AS "table", columns.name AS "column", columns.type
        FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'`)
      .all() as { table: string; column: string; type: string }[];
    const { table, column, type } = random.pick(columns);
    const value = random.chance(0.15)
      ? null
      : random.pick<bigint | string>(type === 'TEXT' ? texts : numbers);
    const sql = `UPDATE OR IGNORE ${table} SET ${column} = ?`;
    try {
      db.prepare(sql).run(value);
    } catch {
      return ''; // The schema itself forbids it.
    }
    return `${sql} ${String(value).slice(0, 80)}`;
  } finally {
    db.close();
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
