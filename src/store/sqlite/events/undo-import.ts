import type { Database } from 'better-sqlite3';
import { answerOrder, eventKey } from '../../../domain/event-identity.ts';
import type { UndoCounts } from '../../../domain/import-record.ts';
import { type CampaignFacts, type KnownCampaign, mergeCampaign } from '../../../domain/merge.ts';
import { recountInSteps } from './source-facts.ts';

/** How many events a step looks at: few enough that a signal is soon noticed. */
const stepSize = 50_000;

const key = `(${eventKey.join(', ')})`;
/** Part of the events, in the order of their key: those after @after0, @after1, … up to @to0, @to1, …. */
const inStep = `${key} > (${eventKey.map((_, n) => `@after${n}`).join(', ')})
  AND ${key} <= (${eventKey.map((_, n) => `@to${n}`).join(', ')})`;
const isUndone = 'batch IN (SELECT id FROM temp.undone_batches)';

/** The values of {@link eventKey} of an event, or of as many columns of {@link answerOrder}. */
type Key = readonly number[];
const beforeAll: Key = eventKey.map(() => -9e15);
const afterAll: Key = eventKey.map(() => 9e15);

/**
 * Takes the events of an import out of the store, within a transaction; yields the share done, 0 to 1. The records of
 * the import and of its batches stay.
 */
export function* undoImport(db: Database, id: number, now: number): Generator<number, UndoCounts> {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS undone_batches (id INTEGER PRIMARY KEY)');
  db.exec('DELETE FROM temp.undone_batches');
  db.prepare('INSERT INTO temp.undone_batches SELECT id FROM batches WHERE import = ?').run(id);
  const reports = yield* markAnswers(db, id);
  const { events, contacts } = yield* removeEvents(db);
  const campaigns = removeCampaigns(db, id);
  for (const _ of recountInSteps(db)) yield 1;
  db.prepare('UPDATE imports SET undone_at = ? WHERE id = ?').run(now, id);
  return { events, contacts, campaigns, reports };
}

/** Counts, in each frozen answer, the rows that are events of the import; gives the reports that have some. */
function* markAnswers(db: Database, id: number): Generator<number, number[]> {
  const runs = db
    .prepare(`
      SELECT runs.id, report FROM runs JOIN reports ON reports.id = report
      WHERE NOT deleted AND status = 'completed' AND event_count > 0
        AND completed_at >= (SELECT started_at FROM imports WHERE id = ?)`)
    .all(id) as { id: number; report: number }[];
  const rowKey = `(${answerOrder.join(', ')})`;
  const after = answerOrder.map(() => '?').join(', ');
  const stepEnd = db
    .prepare(`
      SELECT ${answerOrder.join(', ')} FROM run_events WHERE run = ? AND ${rowKey} > (${after})
      ORDER BY ${answerOrder.join(', ')} LIMIT 1 OFFSET ${stepSize - 1}`)
    .raw();
  const count = db
    .prepare(`
      SELECT count(*) FROM
        (SELECT * FROM run_events WHERE run = ? AND ${rowKey} > (${after}) AND ${rowKey} <= (${after})) AS row
      JOIN report_contacts ON report = ? AND position = row.contact
      JOIN contacts ON contacts.email = report_contacts.email
      JOIN events ON events.contact = contacts.id AND events.timestamp = row.timestamp
        AND events.action = row.action AND events.fingerprint = row.fingerprint AND events.tie = row.tie
      WHERE ${isUndone}`)
    .pluck();
  const mark = db.prepare('UPDATE runs SET undone = undone + ? WHERE id = ?');
  const reports: number[] = [];
  for (const { id: run, report } of runs) {
    let found = 0;
    for (let start = beforeAll; ; ) {
      const end = stepEnd.get(run, ...start) as Key | undefined;
      found += count.get(run, ...start, ...(end ?? afterAll), report) as number;
      yield 0;
      if (end === undefined) break;
      start = end;
    }
    if (found === 0) continue;
    mark.run(found, run);
    reports.push(report);
  }
  return reports.sort((a, b) => a - b);
}

