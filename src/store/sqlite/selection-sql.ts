import type { Database } from 'better-sqlite3';
import { type ActionName, actionByName, actions, actionsOf, machineActions } from '../../domain/actions.ts';
import { storedActions, storedTexts } from './decode.ts';

/** What a report asks, as its row in `reports` says it. */
export interface StoredQuestion {
  readonly contact: number | null;
  readonly actions: string;
  readonly sources: string | null;
  readonly exclude_machine: number;
  readonly include_archived: number;
}

/** The question of a run, with the number of its contact. */
export function questionOf(db: Database, run: number): StoredQuestion {
  return db
    .prepare(`
      SELECT contacts.id AS contact, reports.actions, reports.sources, exclude_machine, include_archived
      FROM runs JOIN reports ON reports.id = runs.report LEFT JOIN contacts ON contacts.email = reports.email
      WHERE runs.id = ?`)
    .get(run) as StoredQuestion;
}

/**
 * The condition on a row of `events` that a question sets beside contact and period: its actions, sources and
 * machines. Built of numbers only.
 */
export function conditionOf(db: Database, question: StoredQuestion): string {
  const conditions = ['true'];
  const asked = storedActions(question.actions);
  if (asked.length < actions.length) conditions.push(`action IN (${codes(asked)})`);
  if (question.sources !== null) {
    const refs = db
      .prepare('SELECT ref FROM sources WHERE name IN (SELECT value FROM json_each(?))')
      .pluck()
      .all(JSON.stringify(storedTexts(question.sources))) as number[];
    conditions.push(`source IN (${refs.join(', ')})`);
  }
  if (question.exclude_machine) {
    conditions.push(`NOT (action IN (${codes(machineActions)}) AND details ->> '$.machine' IS 1)`);
  }
  return conditions.join(' AND ');
}

/** The condition on a row of `events` that its campaign, archived or not, decides whether it is shown. */
export const ofCampaignCategory = `action IN (${codes(actionsOf('campaign'))})`;

function codes(names: readonly ActionName[]): string {
  return names.map((name) => actionByName(name).code).join(', ');
}
