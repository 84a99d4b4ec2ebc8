import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasOpen } from '../../support/open-files.ts';
import { until } from '../../support/processes.ts';
import { cleanEnv, finished, fixture, program, temporaryStore } from '../../support/program.ts';

const history = readFileSync(fixture('history.ndjson'));
const all = { imported: 275, duplicates: 0, ignored: 0, rejected: 0 };

function pipe(folder: string): string {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

/** Ends with the test what would wait for ever where the program fails. */
function ended(child: ChildProcess): ChildProcess {
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Runs a line of bash in which `import` is the program's, on a store of its own. */
async function bash(line: string, input: Buffer) {
  const { path } = temporaryStore();
  const script = `import() { "$NODE" "$PROGRAM" import "$@" --json --store "$STORE"; }; ${line}`;
  const env = cleanEnv({ NODE: process.execPath, PROGRAM: program, STORE: path });
  const child = ended(spawn('bash', ['-c', script], { env, stdio: ['pipe', 'pipe', 'pipe'] }));
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const { stdout, stderr, code } = await finished(child);
  return { stderr, code, ...JSON.parse(stdout) };
}

describe('a pipe that has a name is read once, and whole', () => {
  const zipped = gzipSync(history);
  test.each([
    ['standard input by its name', 'cat | import /dev/stdin', history],
    ['a descriptor by its name', 'cat | import /dev/fd/3 3<&0', history],
    ['what another program writes', 'exec 3<&0; import <(cat <&3)', history],
    ['compressed', 'exec 3<&0; import <(cat <&3)', zipped],
    [
      'two, one of them a table',
      `import <(cat ${fixture('history.csv')}) <(cat ${fixture('history.ndjson')})`,
      '',
    ],
  ])('%s', async (what, line, input) => {
    const result = await bash(line, Buffer.from(input));
    const imported = what === 'two, one of them a table' ? 275 + 17 : 275;
    expect(result).toMatchObject({ ...all, imported, code: 0, stderr: '' });
  });

  test('of mkfifo', async () => {
    const store = temporaryStore();
    const fifo = pipe(store.folder);
    ended(spawn('sh', ['-c', 'cat "$0" > "$1"', fixture('history.ndjson'), fifo]));
    const { stdout, code } = await finished(ended(store.start(['import', fifo, '--json'])));
    expect({ ...JSON.parse(stdout), code }).toMatchObject({ ...all, code: 0 });
  });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends an import from a pipe that nobody writes to', async (signal, exitCode) => {
  const store = temporaryStore();
  const fifo = pipe(store.folder);
  const child = ended(store.start(['import', fifo]));
  const end = finished(child);
  await until('the pipe is open', () => hasOpen(child.pid, fifo));
  child.kill(signal);
  expect(await end).toEqual({ code: exitCode, signal: null, stdout: '', stderr: 'error: Cancelled.\n' });
});
