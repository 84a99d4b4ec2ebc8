import type { Database } from 'better-sqlite3';
import type { Surroundings } from '../store.ts';
import { momentOrNull } from './decode.ts';
import { conditionOf, questionOf } from './selection-sql.ts';

/** What there is around the answer of a report that found nothing. */
export function surroundingsOf(db: Database, report: number): Surroundings {
  const run = db.prepare('SELECT max(id) FROM runs WHERE report = ?').pluck().get(report) as number;
  const question = questionOf(db, run);
  if (question.contact === null) return { contactKnown: false, before: null, after: null, otherEvents: 0 };
  const { from, to } = db
    .prepare(
      'SELECT coalesce(period_from, -9e15) AS "from", coalesce(period_to, 9e15) AS "to" FROM runs WHERE id = ?',
    )
    .get(run) as { from: number; to: number };
  const condition = conditionOf(db, question);
  const bind = { contact: question.contact, from, to };
  const one = (sql: string) => db.prepare(sql).pluck().get(bind) as number | null;
  const moment = (sql: string) => momentOrNull(one(sql));
  return {
    contactKnown: true,
    before: moment(
      `SELECT max(timestamp) FROM events WHERE contact = @contact AND timestamp < @from AND ${condition}`,
    ),
    after: moment(
      `SELECT min(timestamp) FROM events WHERE contact = @contact AND timestamp >= @to AND ${condition}`,
    ),
    otherEvents:
      one(
        `SELECT count(*) FROM events WHERE contact = @contact AND timestamp >= @from AND timestamp < @to AND (${condition}) IS NOT TRUE`,
      ) ?? 0,
  };
}
