import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cleanEnv, finished, fixture, program } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const good = (second: number) =>
  `{"email":"anna@example.be","action":"created","timestamp":"2026-01-01T00:00:0${second}Z"}`;

/** Imports a file of this content; gives the counts, null where the file was refused as a whole. */
async function importing(name: string, content: string | Buffer, flags: string[] = []) {
  const store = emptyStore();
  const path = join(store.folder, name);
  writeFileSync(path, content);
  const result = await store.run(['import', path, '--json', ...flags]);
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/\\n\s+at |unexpected/);
  const made = readdirSync(store.folder).filter((file) => file !== name);
  if (result.stdout === '') return { ...JSON.parse(result.stderr), code: result.code, made, path };
  const { imported, duplicates, ignored, rejected, rejections } = JSON.parse(result.stdout);
  const reasons = rejections.map(({ reason }: { reason: string }) => reason);
  return { counts: [imported, duplicates, ignored, rejected], reasons, code: result.code, made, store };
}

describe('a file that cannot be imported at all is refused in a sentence, and makes no store', () => {
  test('missing', async () => {
    const store = emptyStore();
    const { code, stdout, stderr } = await store.run(['import', join(store.folder, 'no.ndjson')]);
    expect({ code, stdout, made: readdirSync(store.folder) }).toEqual({ code: 1, stdout: '', made: [] });
    expect(stderr).toMatch(/^error: Cannot import .*no\.ndjson: no such file\.\n[^\n]+\n$/);
  });

  test('a directory', async () => {
    const store = emptyStore();
    const { code, stdout, stderr } = await store.run(['import', store.folder]);
    expect({ code, stdout, made: readdirSync(store.folder) }).toEqual({ code: 1, stdout: '', made: [] });
    expect(stderr).toMatch(/^error: Cannot import .*: it is a directory\.\n[^\n]+\n$/);
  });

  test.each([
    ['a directory', '/', 'it is a directory'],
    // The memory of a process has nothing at its beginning: reading there fails.
    ['unreadable', `/proc/${process.pid}/mem`, 'input/output error'],
  ])('%s, by name and as standard input', async (_what, path, why) => {
    const file = openSync(path, 'r');
    onTestFinished(() => closeSync(file));
    for (const name of [path, '-']) {
      const store = emptyStore();
      const args = [program, 'import', name, '--json', '--store', store.path];
      const child = spawn(process.execPath, args, { env: cleanEnv(), stdio: [file, 'pipe', 'pipe'] });
      const { code, stdout, stderr } = await finished(child);
      expect({ code, stdout, made: readdirSync(store.folder) }).toEqual({ code: 1, stdout: '', made: [] });
      expect(JSON.parse(stderr).error).toMatchObject({
        code: 'import_unreadable',
        message: `Cannot import ${name}: ${why}.`,
      });
    }
  });

  const everyByte = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 89) % 256));
  test.each<[string, string | Buffer, RegExp]>([
    ['binary', everyByte, /binary/],
    ['an SQLite store', Buffer.from(`SQLite format 3\0${'\0'.repeat(5000)}`), /binary/],
    ['a ZIP archive', Buffer.from('504b0304140000000800', 'hex'), /ZIP/],
    ['prose', 'Dear Anna,\nthe report is late.\n', /./],
    ['a table of other columns', 'name,city\nAnna,Gent\n', /"name", "city"/],
  ])('%s', async (_what, content, why) => {
    const { error, code, made, path } = await importing('file', content);
    expect({ code, made }).toEqual({ code: 1, made: [] });
    expect(error).toEqual({
      code: expect.stringMatching(/^import_un(readable|mapped)$/),
      message: expect.stringMatching(why),
      hint: expect.any(String),
    });
    expect(error.message).toContain(path);
    expect(error.message).not.toContain('\n');
  });
});

test.each([
  ['empty', ''],
  ['of blank lines', ' \n\n\t\n'],
  ['an empty array', '[]\n'],
  ['a header alone', 'email,action,timestamp\n'],
])('a file that is %s holds nothing: exit 0, no store', async (_what, content) => {
  const { counts, code, made } = await importing('file', content);
  expect({ counts, code, made }).toEqual({ counts: [0, 0, 0, 0], code: 0, made: [] });
});

test('XML of no known kind is one rejected record, and makes no store', async () => {
  const { counts, code, made } = await importing('file', '<?xml version="1.0"?><html><body/></html>');
  expect({ counts, code, made }).toEqual({ counts: [0, 0, 0, 1], code: 1, made: [] });
});

