import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ImportResult, type ImportTarget, importEvents } from '../../../src/app/import-events.ts';
import { actions } from '../../../src/domain/actions.ts';
import type { Question } from '../../../src/domain/report.ts';
import { readEvents } from '../../../src/import/batch/read-events.ts';
import { engineOf } from '../../../src/store/engine.ts';
import type { Store } from '../../../src/store/store.ts';
import { filePlace, type StorePlace } from '../../../src/store/store-place.ts';
import { temporaryFolder } from '../../support/program.ts';

/** An engine, and how the contract makes stores in it. A test file runs every test on each of them. */
export interface TestEngine {
  readonly name: string;
  /** A place where there is no store yet. */
  freshPlace(): StorePlace;
}

let stores = 0;

export const engines: readonly TestEngine[] = [
  {
    name: 'SQLite',
    freshPlace() {
      stores += 1;
      return filePlace(join(temporaryFolder(), `${stores}.db`));
    },
  },
];

/** Opens the store at `place`, made if there is none. */
export async function openStore(place: StorePlace): Promise<Store> {
  const store = await engineOf(place).open(place, true);
  if (!store) throw new Error('there is no store');
  return store;
}

/** When imports of tests start, ms UTC. */
export const importedAt = Date.UTC(2026, 0, 1);

/** Imports NDJSON as if it came from `file`. */
export function importText(
  store: Store,
  text: string,
  file = '-',
  target: ImportTarget = { exists: true, openWriter: store.events.openWriter },
): Promise<ImportResult> {
  const request = { files: ['-'], format: 'auto' as const, mapping: null, zone: 'UTC', rejects: null };
  const batches = readEvents(request, Readable.from([Buffer.from(text)]));
  const source = { files: [file], zone: 'UTC', startedAt: importedAt, program: '0.0.0' };
  const { signal } = new AbortController();
  return importEvents(source, batches, target, { size: null, signal, onProgress: () => {} });
}

/** Imports records of the native format. */
export function importRecords(
  store: Store,
  records: readonly object[],
  file?: string,
  target?: ImportTarget,
): Promise<ImportResult> {
  return importText(store, records.map((record) => `${JSON.stringify(record)}\n`).join(''), file, target);
}

/** Runs a report on everything about one contact; gives its id. */
export async function reportOn(store: Store, email: string): Promise<number> {
  const question: Question = {
    ...{ contacts: [{ key: email, shown: email }], actions: actions.map(({ name }) => name), last: null },
    ...{ zone: 'UTC', includeArchived: true, sources: null, excludeMachine: false },
  };
  const begin = () => ({ range: { from: null, to: null }, now: importedAt });
  const run = await store.reports.create(question, begin);
  if (!run) throw new Error('another report is processing');
  for await (const _ of run.build());
  await run.complete();
  return run.reportId;
}
