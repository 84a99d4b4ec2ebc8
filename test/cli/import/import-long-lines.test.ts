import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryStore } from '../../support/program.ts';

const hundred = 100 * 1024 * 1024;
const filler = Buffer.alloc(hundred, 'x');
const header = 'email,action,timestamp,details\n';

const line = (second: number) =>
  `{"email":"anna@example.be","action":"created","timestamp":"2026-01-01T00:00:0${second}Z"}\n`;
const row = (second: number) => `anna@example.be,created,2026-01-01T00:00:0${second}Z,\n`;
/** The two ends of a record that is sound but for its length. */
const longLine = [
  '{"email":"anna@example.be","action":"created","timestamp":"2026-02-01T00:00:00Z","details":{"x":"',
  '"}}\n',
] as const;
const longRow = ['anna@example.be,created,2026-02-01T00:00:00Z,"{""x"":""', '""}"\n'] as const;

const overLines = (text: string) => `  ${text.replaceAll(',', ',\n  ')}`;

/** Pieces of a file; null is 100 MB of filler. */
const contents: Record<string, readonly (string | null)[]> = {
  'amid good lines': [line(1), line(2), longLine[0], null, longLine[1], line(3)],
  'as the first line': [longLine[0], null, longLine[1], line(1), line(2), line(3)],
  'as the last line': [line(1), line(2), line(3), longLine[0], null, longLine[1]],
  'that never ends': [line(1), line(2), line(3), longLine[0], null],
  'that is no JSON': [line(1), line(2), null, '\n', line(3)],
  'amid good rows of a table': [header, row(1), row(2), longRow[0], null, longRow[1], row(3)],
  'amid good elements of an array over many lines': [
    `[\n${overLines(line(1))},\n${overLines(line(2))},\n${overLines(longLine[0])}`,
    null,
    `${longLine[1]},\n${overLines(line(3))}]`,
  ],
};

// Writes down the most memory that the program ever had, KB, when it ends.
const witness = `
  const { isMainThread } = require('node:worker_threads');
  const { writeFileSync } = require('node:fs');
  const note = () => writeFileSync(process.env.MEMORY_FILE, String(process.resourceUsage().maxRSS));
  if (isMainThread) process.on('exit', note);
`;

let usual = 0;

async function importing(pieces: readonly (string | null)[]) {
  const store = temporaryStore();
  const [file, preload, memory, rejects] = ['file', 'witness.cjs', 'memory', 'rejects'].map((name) =>
    join(store.folder, name),
  ) as [string, string, string, string];
  const handle = openSync(file, 'w');
  for (const piece of pieces) writeSync(handle, piece === null ? filler : Buffer.from(piece));
  closeSync(handle);
  writeFileSync(preload, witness);
  // A program that wants it all in memory fails here instead of taking the machine down.
  const env = { NODE_OPTIONS: `--require ${preload} --max-old-space-size=512`, MEMORY_FILE: memory };
  const result = await store.run(['import', file, '--rejects', rejects, '--json'], { env });
  const megabytes = Number(readFileSync(memory, 'utf8')) / 1024;
  const kept = statSync(rejects, { throwIfNoEntry: false })?.size ?? 0;
  rmSync(file);
  rmSync(rejects, { force: true });
  return { ...result, megabytes, kept };
}

beforeAll(async () => {
  usual = (await importing([line(1), line(2), line(3)])).megabytes;
});

describe('a record of 100 MB is rejected: no other event is lost, memory stays bounded', () => {
  test.each(Object.keys(contents))('%s', async (where) => {
    const pieces = contents[where] ?? [];
    const { stdout, stderr, code, megabytes } = await importing(pieces);
    expect(stderr).toBe('');
    const { imported, rejected, rejections } = JSON.parse(stdout);
    expect({ imported, rejected, code }).toEqual({ imported: 3, rejected: 1, code: 1 });
    expect(rejections[0].reason).toMatch(/longer than \d+ MB/);
    // Less than the record itself: it was never held whole.
    expect(megabytes - usual).toBeLessThan(100);
  });

  test('and kept whole in the file of --rejects', async () => {
    const pieces = contents['amid good lines'] ?? [];
    const { kept } = await importing(pieces);
    expect(kept).toBe(hundred + longLine.join('').length);
  });
});
