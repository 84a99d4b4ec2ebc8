import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportFormats } from '../../../src/render/report/options.ts';
import { finished } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';
import { sampleStore } from './support.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;
// Root may write anywhere.
const isRoot = process.getuid?.() === 0;

test.each(reportFormats.map((format) => ({ format })))(
  '$format is what stdout would carry',
  async ({ format }) => {
    const store = await sampleStore();
    const file = join(store.folder, 'report');
    const printed = await store.run(['view', '1', '--format', format]);
    const written = await store.run(['view', '1', '--format', format, '--output', file]);
    expect(written).toEqual({ code: 0, signal: null, stdout: '', stderr: `Written to ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe(printed.stdout);
    expect(modeOf(file)).toBe(0o600);
  },
);

test('create and rerun write, too; the name of the file chooses the format', async () => {
  const store = await sampleStore();
  const file = (name: string) => join(store.folder, name);
  await store.run(['create', 'tom.harris@example.com', '--output', file('a.json')]);
  expect(JSON.parse(readFileSync(file('a.json'), 'utf8')).report.email).toBe('tom.harris@example.com');
  await store.run(['rerun', '3', '--output', file('a.CSV')]);
  expect(readFileSync(file('a.CSV'), 'utf8')).toMatch(/^timestamp,action,/);
  await store.run(['view', '3', '--output', file('a.html'), '--format', 'tsv']);
  expect(readFileSync(file('a.html'), 'utf8')).toMatch(/^timestamp\taction\t/);
  await store.run(['view', '3', '--output', file('a.txt')]);
  expect(readFileSync(file('a.txt'), 'utf8')).toMatch(/^tom\.harris@example\.com\nReport 3/);
});

test('a file gets no colours and no width of a terminal', async () => {
  const store = await sampleStore();
  const file = join(store.folder, 'a.txt');
  await store.run(['view', '1', '--output', file], { env: { FORCE_COLOR: '3' } });
  expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
});

test('with --json nothing is printed at all', async () => {
  const store = await sampleStore();
  const file = join(store.folder, 'a');
  const { stdout, stderr } = await store.run(['view', '1', '--json', '--output', file]);
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  expect(JSON.parse(readFileSync(file, 'utf8')).report.id).toBe(1);
});

test('- is standard output', async () => {
  const store = await sampleStore();
  const printed = await store.run(['view', '1']);
  expect(await store.run(['view', '1', '--output', '-'])).toEqual(printed);
});

test('a file that is there is replaced, through a link as well', async () => {
  const store = await sampleStore();
  const folder = join(store.folder, 'out');
  mkdirSync(folder);
  const [file, link] = [join(folder, 'a.csv'), join(folder, 'link.csv')];
  writeFileSync(file, 'old');
  symlinkSync('a.csv', link);
  await store.run(['view', '1', '--output', link]);
  expect(readlinkSync(link)).toBe('a.csv');
  expect(readFileSync(file, 'utf8')).toMatch(/^timestamp,/);
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'link.csv']);
});

describe('what cannot be written', () => {
  test.each([
    { name: 'a folder', path: '.', reason: 'it is a directory' },
    { name: 'a name that ends as a folder', path: 'new/', reason: 'it is a directory' },
    { name: 'a folder that is not there', path: 'none/a.csv', reason: 'its directory does not exist' },
    { name: 'a folder that is a file', path: 'file/a.csv', reason: 'its directory is a file' },
    { name: 'a device', path: '/dev/null', reason: 'it is not a regular file; use > instead' },
  ])('$name is refused in one sentence', async ({ path, reason }) => {
    const store = await sampleStore();
    writeFileSync(join(store.folder, 'file'), '');
    const before = readdirSync(store.folder);
    const result = await store.run(['view', '1', '--output', path], { cwd: store.folder });
    expect(result).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `error: Cannot write ${path}: ${reason}.\nChoose another file: --output FILE\n`,
    });
    expect(readdirSync(store.folder)).toEqual(before);
  });

  test.skipIf(isRoot)('a folder that one may not write to is refused', async () => {
    const store = await sampleStore();
    const folder = join(store.folder, 'locked');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const { code, stderr } = await store.run(['view', '1', '--output', join(folder, 'a')]);
    expect(code).toBe(1);
    expect(stderr).toContain('permission denied');
  });

  test('stops create before there is a report', async () => {
    const store = await sampleStore();
    const result = await store.run(['create', 'tom.harris@example.com', '--output', 'none/a', '--json'], {
      cwd: store.folder,
    });
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stderr).error.code).toBe('output_failed');
    expect(JSON.parse((await store.run(['list', '--json'])).stdout).reports).toHaveLength(2);
  });

  test('a report that is not there leaves what was there', async () => {
    const store = await sampleStore();
    const folder = join(store.folder, 'out');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), 'old');
    expect((await store.run(['view', '99', '--output', join(folder, 'a.csv')])).code).toBe(3);
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
  });

  test('--detach has nothing to write', async () => {
    const store = await sampleStore();
    const { code, stderr } = await store.run(['rerun', '1', '--detach', '--output', 'a']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: --output and --detach cannot be combined\.\n/);
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s while it is written leaves no trace', async (signal) => {
  const store = emptyStore();
  const lines = Array.from({ length: 60_000 }, (_, i) =>
    JSON.stringify({
      email: 'a@example.be',
      action: 'optedIn',
      timestamp: new Date(1e12 + i * 1e6).toISOString(),
    }),
  );
  await store.run(['import', '-'], { input: lines.join('\n') });
  await store.run(['create', 'a@example.be', '--format', 'csv']);
  const folder = join(store.folder, 'out');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.html'), 'old');
  const child = store.start(['view', '1', '--output', join(folder, 'a.html')]);
  const ended = finished(child);
  // Caught in the act: the temporary file is there.
  await expect.poll(() => readdirSync(folder).length, { timeout: 60_000, interval: 1 }).toBe(2);
  child.kill(signal);
  const { code, stdout } = await ended;
  expect({ code, stdout }).toEqual({ code: signal === 'SIGINT' ? 130 : 143, stdout: '' });
  expect(readdirSync(folder)).toEqual(['a.html']);
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('old');
  expect(existsSync(join(folder, 'a.html'))).toBe(true);
});
