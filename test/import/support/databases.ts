import { execFileSync, type SpawnSyncReturns, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

/** Runs a program to its end and gives what it wrote. */
export function run(command: string, args: readonly string[], input?: string): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    input: input ?? '',
  });
}

/** The path of a program, null where it is not installed. */
function find(program: string): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    '/usr/sbin',
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
  ];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

/** Programs by name; skips the test, saying why, where one is missing. */
export function need<Name extends string>(
  skip: (note: string) => void,
  ...names: Name[]
): Record<Name, string> {
  const found = names.map((name) => [name, find(name)] as const);
  const missing = found.filter(([, path]) => path === null).map(([name]) => name);
  if (missing.length > 0) {
    const note = `not tested: ${missing.join(', ')} not installed`;
    console.warn(note);
    skip(note);
  }
  return Object.fromEntries(found) as Record<Name, string>;
}

/** A folder that `user`, as whom a server runs where we are root, may use too. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = makeFolder();
  chmodSync(folder, 0o777);
  try {
    await work(folder);
  } finally {
    remove(folder);
  }
}

/** The command that runs a program as `user`, where we are root: servers refuse to be it. */
export function as(user: string, command: string, args: readonly string[]): [string, string[]] {
  return isRoot ? [find('runuser') ?? 'runuser', ['-u', user, '--', command, ...args]] : [command, [...args]];
}

/** Runs a server until `work` is done. */
export async function serving(
  command: [string, string[]],
  isUp: () => unknown,
  work: () => Promise<void>,
): Promise<void> {
  const server = spawn(...command, { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        isUp();
        break;
      } catch (error) {
        if (tries === 100)
          throw new Error(`the server does not start: ${(error as SpawnSyncReturns<string>).stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    await work();
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
