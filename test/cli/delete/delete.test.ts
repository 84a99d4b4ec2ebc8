import { beforeEach, describe, expect, test } from 'vitest';
import { fixture } from '../../support/program.ts';
import { importSamples, seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
let store: TestStore;

beforeEach(async () => {
  store = await seededStore(importSamples, ['create', anna], ['create', anna], ['create', anna]);
});

async function ids(): Promise<number[]> {
  const { reports } = JSON.parse((await store.run(['list', '--json'])).stdout);
  return reports.map(({ id }: { id: number }) => id);
}

describe('delete', () => {
  test('removes the reports named, and no other', async () => {
    const { stdout, stderr, code } = await store.run(['delete', '1', '3', '--yes']);
    expect({ stdout, stderr, code }).toEqual({ stdout: 'Deleted reports 1, 3.\n', stderr: '', code: 0 });
    expect(await ids()).toEqual([2]);
    expect((await store.run(['view', '1'])).code).toBe(3);
    expect((await store.run(['view', '2'])).code).toBe(0);
  });

  test('as JSON, by its other name, and with an id twice', async () => {
    const { stdout, code } = await store.run(['rm', '2', '2', '--yes', '--json']);
    expect({ document: JSON.parse(stdout), code }).toEqual({
      document: { schemaVersion: 1, deleted: [2] },
      code: 0,
    });
    expect(await ids()).toEqual([3, 1]);
  });

  test('never removes events', async () => {
    const before = JSON.parse((await store.run(['view', '1', '--json'])).stdout).events;
    await store.run(['delete', '1', '2', '3', '--yes']);
    const again = JSON.parse((await store.run(['create', anna, '--json'])).stdout);
    expect(again.events).toEqual(before);
    expect((await store.run(['import', fixture('history.ndjson'), '--json'])).stdout).toContain(
      '"duplicates":275',
    );
  });

  test('an id is never given twice', async () => {
    await store.run(['delete', '2', '3', '--yes']);
    await store.run(['create', anna]);
    expect(await ids()).toEqual([4, 1]);
  });

  test.each([
    [['1', '42', '3'], 'Report not found: 42.'],
    [['42', '1', '43'], 'Reports not found: 42, 43.'],
  ])('%j with an unknown id removes nothing: exit 3', async (args, message) => {
    const { stdout, stderr, code } = await store.run(['delete', ...args, '--yes', '--json']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'not_found', message });
    expect(await ids()).toEqual([3, 2, 1]);
  });

  test('where nobody can be asked it needs --yes, and what to type is said', async () => {
    const { stdout, stderr, code } = await store.run(['delete', '1', '2']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/--yes.*\n.*contact-report delete 1 2 --yes\n$/);
    expect(await ids()).toEqual([3, 2, 1]);
  });

  test('without an id one error names everything that is missing', async () => {
    const { stdout, stderr, code } = await store.run(['delete']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/\bid\b.*--yes/);
    expect((await store.run(['delete', '--yes'])).code).toBe(2);
    expect(await ids()).toEqual([3, 2, 1]);
  });
});
