import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fixture } from '../../support/program.ts';
import { type Attack, type Report, rounds } from '../attack.ts';
import { smallDisk, works } from '../support/means.ts';
import { autopsy, type Base, busy, madeLines, makeBase } from '../support/model.ts';
import { judge, type StartOptions, startProgram, within } from '../support/sandbox.ts';

const nobody = 65_534;
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
const events = 300;
const more = 20;
const writing = [
  ['import', '-'],
  ['create', busy, '--json'],
  ['rerun', '1', '--json'],
  ['delete', '2', '--yes'],
  ['campaigns', 'archive', 'c-1'],
];
const reading = [
  ['list', '--json'],
  ['view', '1', '--json'],
  ['doctor'],
  ['campaigns', '--json'],
  ['store', 'info'],
];
const oddNames = [
  'été 日本 🌷',
  'with space',
  '-dash',
  'it\'s "quoted"',
  '100%?x=1#y',
  '$(touch x);&',
  'new\nline',
  'file:x',
];
const archived = [
  ['c-3', 'c-7'],
  ['c-1', 'c-3', 'c-7'],
];
/** How many of a list are tried; all of them in the long form. */
let some = 2;

/** Stores that may not be written or read, and stores at odd places. */
export const failingFiles: Attack = {
  name: 'failing-files',
  title: 'read-only stores, folders and disks, folders without rights, odd paths and links',
  async run(budget, _random, report) {
    some = budget.ms === 0 ? 2 : 99;
    const base = await makeBase(events);
    try {
      await rounds(budget, report, async (number) => {
        const attempts = [readOnlyDisk, unchangeable, withoutRights, oddPaths, links, foreign];
        const attempt = attempts[number % attempts.length] ?? oddPaths;
        await within(undefined, ({ folder }) => attempt(folder, base, report));
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

const on = (store: string, args: readonly string[], options?: StartOptions) =>
  startProgram([...args, '--store', store], { input: madeLines(events, events + more), ...options }).ended;

function place(store: string, base: Base): void {
  mkdirSync(dirname(store), { recursive: true, mode: 0o700 });
  copyFileSync(base.path, store);
  chmodSync(store, 0o600);
}

/** Every command fails in one sentence or works; afterwards, when it may be written again, all is there. */
async function all(
  store: string,
  report: Report,
  { isReadable = false, ...options }: StartOptions & { readonly isReadable?: boolean } = {},
): Promise<void> {
  for (const args of writing.slice(0, some)) judge(report, await on(store, args, options), [1]);
  for (const args of reading.slice(0, some))
    judge(report, await on(store, args, options), isReadable ? [0] : [0, 1]);
}

async function whole(store: string, base: Base, report: Report): Promise<void> {
  autopsy(store, { base: base.count }, report);
  for (const args of [...writing.slice(0, some), ...reading.slice(0, some)])
    judge(report, await on(store, args), [0]);
  autopsy(store, { base: base.count, now: base.count + more, archived }, report);
}

async function readOnlyDisk(folder: string, base: Base, report: Report): Promise<void> {
  const disk = smallDisk(folder, 150_000);
  if (!disk) return report.skip('a read-only disk: mounting is not permitted here');
  try {
    place(disk.store, base);
    disk.setReadOnly(true);
    await all(disk.store, report, { isReadable: true });
    disk.setReadOnly(false);
    await whole(disk.store, base, report);
  } finally {
    disk.remove();
  }
}

async function unchangeable(folder: string, base: Base, report: Report): Promise<void> {
  const store = join(folder, 'data', 'events.db');
  place(store, base);
  if (!works('chattr', '+i', store)) return report.skip('an immutable file: chattr +i is not permitted here');
  try {
    await all(store, report, { isReadable: true });
  } finally {
    spawnSync('chattr', ['-i', store]);
  }
  await whole(store, base, report);
}

async function withoutRights(folder: string, base: Base, report: Report): Promise<void> {
  if (process.getuid?.() !== 0 || !works('setpriv', ...asNobody.slice(1), process.execPath, '-e', '0'))
    return report.skip('another user: only root can become one (setpriv)');
  const store = join(folder, 'data', 'events.db');
  place(store, base);
  chmodSync(folder, 0o755);
  const rights = [
    [0o700, 0o600],
    [0o755, 0o644],
    [0o555, 0o666],
    [0o000, 0o666],
  ] as const;
  for (const [ofFolder, ofStore] of rights.slice(-some)) {
    chmodSync(dirname(store), ofFolder);
    chmodSync(store, ofStore);
    await all(store, report, { through: asNobody });
  }
  const fresh = join(folder, 'locked', 'events.db');
  mkdirSync(dirname(fresh), { mode: 0o555 });
  for (const args of [
    ['import', fixture('history.json')],
    ['create', busy],
  ]) {
    judge(report, await on(fresh, args, { through: asNobody }), [1]);
    if (existsSync(fresh)) report.fault('a store appeared in a folder that may not be written');
  }
  chmodSync(dirname(store), 0o700);
  chmodSync(store, 0o600);
  await whole(store, base, report);
  // A store of one's own, which root has looked at.
  for (const path of [dirname(store), store, `${store}-run`]) chownSync(path, nobody, nobody);
  for (const args of reading.slice(0, 4)) judge(report, await on(store, args), [0]);
  judge(report, await on(store, ['create', busy, '--json'], { through: asNobody }), [0]);
}

async function oddPaths(folder: string, base: Base, report: Report): Promise<void> {
  for (const name of oddNames.slice(0, some)) {
    const store = join(folder, name, `${name}.db`);
    place(store, base);
    await whole(store, base, report);
    const copy = join(folder, name, 'copy.db');
    judge(report, await on(store, ['store', 'backup', copy]), [0]);
  }
  const deep = join(folder, 'x'.repeat(200), 'y'.repeat(255), 'z'.repeat(300));
  judge(report, await on(deep, ['import', fixture('history.json')]), [1]);
  judge(report, await on(join(base.path, 'below.db'), ['import', fixture('history.json')]), [1]);
  judge(report, await on(join(base.path, 'below.db'), ['list']), [0, 1]);
  judge(report, await on('/dev/null', ['list']), [1]);
  judge(report, await on(folder, ['create', busy]), [1]);
}

async function links(folder: string, base: Base, report: Report): Promise<void> {
  const store = join(folder, 'real', 'events.db');
  place(store, base);
  symlinkSync('real/events.db', join(folder, 'to-file.db'));
  symlinkSync('real', join(folder, 'to-folder'));
  const names = [join(folder, 'to-file.db'), join(folder, 'to-folder', 'events.db'), store];
  await Promise.all(
    names.map(async (name) => judge(report, await on(name, ['create', busy, '--wait', '--json']), [0])),
  );
  for (const name of names)
    for (const args of reading.slice(0, some)) judge(report, await on(name, args), [0]);
  autopsy(store, { base: base.count }, report);
  for (const end of ['-wal', '-shm', '-run'])
    if (existsSync(join(folder, `to-file.db${end}`)))
      report.fault(`${end} lies beside a link instead of the store`);

  const second = join(folder, 'real', 'second.db');
  linkSync(store, second);
  for (const args of [...writing.slice(0, some), ...reading.slice(0, some)])
    for (const name of [store, second]) judge(report, await on(name, args), [1]);
  rmSync(second);
  autopsy(store, { base: base.count }, report);

  symlinkSync('nowhere/at-all.db', join(folder, 'dangling'));
  symlinkSync('circle', join(folder, 'circle'));
  for (const name of ['dangling', 'circle'])
    for (const args of [
      ['import', fixture('history.json')],
      ['create', busy],
    ])
      judge(report, await on(join(folder, name), args), [1]);
  for (const name of ['dangling', 'circle']) judge(report, await on(join(folder, name), ['list']), [0, 1]);
}

/** Files that are no store of ours stay as they are, to the byte. */
async function foreign(folder: string, base: Base, report: Report): Promise<void> {
  const files = {
    'other.db': () =>
      spawnSync(process.execPath, ['-e', otherDatabase], {
        cwd: process.cwd(),
        env: { ...process.env, FILE: join(folder, 'other.db') },
      }),
    'photo.png': () => copyFileSync(process.execPath, join(folder, 'photo.png')),
    'history.db': () => copyFileSync(fixture('history.ndjson'), join(folder, 'history.db')),
  };
  for (const [name, make] of Object.entries(files)) {
    make();
    const path = join(folder, name);
    const before = readFileSync(path);
    for (const args of [...writing.slice(0, some), ...reading.slice(0, some)])
      judge(report, await on(path, args), [1]);
    if (!readFileSync(path).equals(before)) report.fault(`${name} is no store and was changed`);
  }
  const store = join(folder, 'events.db');
  place(store, base);
  symlinkSync('events.db', join(folder, 'link.db'));
  for (const target of [store, join(folder, 'link.db'), `${store}-wal`]) {
    for (const args of [['store', 'backup', target]]) judge(report, await on(store, args), [0, 1, 2]);
    autopsy(store, { base: base.count }, report);
  }
}

const otherDatabase = `
  const db = new (require('better-sqlite3'))(process.env.FILE);
  db.exec('CREATE TABLE other (a); INSERT INTO other VALUES (1)');
  db.close();`;
