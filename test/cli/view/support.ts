import { expect } from 'vitest';
import { fixture } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

/** A store with all the sample events, and reports on Anna (1, 38 events) and on Mallory (2, 27 hostile ones). */
export async function sampleStore() {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson'), fixture('hostile.ndjson')]);
  for (const email of ['anna.peeters@example.be', 'mallory@example.com'])
    expect((await store.run(['create', email, '--archived', '--tz', 'Europe/Brussels'])).code).toBe(0);
  return store;
}