describe('half a JSON document: what is whole is in, the rest is one rejected record', () => {
  const pretty = JSON.stringify(
    [good(1), good(2), good(3)].map((text) => JSON.parse(text)),
    null,
    2,
  );
  test.each([
    ['cut in an element', pretty.slice(0, -40)],
    ['cut between elements', `[${good(1)},${good(2)},`.replaceAll('{', '{\n')],
    ['cut in a line', `${good(1)}\n${good(2)}\n${good(3).slice(0, 50)}`],
  ])('%s', async (_how, content) => {
    const { counts, reasons, code } = await importing('file', content);
    expect({ counts, code }).toEqual({ counts: [2, 0, 0, 1], code: 1 });
    expect(reasons).toEqual([expect.stringMatching(/JSON/)]);
  });

  test('nothing but a beginning', async () => {
    const { counts, code } = await importing('file', '[{"email":');
    expect({ counts, code }).toEqual({ counts: [0, 0, 0, 1], code: 1 });
  });
});

describe('compressed data with damage: what could be decoded is in, the damage is one rejected record', () => {
  const junk = Buffer.from('junk');
  test.each([
    ['history.ndjson', 275],
    ['history.json', 8],
    ['history.csv', 17],
  ])('junk after %s', async (name, imported) => {
    // Without its last line break: nothing else says that the last record is whole.
    const zipped = gzipSync(readFileSync(fixture(name), 'utf8').trimEnd());
    const { counts, reasons, code } = await importing('file', Buffer.concat([zipped, junk]));
    expect({ counts, code }).toEqual({ counts: [imported, 0, 0, 1], code: 1 });
    expect(reasons).toEqual([expect.stringMatching(/damaged or incomplete compressed data/)]);
  });

  test('a wrong checksum', async () => {
    const zipped = gzipSync(`${good(1)}\n${good(2)}\n`);
    zipped.subarray(-8, -4).fill(0);
    const { counts, reasons, code } = await importing('file', zipped);
    expect({ counts, code }).toEqual({ counts: [2, 0, 0, 1], code: 1 });
    expect(reasons).toEqual([expect.stringMatching(/damaged or incomplete compressed data/)]);
  });

  test('no damage are several members, names in their headers, and zeros at the end', async () => {
    const named = gzipSync(`${good(2)}\n`);
    const header = Buffer.concat([named.subarray(0, 10), Buffer.from('events.ndjson\0')]);
    header[3] = 8;
    const content = [gzipSync(`${good(1)}\n`), header, named.subarray(10), Buffer.alloc(512)];
    const { counts, code } = await importing('file', Buffer.concat(content));
    expect({ counts, code }).toEqual({ counts: [2, 0, 0, 0], code: 0 });
  });
});

describe('bytes that are not UTF-8 cost nothing but their record', () => {
  const bad = Buffer.concat([
    Buffer.from('{"email":"a'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('@example.be"}'),
  ]);
  test.each([
    ['first', [bad, good(1), good(2)]],
    ['amid others', [good(1), bad, good(2)]],
    ['last', [good(1), good(2), bad]],
  ])('%s', async (_where, parts) => {
    const content = Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from('\n')]));
    const { counts, reasons, code } = await importing('file', content);
    expect({ counts, code }).toEqual({ counts: [2, 0, 0, 1], code: 1 });
    expect(reasons).toEqual([expect.stringMatching(/UTF-8/)]);
  });

  test('in a row of a table', async () => {
    const row = (email: string) => Buffer.from(`${email},created,2026-01-01\n`, 'latin1');
    const content = Buffer.concat([
      Buffer.from('email,action,timestamp\n'),
      ...['anna@example.be', 'zo\u0081@example.be', 'koen@example.be'].map(row),
    ]);
    const { counts, reasons } = await importing('file', content);
    expect({ counts, reasons }).toEqual({ counts: [2, 0, 0, 1], reasons: [expect.stringMatching(/UTF-8/)] });
  });

  test('in an element of an array over many lines', async () => {
    const content = Buffer.from(
      JSON.stringify([{ email: 'zoé@example.be' }, JSON.parse(good(1)), JSON.parse(good(2))], null, 2),
      'latin1',
    );
    const { counts, code } = await importing('file', content);
    expect({ counts, code }).toEqual({ counts: [2, 0, 0, 1], code: 1 });
  });
});

describe('times that cannot be are rejected', () => {
  test.each([
    '"99999-01-01T00:00:00Z"',
    '"+099999-01-01T00:00:00Z"',
    '99999999999999999999999',
    '-1',
    '"2026-02-30T00:00:00Z"',
    '"2026-13-01T00:00:00Z"',
    '"2026-01-01T25:00:00Z"',
    '"0000-00-00T00:00:00Z"',
    '"yesterday"',
    '1e400',
    'true',
    '[2026]',
  ])('%s', async (timestamp) => {
    const record = `{"email":"anna@example.be","action":"created","timestamp":${timestamp}}`;
    const { counts, code } = await importing('file', `${good(1)}\n${record}\n${good(2)}\n`);
    expect({ counts, code }).toEqual({ counts: [2, 0, 0, 1], code: 1 });
  });
});
