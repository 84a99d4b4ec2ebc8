import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ImportCounts, type ImportResult, importEvents } from '../../src/app/import-events.ts';
import { ContactReportError } from '../../src/errors.ts';
import { checkInputs, type EventBatch, readEvents } from '../../src/import/batch/read-events.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { filePlace } from '../../src/store/store-place.ts';
import { requestOf, type Told, tellText } from '../support/expectations.ts';
import { temporaryFolder } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';
import { damagedBytes, jsonLines, lineHarm } from './support/damage.ts';

const settings = { seed: 20261123, numRuns: 300 };
const inputs = fc.array(damagedBytes, { minLength: 1, maxLength: 2 });

it('an import of damaged files counts every record once, and a second one finds nothing new', async () => {
  const folder = temporaryFolder();
  let [run, imported, refused] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(inputs, async (contents) => {
      run += 1;
      const files = write(folder, run, contents);
      const outcomes = await outcomesOf(files);
      if (outcomes === null) {
        refused += 1;
        return;
      }
      const store = (await openSqliteStore(filePlace(join(folder, `${run}.db`)), true)) as Store;
      try {
        const first = await importInto(store, files);
        expectCounts(first, outcomes);
        const second = await importInto(store, files);
        expect({ ...second, id: first.id }).toEqual(asSecond(first));
        imported += first.imported;
      } finally {
        await store.close();
      }
    }),
    settings,
  );
  // Most of what is damaged is still read.
  expect(refused).toBeLessThan(run / 3);
  expect(imported).toBeGreaterThan(run);
});

it('the program counts the same', async () => {
  for (const contents of fc.sample(inputs, { ...settings, numRuns: 15 })) {
    const store = emptyStore();
    const files = write(store.folder, 1, contents);
    const outcomes = await outcomesOf(files);
    const results: unknown[] = [];
    for (let times = 0; times < 2; times += 1) {
      const { code, stdout, stderr } = await store.run(['import', ...files, '--json']);
      if (outcomes === null) {
        expect(code).toBe(1);
        expect(stderr).not.toMatch(/^\s+at /m);
        continue;
      }
      const result = JSON.parse(stdout);
      expect({ code, stderr }).toEqual({ code: result.rejected > 0 ? 1 : 0, stderr: '' });
      results.push(result);
    }
    const [first, second] = results as ImportResult[];
    if (!first || !second || !outcomes) continue;
    expectCounts(first, outcomes);
    expect(second).toEqual(asSecond(first));
  }
});

it('an undamaged line is never lost because of a damaged neighbour', async () => {
  const alone = new Map<string, Promise<Told>>();
  const toldAlone = (line: string) => {
    const told = alone.get(line) ?? tellText(`${line}\n`);
    alone.set(line, told);
    return told;
  };
  const someLine = fc.nat(jsonLines.length - 1).map((index) => jsonLines[index] ?? '');
  const lines = fc.array(fc.tuple(someLine, fc.option(lineHarm)), { minLength: 2, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom('\n', '\r\n', '\n\n'), async (parts, end) => {
      const sound = parts.filter(([, harm]) => harm === null).map(([line]) => line);
      fc.pre(sound.length > 0);
      const text = parts.map(([line, harm]) => (harm ? harm(line) : Buffer.from(line).toString('latin1')));
      const told = summaryOf([await tellText(Buffer.from(text.join(end) + end, 'latin1'))]);
      for (const [what, count] of summaryOf(await Promise.all(sound.map(toldAlone)))) {
        expect(told.get(what) ?? 0, what).toBeGreaterThanOrEqual(count);
      }
    }),
    settings,
  );
});

const sound = '{"email":"a@example.com","action":"created","timestamp":"2026-06-11T08:00:00Z"}';

it.each(['<', 'PK', '"', '=', '{', '[', '}', '\ufeff', '\u001f', ' '])(
  'a first line that is damaged to begin with %j hides no other',
  async (start) => {
    const { events, rejectedCount } = await tellText(`${start}${sound.slice(1)}\n${sound}\n`);
    expect(events).toHaveLength(start === '{' ? 2 : 1);
    expect(events.length + rejectedCount).toBe(2);
  },
);

