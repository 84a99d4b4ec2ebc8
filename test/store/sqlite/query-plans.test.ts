import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReport } from '../../../src/app/run-report.ts';
import { closingActions } from '../../../src/domain/check/contact-check.ts';
import { answerOrder } from '../../../src/domain/event-identity.ts';
import type { Question, SortOrder } from '../../../src/domain/report.ts';
import { everyEvent, selectionOf } from '../../../src/domain/selection.ts';
import { allOf } from '../../../src/store/batches.ts';
import type { Store } from '../../../src/store/store.ts';
import { engines, importRecords, openStore } from '../contract/engines.ts';

/** Each statement that was prepared, in one line, and SQLite's plan for it at that moment. */
const plans = new Map<string, string[]>();
const { prepare } = Database.prototype;
const { signal } = new AbortController();

function planOf(db: Database.Database, sql: string): string[] {
  const statement = prepare.call(db, `EXPLAIN QUERY PLAN ${sql}`);
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  const unnamed = [...sql.replace(/'[^']*'/g, '').matchAll(/\?/g)].map(() => null);
  const rows = statement.all(unnamed.length > 0 ? unnamed : named) as { detail: string }[];
  return rows.map(({ detail }) => detail);
}

async function importEvent(store: Store, n: number) {
  const record = {
    email: 'anna@example.be',
    action: 'campaignRead',
    timestamp: Date.UTC(2026, 0, n),
    campaign: { id: `c-${n}`, name: 'Spring', archived: n === 1 },
    source: 'shop',
  };
  await importRecords(store, [record]);
}

/** Uses a store in every way that the program does. */
async function useStore(store: Store): Promise<void> {
  for (const n of [1, 2, 3]) await importEvent(store, n);
  const question: Question = {
    contacts: [{ key: 'anna@example.be', shown: 'anna@example.be' }],
    actions: ['campaignRead', 'unsubscribed'],
    last: null,
    zone: 'UTC',
    includeArchived: false,
    sources: ['shop'],
    excludeMachine: true,
  };
  const run = { range: { from: 0, to: Date.UTC(2027, 0) }, now: Date.UTC(2026, 5) };
  const options = { signal, waitTimeoutMs: 0 };
  const questions = [question, { ...question, includeArchived: true, sources: null, excludeMachine: false }];
  for (const asked of questions) {
    const id = await runReport(store, () => store.reports.create(asked, () => run), options);
    await runReport(store, () => store.reports.rerun(id, () => run), options);
    for (const order of ['asc', 'desc'] as SortOrder[]) {
      const answer = await store.reports.answer(id, order);
      for await (const rows of answer?.events ?? []) expect(rows.length).toBeGreaterThan(0);
    }
    const selection = selectionOf(asked, run.range);
    for (const each of [selection, everyEvent(selection.contacts, run.range)]) {
      await store.events.count(each);
      await store.events.first(each);
      await store.events.last(each);
      for await (const events of store.events.stream(each)) expect(events.length).toBeGreaterThan(0);
    }
  }
  const failing = await store.reports.create(question, () => run);
  await failing?.fail('on purpose');
  await allOf(store.reports.list({ contact: 'anna@example.be', status: 'completed', limit: 5 }));
  await allOf(store.reports.list({ idStart: '1', from: 1 }));
  await store.reports.count(1);
  await store.reports.idAt(1);
  await store.reports.processing();
  await store.reports.delete([1]);
  await store.contacts.find('anna@example.be');
  await allOf(store.campaigns.list({ archived: false, idStart: 'c', platform: null }));
  await store.campaigns.setArchived(await store.campaigns.named('c-2'), true);
  const snapshot = await store.snapshot();
  await snapshot.scopes();
  await snapshot.sources();
  await snapshot.countContacts();
  const having = { kind: 'action', in: closingActions } as const;
  for (const contacts of ['all', ['anna@example.be']] as const)
    for await (const _ of snapshot.events(everyEvent(contacts, run.range), having));
  await snapshot.close();
}

beforeAll(async () => {
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    const line = sql.replace(/\s+/g, ' ').trim();
    if (/\b(?:FROM|INTO|UPDATE)\b/.test(line)) plans.set(line, planOf(this, sql));
    return prepare.call(this, sql);
  } as typeof prepare;
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine');
  const store = await openStore(engine.freshPlace());
  await useStore(store);
  await store.close();
});

afterAll(() => {
  Database.prototype.prepare = prepare;
});

/** The plans of the statements that match, which there must be. */
function plansOf(pattern: RegExp): string[] {
  const found = [...plans].filter(([sql]) => pattern.test(sql));
  expect(found.length, `${pattern}`).toBeGreaterThan(0);
  return [...new Set(found.flatMap(([, plan]) => plan))];
}

test('no statement looks through all events or answers, nor sorts what comes in order', () => {
  expect(plans.size).toBeGreaterThan(30);
  const bad = [...plans].filter(([, plan]) =>
    plan.some(
      (step) =>
        /^SCAN (?:events|run_events|runs|latest|answer)\b(?! USING COVERING INDEX closings)/.test(step) ||
        /TEMP B-TREE/.test(step),
    ),
  );
  expect(bad).toEqual([]);
});

