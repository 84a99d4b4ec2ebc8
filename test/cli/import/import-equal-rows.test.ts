import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';

const flags = ['--map', 'email=Email', '--map', 'timestamp=Date', '--map', 'action=Event'];
const read = 'anna@example.be,2026-03-01,campaignRead';
const clicked = 'anna@example.be,2026-03-01,campaignLinkClicked';

function tables(header: string, ...contents: (readonly string[])[]) {
  const store = emptyStore();
  const files = contents.map((rows, n) => {
    const path = join(store.folder, `${n}.csv`);
    writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
    return path;
  });
  const counts = async (named: readonly string[], ...more: string[]) => {
    const { stdout } = await store.run(['import', ...named, ...flags, ...more, '--json']);
    const { imported, duplicates } = JSON.parse(stdout);
    return [imported, duplicates];
  };
  const importing = async (named: readonly string[], ...more: string[]) => {
    const rehearsed = await counts(named, ...more, '--dry-run');
    const real = await counts(named, ...more);
    expect(rehearsed).toEqual(real);
    return real;
  };
  return { store, files, importing };
}

test('equal rows of one table are events of their own, and importing it again adds nothing', async () => {
  const { files, importing, store } = tables('Email,Date,Event', [read, clicked, read, read]);
  expect(await importing(files)).toEqual([4, 0]);
  expect(await importing(files)).toEqual([0, 4]);
  expect(await importing([...files, ...files])).toEqual([0, 8]);
  expect((await store.run(['doctor', '--json'])).code).toBe(0);
});

test('equal rows of two tables are the same events; the one with more of them adds the rest', async () => {
  const { files, importing } = tables('Email,Date,Event', [read], [read, read], [read, read, read]);
  expect(await importing(files.slice(0, 2))).toEqual([2, 1]);
  expect(await importing(files)).toEqual([1, 5]);
});

test('rows that differ in any cell are two events, also beside a message id', async () => {
  const rows = ['09:30', '21:15'].map((time) => `${read},${time},<1@example.com>`);
  const { files, importing } = tables('Email,Date,Event,Time,Mail', [...rows, ...rows]);
  expect(await importing(files, '--map', 'messageId=Mail')).toEqual([4, 0]);
  expect(await importing(files, '--map', 'messageId=Mail')).toEqual([0, 4]);
});

test('with an id, equal rows are one event', async () => {
  const { files, importing } = tables('Email,Date,Event,Id', [`${read},1`, `${read},1`, `${read},2`]);
  expect(await importing(files, '--map', 'id=Id')).toEqual([2, 1]);
});

test('equal rows of a table that is larger than a batch', async () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `person.${n}@example.be,2026-03-01,created`);
  const { files, importing } = tables('Email,Date,Event', [read, ...many, read, read]);
  expect(await importing(files)).toEqual([100_003, 0]);
  expect(await importing(files)).toEqual([0, 100_003]);
}, 300_000);
