import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { cleanEnv, program } from './program.ts';
import { copiesOf, type StoreCopies } from './stores.ts';

/** What a finished program left behind, where its output may be too long to keep. */
export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The beginning of its output. */
  readonly head: string;
  /** How many lines it wrote. */
  readonly lines: number;
  readonly stderr: string;
}

/** A program that was started and may be suspended. */
export interface Started {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** A run of a report that is processing, in a process that is suspended. */
export interface Suspended {
  readonly pid: number;
  readonly report: number;
}

const started: ChildProcess[] = [];
const connections: Database.Database[] = [];

afterEach(() => {
  for (const child of started.splice(0)) if (isAlive(child)) child.kill('SIGKILL');
  for (const db of connections.splice(0)) db.close();
});

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

/** Starts the program on a store, the head of a process group of its own; whatever is left of it ends with the test. */
export function launch(store: { readonly path: string }, args: readonly string[]): Started {
  const child = spawn(process.execPath, [program, ...args, '--store', store.path], {
    env: cleanEnv(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  if (child.pid === undefined) throw new Error('the program did not start');
  return { pid: child.pid, child, outcome: outcomeOf(child) };
}

function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let head = '';
  let lines = 0;
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    if (head.length < 4096) head += chunk.toString('utf8', 0, 4096);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, head, lines, stderr }));
  });
}

/** Looks until there is something to see, and gives it. How long that takes is the machine's affair. */
export async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  const deadline = performance.now() + 100_000;
  for (;;) {
    const seen = look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`it never came about: ${what}`);
    await sleep(2);
  }
}

/** A connection of our own to a store, which waits for nobody. */
export function observe(path: string): Database.Database {
  const db = new Database(path, { timeout: 0 });
  connections.push(db);
  return db;
}

/** The report that is processing, as the store says; null where there is none. */
export function processingIn(db: Database.Database): number | null {
  const found = db.prepare("SELECT report FROM runs WHERE status = 'processing'").pluck().all() as number[];
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] ?? null;
}

/** Takes the right to write in a store; false where somebody is writing. */
export function tryToWrite(db: Database.Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

/** Stops a process where it is, and waits until it has stopped. */
export async function suspend(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await until(`${pid} stops`, () =>
    execFileSync('ps', ['-o', 'state=', '-p', `${pid}`])
      .toString()
      .startsWith('T'),
  );
}

/** Lets a stopped process go on. */
export function resume({ pid }: { readonly pid: number }): void {
  process.kill(pid, 'SIGCONT');
}

/**
 * Takes the right to write while there is something to see, and gives that; null where there is nothing yet. Whoever
 * took it before would keep the others from ever beginning.
 */
export function holdUp<T>(db: Database.Database, look: () => T | null): T | null {
  if (look() === null) return null;
  // Without a pause: between two writes of a run there is a millisecond.
  while (!tryToWrite(db)) if (look() === null) return null;
  const seen = look();
  if (seen === null) db.exec('ROLLBACK');
  return seen;
}

/**
 * Suspends a process while its run is processing and it writes nothing: it waits for us, who hold that right. What it
 * has to do before that, besides writing, can be awaited with `ready`.
 */
export async function suspendBetweenWrites(
  pid: number,
  path: string,
  ready?: Promise<unknown>,
): Promise<Suspended> {
  const db = observe(path);
  const report = await until('a run between two writes', () => holdUp(db, () => processingIn(db)));
  await ready;
  await suspend(pid);
  db.exec('ROLLBACK');
  return { pid, report };
}

/** Suspends a process while its run is processing, in the middle of a write. */
export async function suspendWithinWrite(pid: number, path: string): Promise<Suspended> {
  const db = observe(path);
  for (;;) {
    const report = await until('a run that is processing', () => processingIn(db));
    await suspend(pid);
    if (!tryToWrite(db) && processingIn(db) === report) return { pid, report };
    if (db.inTransaction) db.exec('ROLLBACK');
    resume({ pid });
    await sleep(1);
  }
}

/** The process ids of what runs of a store in the background, by the hidden command that does it. */
export function backgroundOf(path: string, command = 'internal-run'): number[] {
  const all = execFileSync('ps', ['-ww', '-eo', 'pid=,args=']).toString().split('\n');
  const ours = all.filter(
    (line) => line.includes(` ${command} `) && `${line} `.includes(` --store ${path} `),
  );
  return ours.map((line) => Number.parseInt(line, 10));
}

/** A contact whose report takes long enough for others to come by. */
export const busyContact = 'big@example.com';

/**
 * Makes, once for a run of the tests, a store in which {@link busyContact} has `count` events and on which `commands`
 * were run; gives a copy of it for each test. Its commands run in processes of their own: a process that opens and
 * closes a file drops the locks that SQLite has on it for {@link observe}.
 */
export function storesWithManyEvents(
  count: number,
  ...commands: readonly (readonly string[])[]
): StoreCopies {
  let store: StoreCopies;
  beforeAll(async () => {
    store = await copiesOf(['many', `${count}`, ...commands.flat()], async ({ folder, run, runBuilt }) => {
      const file = join(folder, 'events.ndjson');
      const lines = Array.from({ length: count }, (_, n) => `${JSON.stringify(busyEvent(n))}\n`);
      writeFileSync(file, lines.join(''));
      const { stdout } = await runBuilt(['import', file, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ imported: count, rejected: 0 });
      for (const command of commands) expect((await run(command)).code).toBe(0);
    });
  });
  return () => {
    const copy = store();
    return { ...copy, run: copy.runBuilt };
  };
}

/** The nth event of {@link busyContact}: one each minute from 2024 on. */
export function busyEvent(n: number) {
  return {
    email: busyContact,
    action: n % 3 === 0 ? 'campaignSent' : 'campaignRead',
    timestamp: new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString(),
    campaign: { id: `c-${n % 40}`, name: `Newsletter ${n % 40}`, type: 'campaign' },
    details: { messageId: `<${n}@mail.example.com>` },
    id: `evt-${n}`,
    source: 'test',
  };
}

/** A zone for the process itself, and its offset at the beginning of 2026 as JavaScript counts it. */
export const processZones = [
  { zone: 'UTC', offset: 0 },
  { zone: 'Europe/Brussels', offset: -60 },
  { zone: 'America/Sao_Paulo', offset: 180 },
  { zone: 'Pacific/Apia', offset: -780 },
  { zone: 'Australia/Lord_Howe', offset: -660 },
] as const;

/** Puts the process of the tests of a block into a zone. */
export function useProcessZone({ zone, offset }: (typeof processZones)[number]): void {
  let before: string | undefined;
  beforeAll(() => {
    before = process.env.TZ;
    process.env.TZ = zone;
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
}
