import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fixture, type RunOptions, temporaryFolder } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const counts = (imported: number, rejected = 0) => ({ imported, duplicates: 0, ignored: 0, rejected });
const event = (second: number) =>
  `{"email":"anna@example.be","action":"created","timestamp":"2026-01-01T00:00:0${second}Z"}`;

async function importing(args: readonly string[], options?: RunOptions) {
  const store = emptyStore();
  const { stdout, code } = await store.run(['import', ...args, '--json'], options);
  const { imported, duplicates, ignored, rejected, files } = JSON.parse(stdout);
  return { counts: { imported, duplicates, ignored, rejected }, files, code, store };
}

function written(name: string, content: string | Buffer): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('standard input', () => {
  test.each([
    ['history.ndjson', 275],
    ['history.csv', 17],
    ['history.json', 8],
  ])('%s', async (name, imported) => {
    const result = await importing(['-'], { input: readFileSync(fixture(name)) });
    expect(result).toMatchObject({
      counts: counts(imported),
      files: [{ file: '-', ...counts(imported) }],
      code: 0,
    });
  });

  test('gzip', async () => {
    const result = await importing(['-'], { input: gzipSync(readFileSync(fixture('history.ndjson'))) });
    expect(result).toMatchObject({ counts: counts(275), code: 0 });
  });

  test('that is empty holds nothing, and no store is made of it', async () => {
    const result = await importing(['-'], { input: '' });
    expect(result).toMatchObject({ counts: counts(0), code: 0 });
    expect(() => readFileSync(result.store.path)).toThrow('ENOENT');
  });
});

describe('gzip, by what the file holds and not by its name', () => {
  test.each([
    ['history.ndjson', 275],
    ['history.csv', 17],
    ['history.json', 8],
  ])('%s', async (name, imported) => {
    const zipped = gzipSync(readFileSync(fixture(name)));
    for (const path of [written(`${name}.gz`, zipped), written('no-ending', zipped)]) {
      expect(await importing([path])).toMatchObject({ counts: counts(imported), code: 0 });
    }
  });

  test('that ends too early: what could be read is in, the damage is one rejected record', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => event(0).replace('anna', `anna${i}`)).join('\n');
    const zipped = gzipSync(lines);
    const path = written('half.ndjson.gz', zipped.subarray(0, zipped.length / 2));
    const result = await importing([path]);
    expect(result.code).toBe(1);
    expect(result.counts.imported).toBeGreaterThan(0);
    expect(result.counts.rejected).toBeGreaterThan(0);
    expect(result.counts.rejected).toBeLessThanOrEqual(2);
  });
});

describe('several files', () => {
  test('are counted together and one by one, in the order given', async () => {
    const names = ['history.csv', 'hostile.ndjson', 'history.ndjson', 'sendgrid/webhook.json'].map(fixture);
    const result = await importing([...names.slice(0, 3), '-', ...names.slice(3)], { input: event(1) });
    expect(result.counts).toEqual({ imported: 336, duplicates: 3, ignored: 1, rejected: 16 });
    expect(result.files).toEqual([
      { file: names[0], ...counts(17) },
      { file: names[1], imported: 27, duplicates: 3, ignored: 0, rejected: 14 },
      { file: names[2], ...counts(275) },
      { file: '-', ...counts(1) },
      { file: names[3], imported: 16, duplicates: 0, ignored: 1, rejected: 2 },
    ]);
    expect(result.code).toBe(1);
  });

  test('the same one twice: the second time all are duplicates', async () => {
    const result = await importing([fixture('history.json'), fixture('history.json')]);
    expect(result.counts).toEqual({ imported: 8, duplicates: 8, ignored: 0, rejected: 0 });
    expect(result.code).toBe(0);
  });

  test('one that is missing: nothing of the others is imported', async () => {
    const store = emptyStore();
    const missing = join(store.folder, 'missing.ndjson');
    const { stdout, stderr, code } = await store.run(['import', fixture('history.json'), missing]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain(missing);
    expect(() => readFileSync(store.path)).toThrow('ENOENT');
  });
});

describe('how the text is written', () => {
  const lines = [event(1), event(2), event(3)];
  const array = `[${lines.join(',')}]`;
  test.each<[string, string | Buffer]>([
    ['without a last line feed', lines.join('\n')],
    ['with CR LF', lines.join('\r\n')],
    ['with blank lines', `\n${lines.join('\n\n  \n')}\n\n`],
    ['with a byte order mark', `\ufeff${lines.join('\n')}\n`],
    ['in UTF-16 with a byte order mark', Buffer.from(`\ufeff${lines.join('\n')}\n`, 'utf16le')],
    ['as an array on one line', array],
    ['as an array with one element a line', `[\n${lines.join(',\n')}\n]\n`],
    ['as an array over many lines', JSON.stringify(JSON.parse(array), null, 2)],
    ['as objects over many lines', lines.map((line) => JSON.stringify(JSON.parse(line), null, 2)).join('\n')],
    [
      'as CSV',
      `email,action,timestamp\n${[1, 2, 3].map((n) => `anna@example.be,created,2026-01-0${n}`).join('\n')}`,
    ],
    [
      'as CSV with semicolons and CR LF',
      `email;action;timestamp\r\n${[1, 2, 3].map((n) => `anna@example.be;created;2026-01-0${n}`).join('\r\n')}\r\n`,
    ],
  ])('%s', async (_how, text) => {
    expect(await importing([written('events', text)])).toMatchObject({ counts: counts(3), code: 0 });
  });
});

describe('--format', () => {
  test('names the format, in any case', async () => {
    for (const format of ['auto', 'native', 'Native']) {
      const result = await importing([fixture('history.ndjson'), '--format', format]);
      expect(result).toMatchObject({ counts: counts(275), code: 0 });
    }
    const result = await importing([fixture('sendgrid/webhook.json'), '--format', 'sendgrid']);
    expect(result.counts).toEqual({ imported: 16, duplicates: 0, ignored: 1, rejected: 2 });
  });

  test('that is another one than the records’: each is rejected', async () => {
    const result = await importing([fixture('sendgrid/webhook.json'), '--format', 'native']);
    expect(result).toMatchObject({ counts: { imported: 0, rejected: 19 }, code: 1 });
  });

  test('that is none: usage error, nothing is read', async () => {
    const store = emptyStore();
    const { code, stdout, stderr } = await store.run([
      'import',
      fixture('history.json'),
      '--format',
      'outlook',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: Unknown format: outlook\.\n.*auto, native, .*sendgrid/);
  });
});

test('an address is one contact in whatever case and form of its domain, shown as first seen', async () => {
  const store = emptyStore();
  const addresses = ['Zoé@EXÄMPLE.example', 'zoé@xn--exmple-cua.example', 'ZOÉ@exämple.example'];
  const input = addresses.map((email, i) => event(i).replace('anna@example.be', email)).join('\n');
  await store.run(['import', '-'], { input });
  const { stdout } = await store.run(['create', 'zoé@exämple.EXAMPLE', '--json']);
  expect(JSON.parse(stdout).report).toMatchObject({ email: addresses[0], eventCount: 3 });
});