/** Removes the events and the contacts that are left without any. */
function* removeEvents(db: Database): Generator<number, Pick<UndoCounts, 'events' | 'contacts'>> {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS touched_contacts (id INTEGER PRIMARY KEY)');
  const lastContact = Number(db.prepare('SELECT max(contact) FROM events').pluck().get() ?? 0);
  const stepEnd = db
    .prepare(`
      SELECT ${eventKey.join(', ')} FROM events WHERE ${key} > (${eventKey.map(() => '?').join(', ')})
      ORDER BY ${eventKey.join(', ')} LIMIT 1 OFFSET ${stepSize - 1}`)
    .raw();
  const touch = db.prepare(
    `INSERT INTO temp.touched_contacts SELECT DISTINCT contact FROM events WHERE ${inStep} AND ${isUndone}`,
  );
  const countByCampaign = db.prepare(`
    UPDATE campaigns SET events = events - removed FROM
      (SELECT campaign, count(*) AS removed FROM events WHERE ${inStep} AND ${isUndone} AND campaign IS NOT NULL
        GROUP BY campaign) AS counted
    WHERE ref = counted.campaign`);
  const remove = db.prepare(`DELETE FROM events WHERE ${inStep} AND ${isUndone}`);
  // A contact whose events go on beyond this step is touched by a later one.
  const removeContacts = db.prepare(`
    DELETE FROM contacts WHERE id IN (SELECT id FROM temp.touched_contacts)
      AND NOT EXISTS (SELECT 1 FROM events WHERE contact = contacts.id)`);
  let [events, contacts] = [0, 0];
  for (let after = beforeAll; ; ) {
    const end = stepEnd.get(...after) as Key | undefined;
    const step = { ...named('after', after), ...named('to', end ?? afterAll) };
    db.exec('DELETE FROM temp.touched_contacts');
    if (touch.run(step).changes > 0) {
      countByCampaign.run(step);
      events += remove.run(step).changes;
      contacts += removeContacts.run().changes;
    }
    if (end === undefined) return { events, contacts };
    yield Math.min(Number(end[0]) / lastContact, 1);
    after = end;
  }
}

/** Takes back what the import said about campaigns; gives how many go, because nothing else names them. */
function removeCampaigns(db: Database, id: number): number {
  const named = db
    .prepare(`
      SELECT ref, archived, archived_by_hand AS byHand, events FROM campaigns
      WHERE ref IN (SELECT campaign FROM campaign_imports WHERE import = ?)`)
    .all(id) as { ref: number; archived: number; byHand: number; events: number }[];
  db.prepare('DELETE FROM campaign_imports WHERE import = ?').run(id);
  const facts = db.prepare(
    'SELECT name, type, archived FROM campaign_imports WHERE campaign = ? ORDER BY import',
  );
  const update = db.prepare('UPDATE campaigns SET name = ?, type = ?, archived = ? WHERE ref = ?');
  const remove = db.prepare('DELETE FROM campaigns WHERE ref = ?');
  let removed = 0;
  for (const { ref, archived, byHand, events } of named) {
    const others = (facts.all(ref) as { name: string; type: never; archived: number | null }[]).map(toFacts);
    if (others.length === 0 && events === 0 && byHand === 0) removed += remove.run(ref).changes;
    // An event of another import may name it too: that import did not know its name.
    const known = others.reduce<KnownCampaign | null>(mergeCampaign, null);
    if (known === null) continue;
    update.run(known.name, known.type, byHand === 1 ? archived : known.archived ? 1 : 0, ref);
  }
  return removed;
}

function toFacts(row: { name: string; type: never; archived: number | null }): CampaignFacts {
  return { ...row, archived: row.archived === null ? null : row.archived === 1 };
}

function named(name: string, key: Key): Record<string, number> {
  return Object.fromEntries(key.map((value, n) => [`${name}${n}`, value]));
}
