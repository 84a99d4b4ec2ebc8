// Writes fixtures/stores/vN.sql and vN.json: a store of schema N with reports of every kind as SQL text, and what the
// program of that schema answers. To be run once for each schema that is released, after a build:
//   node test/torture/support/make-old-store.mjs [CHECKOUT]
// CHECKOUT is a built checkout of another version; without it, this one is used.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

const path = (name) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const program = join(process.argv[2] ?? path('.'), 'bin/contact-report.js');
const folder = mkdtempSync(join(tmpdir(), 'contact-report-old-'));
const store = join(folder, 'events.db');
const env = { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', LANG: 'C.UTF-8' };
const run = (...args) => spawnSync(process.execPath, [program, ...args, '--store', store], { env });
const anna = 'anna.peeters@example.be';

run('import', path('fixtures/history.csv'), path('fixtures/history.json'), path('fixtures/hostile.ndjson'));
run('import', path('fixtures/sendgrid/webhook.json'));
// The first 100 events of the history; the test imports the others later.
const lines = execFileSync('head', ['-n', '100', path('fixtures/history.ndjson')]);
writeFileSync(join(folder, 'history.ndjson'), lines);
run('import', join(folder, 'history.ndjson'));
run('create', anna);
run('create', anna, '--archived', '--tz', 'Europe/Brussels', '--from', '2025-01-01', '--to', '2025-12-31');
run('create', 'Nina.Verhoeven@example.net', '--actions', 'email,campaignRead', '--exclude-machine');
run('create', 'mallory@example.com');
run('create', 'nobody@example.com', '--source', 'flexmail,shop');
run('create', 'fatima.benali@example.com', '--last', '1y');
run('create', 'tom.harris@example.com');
run('campaigns', 'archive', 'c-04');

const db = new Database(store);
// A rerun that failed keeps its answer; a first run that failed has none.
const add = db.prepare("INSERT INTO runs (report, status, started_at, failure) VALUES (?, 'failed', ?, ?)");
add.run(2, 1_767_225_600_000, 'cancelled');
db.prepare(
  "UPDATE runs SET status = 'failed', failure = 'interrupted', completed_at = NULL, event_count = NULL WHERE report = 5",
).run();
const version = db.pragma('user_version', { simple: true });
const sql = [
  `PRAGMA foreign_keys = OFF;`,
  `PRAGMA application_id = ${db.pragma('application_id', { simple: true })};`,
  'BEGIN;',
];
const own = db
  .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
  .all();
for (const { sql: text } of own) sql.push(`${text};`);
// quote() ends a text at its first NUL.
const literal = (column) =>
  `iif(typeof("${column}") = 'text' AND instr(CAST("${column}" AS BLOB), x'00'),
    'CAST(' || quote(CAST("${column}" AS BLOB)) || ' AS TEXT)', quote("${column}"))`;
const tables = db
  .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
  .pluck()
  .all();
for (const table of tables) {
  const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
  const values = columns.map(literal).join(" || ', ' || ");
  for (const row of db.prepare(`SELECT ${values} FROM "${table}" ORDER BY 1`).pluck().all())
    sql.push(`INSERT INTO "${table}" VALUES (${row});`);
}
sql.push('COMMIT;', `PRAGMA user_version = ${version};`);
db.close();

const answers = {};
for (const id of [1, 2, 3, 4, 5, 6])
  for (const format of ['json', 'ndjson', 'csv']) {
    const command = `view ${id} --format ${format}`;
    answers[command] = run(...command.split(' ')).stdout.toString();
  }
mkdirSync(path('fixtures/stores'), { recursive: true });
writeFileSync(path(`fixtures/stores/v${version}.sql`), `${sql.join('\n')}\n`);
writeFileSync(path(`fixtures/stores/v${version}.json`), `${JSON.stringify(answers, null, 1)}\n`);
rmSync(folder, { recursive: true });
