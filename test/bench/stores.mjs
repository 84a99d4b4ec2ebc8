import {
  closeSync,
  copyFileSync,
  cpSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asCsv, asNdjson, events, mixed, writeLines } from './data.mjs';
import { loadCsv, saveRows, shell } from './shell.mjs';
import { run } from './timing.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The contact with 50 events, in the small and in the big store. */
export const probe = 'probe@example.org';
/** The contact with half of the events of the large store. */
export const busy = 'busy@example.org';

/**
 * A folder for one run of the suite, with a copy of the built program (a build meanwhile changes nothing), and what
 * the measurements need, each made once, when it is asked for first.
 */
export class Stores {
  #made = new Map();

  constructor(sizes, say) {
    this.sizes = sizes;
    this.say = say;
    this.folder = mkdtempSync(join(tmpdir(), 'contact-report-bench-'));
    this.env = { PATH: process.env.PATH, HOME: this.folder, LANG: 'C.UTF-8', TZ: 'UTC' };
    const program = join(this.folder, 'program');
    mkdirSync(program);
    for (const name of ['bin', 'dist', 'package.json']) {
      cpSync(join(project, name), join(program, name), { recursive: true });
    }
    symlinkSync(join(project, 'node_modules'), join(program, 'node_modules'));
    this.program = join(program, 'bin', 'contact-report.js');
  }

  path(name) {
    return join(this.folder, name);
  }

  /** Removes the code that earlier runs of the program compiled. */
  removeCompiled() {
    const dist = join(dirname(dirname(this.program)), 'dist');
    for (const name of readdirSync(dist)) if (name.includes('.cache')) rmSync(join(dist, name));
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The built program on a store. */
  contactReport(store, ...args) {
    return { file: process.execPath, args: [this.program, ...args, '--no-input', '--store', store] };
  }

  /** Events as NDJSON and as CSV, in files. */
  ndjson(count) {
    return this.#once(`${count}.ndjson`, (path) => writeLines(path, asNdjson(events(count))));
  }

  csv(count) {
    return this.#once(`${count}.csv`, (path) => writeLines(path, asCsv(events(count))));
  }

  /** A store with `count` events of many contacts, and 50 of {@link probe}. */
  withProbe(count) {
    return this.#store(`probe-${count}.db`, function* () {
      yield* mixed(events(count), events(50, { seed: 2, contact: probe }));
    });
  }

  /** A small store with 50 reports. */
  withReports() {
    return this.#once('reports.db', async (path) => {
      copyDurably(await this.withProbe(this.sizes.small), path);
      for (let person = 0; person < 50; person += 1) {
        const command = this.contactReport(path, 'create', `person.${person}@example.com`);
        await run(command, { env: this.env });
      }
    });
  }

  /** A store in which every other event is one of {@link busy}; with a report on them, and the shell's likes. */
  large() {
    return this.#store('large.db', () => this.#largeEvents());
  }

  largeWithReport() {
    return this.#once('large-report.db', async (path) => {
      copyDurably(await this.large(), path);
      await run({ ...this.contactReport(path, 'create', busy), stdout: 'closed' }, { env: this.env });
    });
  }

  largeInShell() {
    return this.#once('large-shell.db', async (path) => {
      const csv = this.path('large.csv');
      await writeLines(csv, asCsv(this.#largeEvents()));
      await run(loadCsv(path, csv), { env: this.env });
      rmSync(csv);
      await this.expect(shell(path, 'SELECT count(*) FROM events'), String(2 * this.sizes.large));
    });
  }

  largeInShellWithReport() {
    return this.#once('large-shell-report.db', async (path) => {
      copyDurably(await this.largeInShell(), path);
      await run(saveRows(path, busy), { env: this.env });
      await this.expect(shell(path, 'SELECT count(*) FROM report'), String(this.sizes.large));
    });
  }

  /** A store with reports of so many rows each; report n + 1 has `rows[n]`. */
  withRows(rows) {
    const email = (count) => `rows.${count}@example.org`;
    return this.#once(`rows-${rows.join('-')}.db`, async (path) => {
      const sources = rows.map((count, n) => events(count, { seed: 10 + n, contact: email(count) }));
      await this.#import(path, mixed(...sources));
      for (const count of rows) {
        const command = this.contactReport(path, 'create', email(count));
        await run({ ...command, stdout: 'closed' }, { env: this.env });
      }
    });
  }

  /** Throws unless a command writes `answer`. */
  async expect(command, answer) {
    const { stdout } = await run({ ...command, stdout: 'pipe' }, { env: this.env });
    if (stdout.trim() !== answer) {
      throw new Error(`${command.args.join(' ')} wrote ${stdout.trim().slice(0, 200)}, not ${answer}`);
    }
  }

  #largeEvents() {
    const { large } = this.sizes;
    return mixed(
      events(large, { seed: 3, inOrder: true }),
      events(large, { seed: 4, inOrder: true, contact: busy }),
    );
  }

  #store(name, source) {
    return this.#once(name, (path) => this.#import(path, source()));
  }

  async #import(path, source) {
    let sent = 0;
    function* counted() {
      for (const event of source) {
        sent += 1;
        yield event;
      }
    }
    const command = { ...this.contactReport(path, 'import', '-', '--json'), stdout: 'pipe' };
    const { stdout } = await run(command, { env: this.env, feed: asNdjson(counted()) });
    const { imported } = JSON.parse(stdout);
    if (imported !== sent) throw new Error(`${sent} events were sent to ${path}, ${imported} imported`);
  }

  async #once(name, make) {
    const path = this.path(name);
    if (!this.#made.has(name)) {
      this.say(`making ${name}`);
      this.#made.set(name, Promise.resolve(make(path)));
    }
    await this.#made.get(name);
    return path;
  }
}

/** Removes a store or database with what stands beside it. */
export function removeStore(path) {
  for (const end of ['', '-wal', '-shm', '-journal', '-run']) rmSync(path + end, { force: true });
}

/** Copies a database and waits for the disk, so that what is timed next does not. */
export function copyDurably(from, to) {
  removeStore(to);
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  fsyncSync(file);
  closeSync(file);
}