it.each(['', 'z', '<', ','])(
  'a line that is an array is not lost because of one that is not (%j)',
  async (start) => {
    const body = `[${sound},${sound}]`;
    const text = `${start}${body.slice(0, -3)}\n${body}\n${body.slice(0, -2)}\n${body}\n`;
    const { events, rejectedCount } = await tellText(text);
    expect({ events: events.length, rejected: rejectedCount }).toEqual({ events: 4, rejected: 2 });
  },
);

it.each([
  ['cut off', gzipSync(`${sound}\n`.repeat(50)).subarray(0, -9)],
  ['damaged in its middle', gzipSync(sound).fill(0xff, 20, 40)],
  ['damaged from the start', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('is no gzip at all')])],
])('a small compressed file that is %s is told, and no fault of the program', async (_, bytes) => {
  const store = emptyStore();
  const { stderr } = await store.run(['import', ...write(store.folder, 1, [bytes])]);
  expect(stderr).toMatch(/compressed data/);
});

it('a header whose quotes are not closed is told', async () => {
  const { code, stderr } = await emptyStore().run(['import', '-'], { input: '"Email,Date\na,b\n' });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('error: Cannot import -: it is neither JSON nor a table.'),
  });
});

function write(folder: string, run: number, contents: readonly Buffer[]): string[] {
  return contents.map((bytes, index) => {
    const file = join(folder, `${run}-${index}`);
    writeFileSync(file, bytes);
    return file;
  });
}

/** How many records there are, and how many of them are events, in each file; null where they are refused. */
async function outcomesOf(files: readonly string[]): Promise<{ records: number; events: number }[] | null> {
  const outcomes = files.map(() => ({ records: 0, events: 0 }));
  try {
    await checkInputs({ ...requestOf('-'), files }, Readable.from([]));
    for await (const { file, events, ignored, rejected } of batchesOf(files)) {
      const outcome = outcomes[file];
      if (!outcome) throw new Error('a batch of no file');
      outcome.events += events.count;
      outcome.records += events.count + sum(Object.values(ignored)) + rejected;
    }
  } catch (error) {
    if (error instanceof ContactReportError) return null;
    throw error;
  }
  return outcomes;
}

function batchesOf(files: readonly string[]): AsyncIterable<EventBatch> {
  return readEvents({ ...requestOf('-'), files }, Readable.from([]));
}

function importInto(store: Store, files: readonly string[]): Promise<ImportResult> {
  const source = { files, zone: 'UTC', startedAt: 0, program: '0.0.0' };
  const target = { exists: true, openWriter: store.events.openWriter };
  return importEvents(source, batchesOf(files), target, {
    size: null,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}

function expectCounts(result: ImportResult, outcomes: readonly { records: number; events: number }[]): void {
  const counted = result.files.map((counts) => ({
    records: allOf(counts),
    events: counts.imported + counts.duplicates,
  }));
  expect(counted).toEqual(outcomes);
  expect(allOf(result)).toBe(sum(outcomes.map(({ records }) => records)));
  expect(sum(Object.values(result.ignoredKinds))).toBe(result.ignored);
  expect(result.rejections).toHaveLength(Math.min(100, result.rejected));
}

function asSecond<Result extends ImportResult>(first: Result): Result {
  const again = <Counts extends ImportCounts>(counts: Counts): Counts => {
    return { ...counts, imported: 0, duplicates: counts.imported + counts.duplicates };
  };
  return { ...again(first), files: first.files.map(again) };
}

function allOf({ imported, duplicates, ignored, rejected }: ImportCounts): number {
  return imported + duplicates + ignored + rejected;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** How often each thing was told, in the order in which nothing can hide. */
function summaryOf(all: readonly Told[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (what: string, count = 1) => counts.set(what, (counts.get(what) ?? 0) + count);
  for (const { events, ignored, rejected } of all) {
    for (const event of events) add(JSON.stringify(event));
    for (const [kind, count] of Object.entries(ignored)) add(`ignored ${kind}`, count);
    for (const reason of rejected) add(`rejected ${reason}`);
  }
  return counts;
}
