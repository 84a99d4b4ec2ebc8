import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, until } from '../../support/processes.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';

// Each file is at least one transaction of the import, however large those are.
const files = 8;
const count = files * 2000;
const campaigns = 37;
const actions = ['campaignSent', 'campaignRead', 'campaignLinkClicked', 'unsubscribed'];

/** The nth of the events to import; every hundredth is said once more at the end. */
function eventOf(n: number) {
  return {
    email: `person.${(n * 7919) % 1200}@example.com`,
    action: actions[n % actions.length],
    timestamp: new Date(Date.UTC(2025, 0, 1) + n * 1000).toISOString(),
    campaign: n % 5 === 0 ? null : { id: `c-${n % campaigns}`, name: `Newsletter ${n % campaigns}` },
    details: { url: `https://www.example.com/${n % 11}` },
    id: `evt-${n}`,
    source: 'test',
  };
}

const lines = Array.from({ length: count }, (_, n) => `${JSON.stringify(eventOf(n))}\n`);
const repeated = lines.filter((_, n) => n % 100 === 0);

const perCampaign = new Map<string, number>();
for (let n = 0; n < count; n += 1) {
  const id = eventOf(n).campaign?.id;
  if (id !== undefined) perCampaign.set(id, (perCampaign.get(id) ?? 0) + 1);
}

/** When to kill: the store exists, or has so many transactions of the import, or its log has grown to so many bytes. */
interface Moment {
  readonly exists: 'the store' | 'a transaction' | 'the log';
  readonly size: number;
  /** ms after that. */
  readonly later: number;
}

const seed = 20_260_123;
const later = fc.integer({ min: 0, max: 40 });
const momentsAt = (
  exists: Moment['exists'],
  size: fc.Arbitrary<number>,
  wait: fc.Arbitrary<number>,
  n: number,
) =>
  fc.sample(fc.noBias(fc.record<Moment>({ exists: fc.constant(exists), size, later: wait })), {
    seed,
    numRuns: n,
  });
const moments = [
  ...momentsAt('the store', fc.constant(0), later, 2),
  ...momentsAt('a transaction', fc.integer({ min: 0, max: files - 1 }), later, 4),
  // The log grows while a transaction is being written out.
  ...momentsAt('the log', fc.integer({ min: 0, max: 1_500_000 }), fc.constant(0), 4),
];

describe(`an import that is killed (seed ${seed})`, { timeout: 600_000 }, () => {
  let store: TestStore;
  let inputs: string[] = [];
  /** How many events there were after each kill that came before the end. */
  const halfway: number[] = [];

  // Else these moments are all before the beginning or behind the end, and prove nothing.
  afterAll(() => expect(halfway.filter((events) => events > 0 && events < count)).not.toEqual([]));

  beforeEach(() => {
    store = emptyStore();
    inputs = Array.from({ length: files }, (_, n) => {
      const of = lines.slice((n * count) / files, ((n + 1) * count) / files);
      const path = join(store.folder, `events-${n}.ndjson`);
      writeFileSync(path, [...of, ...(n === files - 1 ? repeated : [])].join(''));
      return path;
    });
  });

  /** How many transactions of imports a store holds; null where it is not yet that far. */
  function transactions(): number | null {
    let db: Database.Database | null = null;
    try {
      db = new Database(store.path, { readonly: true, fileMustExist: true, timeout: 0 });
      return db.prepare('SELECT count(*) FROM batches').pluck().get() as number;
    } catch {
      return null;
    } finally {
      db?.close();
    }
  }

  /** What a store holds, which SQLite must find whole. */
  function contents() {
    const db = new Database(store.path);
    try {
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('foreign_key_check')).toEqual([]);
      const ids = db.prepare('SELECT source_id FROM events').pluck().all() as string[];
      const counted = db.prepare('SELECT id, events FROM campaigns').raw().all() as [string, number][];
      const named = db
        .prepare('SELECT c.id, count(*) FROM events e JOIN campaigns c ON c.ref = e.campaign GROUP BY 1')
        .raw()
        .all() as [string, number][];
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Map(counted.filter(([, events]) => events > 0))).toEqual(new Map(named));
      return { ids: new Set(ids), counted: new Map(counted) };
    } finally {
      db.close();
    }
  }

  async function importIt() {
    const { code, stdout, stderr } = await store.run(['import', ...inputs, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const { imported, duplicates, ignored, rejected } = JSON.parse(stdout) as Record<string, number>;
    return { imported, duplicates, ignored, rejected };
  }

  function isThere({ exists, size }: Moment): boolean {
    if (exists === 'a transaction') return (transactions() ?? -1) >= size;
    const found = statSync(exists === 'the log' ? `${store.path}-wal` : store.path, {
      throwIfNoEntry: false,
    });
    return found !== undefined && found.size >= size;
  }

  test.each(moments)('$exists, size $size, and $later ms later: repeating it completes it', async (when) => {
    const { child, outcome } = launch(store, ['import', ...inputs]);
    await until('the import is that far', () => child.exitCode !== null || isThere(when));
    await sleep(when.later);
    // On a fast machine it may be done by then; that is a moment like any other.
    child.kill('SIGKILL');
    const { code, signal } = await outcome;
    expect([code, signal]).toEqual(code === 0 ? [0, null] : [null, 'SIGKILL']);

    // The first to open the store again is the program itself.
    expect((await store.run(['campaigns', '--json'])).code).toBe(0);
    const before = transactions() === null ? 0 : contents().ids.size;
    if (signal) halfway.push(before);
    expect(await importIt()).toEqual({
      imported: count - before,
      duplicates: repeated.length + before,
      ignored: 0,
      rejected: 0,
    });
    const { ids, counted } = contents();
    expect(ids.size).toBe(count);
    expect(counted).toEqual(perCampaign);
    expect(await importIt()).toEqual({
      imported: 0,
      duplicates: count + repeated.length,
      ignored: 0,
      rejected: 0,
    });
    expect(contents()).toEqual({ ids, counted });
  });
});
