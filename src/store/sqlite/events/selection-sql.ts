import type { Database } from 'better-sqlite3';
import { actionByName } from '../../../domain/actions.ts';
import type { Range } from '../../../domain/report.ts';
import type { Condition } from '../../../domain/selection.ts';

/** The condition on a row of `events` that it lies in the range of {@link bindRange}. */
export const inRange = 'timestamp >= @from AND timestamp < @to';

/** The parameters of {@link inRange}. An end that is open lies beyond every timestamp. */
export function bindRange({ from, to }: Range): { from: number; to: number } {
  return { from: from ?? -9e15, to: to ?? 9e15 };
}

/** The numbers of the contacts that the store knows, each once, in the order of their keys in `contacts`. */
export function contactNumbers(db: Database, contacts: readonly string[]): number[] {
  const find = db.prepare('SELECT id FROM contacts WHERE email = ?').pluck();
  return [...new Set(contacts)]
    .map((key) => find.get(key) as number | undefined)
    .filter((id) => id !== undefined);
}

/**
 * A condition as SQL on a row of `events`; built of numbers and the names of details only. `archived` is the SQL of
 * the numbers of archived campaigns.
 */
export function compile(
  db: Database,
  condition: Condition,
  archived = 'SELECT ref FROM campaigns WHERE archived',
): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0
        ? 'true'
        : condition.of.map((each) => compile(db, each, archived)).join(' AND ');
    case 'not':
      // Not NOT: of an event that names no source or campaign, the condition may be NULL.
      return `(${compile(db, condition.of, archived)}) IS NOT TRUE`;
    case 'action':
      return `action IN (${condition.in.map((name) => actionByName(name).code).join(', ')})`;
    case 'source':
      return `source IN (${sourceNumbers(db, condition.in).join(', ')})`;
    case 'detail':
      return `json_type(details, '$.${condition.name}') IS 'true'`;
    case 'archived':
      return `campaign IN (${archived})`;
  }
}

function sourceNumbers(db: Database, names: readonly string[]): number[] {
  return db
    .prepare('SELECT ref FROM sources WHERE name IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(names)) as number[];
}