const key = 'PRIMARY KEY (contact=? AND timestamp>? AND timestamp<?)';
const rowsOfRun = 'SEARCH run_events USING PRIMARY KEY (run=?)';
const partOfRun = 'SEARCH run_events USING PRIMARY KEY (run=? AND timestamp>? AND timestamp<?)';

test.each([
  ['the rows of a run', /^INSERT INTO run_events .* FROM events/, `SEARCH events USING ${key}`],
  ['those left out', /^SELECT count\(\*\) FROM events .* temp\.archived/, `SEARCH events USING ${key}`],
  ['the end of a piece', /OFFSET \?$/, 'SEARCH events USING PRIMARY KEY (contact=? AND timestamp>?)'],
  [
    'the first event',
    /min\(timestamp\) .* AS first/,
    'SEARCH events USING PRIMARY KEY (contact=? AND timestamp>?)',
  ],
  [
    'the last event',
    /max\(timestamp\) .* AS last/,
    'SEARCH events USING PRIMARY KEY (contact=? AND timestamp<?)',
  ],
  [
    'contacts that opted out or were stopped',
    /^SELECT DISTINCT contact FROM events/,
    'SCAN events USING COVERING INDEX closings',
  ],
  ['its campaigns', /^INSERT OR IGNORE INTO run_campaigns/, partOfRun],
  ['its sources', /^SELECT name FROM sources WHERE ref IN/, partOfRun],
  ['an answer, oldest first', /FROM run_events WHERE run = \? ORDER BY timestamp ASC/, rowsOfRun],
  ['an answer, newest first', /FROM run_events WHERE run = \? ORDER BY timestamp DESC/, rowsOfRun],
  [
    'the next piece of an answer',
    /FROM run_events WHERE run = \? AND \(timestamp, .* ASC/,
    `SEARCH run_events USING PRIMARY KEY (run=? AND (${answerOrder.join(',')})>(${answerOrder.map(() => '?').join(',')}))`,
  ],
  ['the rows of a run that failed', /^DELETE FROM run_events/, rowsOfRun],
  [
    'an answer’s campaigns',
    /FROM run_campaigns WHERE run = \?/,
    'SEARCH run_campaigns USING PRIMARY KEY (run=?)',
  ],
  [
    'the latest completed run',
    /^SELECT id, sources FROM runs/,
    'SEARCH runs USING INDEX runs_of_report (report=?)',
  ],
  [
    'the run that is processing',
    /^SELECT (?:1|id|report) FROM runs WHERE status = 'processing'$/,
    'SEARCH runs USING INDEX one_run_processing (status=?)',
  ],
  ['a report', /^SELECT r\.id,.* WHERE r\.id = \?$/, 'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)'],
  ['what to delete', /^UPDATE reports SET deleted/, 'SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)'],
  [
    'what is deleted',
    /^DELETE FROM reports/,
    'SEARCH reports USING COVERING INDEX deleted_reports (deleted=?)',
  ],
  [
    'the runs that have rows left',
    /^SELECT id FROM runs WHERE status = 'failed' AND/,
    'SEARCH runs USING INDEX failed_runs (status=?)',
  ],
  ['the newest batch', /max\(id\) FROM batches/, 'SEARCH batches'],
  [
    'a contact, for the import',
    /^SELECT id FROM contacts WHERE email = \?/,
    'SEARCH contacts USING COVERING INDEX sqlite_autoindex_contacts_1 (email=?)',
  ],
  [
    'a contact, for a question',
    /^SELECT coalesce\(shown, email\) FROM contacts WHERE email = \?/,
    'SEARCH contacts USING INDEX sqlite_autoindex_contacts_1 (email=?)',
  ],
  [
    'a campaign, for the import',
    /FROM campaigns WHERE platform = \? AND id = \?/,
    'SEARCH campaigns USING INDEX sqlite_autoindex_campaigns_1 (platform=? AND id=?)',
  ],
  [
    'what an import says of it',
    /^UPDATE campaigns SET name/,
    'SEARCH campaigns USING INTEGER PRIMARY KEY (rowid=?)',
  ],
  ['its count', /^UPDATE campaigns SET events/, 'SEARCH campaigns USING INTEGER PRIMARY KEY (rowid=?)'],
])('%s: by the key', (_what, pattern, step) => {
  expect(plansOf(pattern)).toContain(step);
});

test('the events of a selection: by the key', () => {
  expect(plansOf(/^SELECT (?:max\(timestamp\)|min\(timestamp\)|count\(\*\)) FROM events .*@/)).toContain(
    `SEARCH events USING ${key}`,
  );
  expect(plansOf(/^SELECT timestamp, .* FROM events WHERE contact = @contact/)).toContain(
    `SEARCH events USING ${key}`,
  );
});
