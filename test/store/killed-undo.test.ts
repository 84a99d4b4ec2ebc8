import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import {
  busyContact,
  launch,
  observe,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
  until,
} from '../support/processes.ts';

const count = 200_000;

describe('an undo that is killed', { timeout: 120_000 }, () => {
  const storeOfMany = storesWithManyEvents(count);
  const outcomes: unknown[] = [];
  afterAll(() => expect(outcomes, 'some kill came in time').toContain(0));
  const logSize = (path: string) => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;

  test.each([0, 200_000, 1_000_000, 4_000_000])(
    'after %d bytes of its log leaves all events or none',
    async (bytes) => {
      const store = storeOfMany();
      const undo = launch(store, ['imports', 'undo', '1', '--yes', '--json']);
      let isOver = false;
      undo.outcome.then(() => {
        isOver = true;
      });
      await until('the log has grown', () => isOver || logSize(store.path) > bytes);
      await sleep(5);
      undo.child.kill('SIGKILL');
      await undo.outcome;
      const db = observe(store.path);
      const events = db.prepare('SELECT count(*) FROM events').pluck().get();
      const undone = db.prepare('SELECT undone_at IS NOT NULL FROM imports').pluck().get();
      db.close();
      outcomes.push(undone);
      expect([
        { events: count, undone: 0 },
        { events: 0, undone: 1 },
      ]).toContainEqual({ events, undone });
      expect((await store.run(['doctor'])).code).toBe(0);
      if (undone === 0) expect((await store.run(['imports', 'undo', '1', '--yes'])).code).toBe(0);
      const { stdout } = await store.run(['create', busyContact, '--json']);
      expect(JSON.parse(stdout).events).toEqual([]);
    },
  );

  test('while a report is processing it is refused: exit 4, and nothing is removed', async () => {
    const store = storeOfMany();
    const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
    await suspendBetweenWrites(create.pid, store.path);
    const { code, stderr } = await store.run(['imports', 'undo', '1', '--yes', '--json']);
    resume(create);
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 4, error: 'report_processing' });
    expect(await create.outcome).toMatchObject({ code: 0, lines: count });
  });
});
