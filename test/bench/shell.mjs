import { spawnSync } from 'node:child_process';
import { csvColumns } from './data.mjs';

const program = 'sqlite3';

/** The version of the sqlite3 shell; null where there is none. */
export function shellVersion() {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split(' ').slice(0, 2).join(' ') : null;
}

/** The sqlite3 shell with SQL and dot-commands. */
export function shell(database, ...commands) {
  return { file: program, args: [...options(commands), database, ...commands.filter(isCommand)] };
}

/** Loads a CSV file into a new database, as one would to answer our questions with it: indexed, ids unique. */
export function loadCsv(database, csv) {
  const columns = csvColumns.map((name) => (name === 'id' ? 'id TEXT UNIQUE' : `${name} TEXT`));
  return shell(
    database,
    `CREATE TABLE events (${columns.join(', ')})`,
    'CREATE INDEX events_of_contact ON events (email, timestamp)',
    '.mode csv',
    `.import ${csv} events`,
  );
}

/** Keeps the events of one contact in a table of their own, oldest first: a saved report. */
export function saveRows(database, email) {
  return shell(
    database,
    `CREATE TABLE report AS SELECT * FROM events WHERE email = '${email}' ORDER BY timestamp`,
  );
}

/** Prints what {@link saveRows} kept. */
export function printRows(database) {
  return shell(database, '-json', 'SELECT * FROM report');
}

function isCommand(text) {
  return !text.startsWith('-');
}

function options(commands) {
  return ['-batch', '-bail', ...commands.filter((text) => !isCommand(text))];
}
