import { type ActionName, findAction } from '../../domain/actions.ts';
import { momentLimit } from '../../domain/report.ts';

/** What stands in a row is not what this program writes: somebody else changed the store, or its disk did. */
export class DamageError extends Error {
  readonly code = 'STORE_DAMAGED';
}

/** A moment of a row, ms UTC. Throws DamageError for a number that is none. */
export function storedMoment(ms: number): number {
  if (ms >= -momentLimit && ms <= momentLimit) return ms;
  throw new DamageError(`${ms} is no moment`);
}

/** The same of a column that may be empty. */
export function momentOrNull(ms: number | null): number | null {
  return ms === null ? null : storedMoment(ms);
}

/** A list of texts of a row, written as JSON. Throws DamageError for any other text. */
export function storedTexts(json: string | null): string[] {
  const texts = parsed(json);
  if (Array.isArray(texts) && texts.every((text) => typeof text === 'string')) return texts;
  throw new DamageError(`${json} is no list of texts`);
}

/** The actions of a row, a list of their names. Throws DamageError where one is not known. */
export function storedActions(json: string): ActionName[] {
  return storedTexts(json).map((name) => {
    const action = findAction(name);
    if (action?.name !== name) throw new DamageError(`${name} is no action`);
    return action.name;
  });
}

/** The details of a row: whether they are sound JSON shows when they are looked into, and to `doctor`. */
export function storedDetails(json: string | null): string {
  if (json === null) return '{}';
  if (json.startsWith('{') && json.endsWith('}')) return json;
  throw new DamageError('the details are no object');
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return null;
  }
}
