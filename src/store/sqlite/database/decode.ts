import { type ActionName, actionByCode, findAction } from '../../../domain/actions.ts';
import { timestampLimit } from '../../../domain/report.ts';

/** A row with values that this program never writes: another program or the disk changed the store. */
export class DamageError extends Error {
  readonly code = 'STORE_DAMAGED';
}

/** The timestamp of a row, ms UTC. Throws DamageError for a number out of range. */
export function decodeTimestamp(ms: number): number {
  if (ms >= -timestampLimit && ms <= timestampLimit) return ms;
  throw new DamageError(`${ms} is out of the range of timestamps`);
}

/** The same for a column that may be empty. */
export function decodeTimestampOrNull(ms: number | null): number | null {
  return ms === null ? null : decodeTimestamp(ms);
}

/** A list of texts, written as JSON. Throws DamageError for any other text. */
export function decodeTexts(json: string | null): string[] {
  const texts = parse(json);
  if (Array.isArray(texts) && texts.every((text) => typeof text === 'string')) return texts;
  throw new DamageError(`${json} is not a list of texts`);
}

// Most reports ask for the same actions: all.
const actionLists = new Map<string, readonly ActionName[]>();

/** A list of actions by their names. Throws DamageError for an unknown one. */
export function decodeActions(json: string): readonly ActionName[] {
  const known = actionLists.get(json);
  if (known !== undefined) return known;
  const list = decodeTexts(json).map((name) => {
    const action = findAction(name);
    if (action?.name !== name) throw new DamageError(`${name} is not an action`);
    return action.name;
  });
  actionLists.set(json, list);
  return list;
}

/** The name of the action with `code`. Throws DamageError for an unknown one. */
export function decodeAction(code: number): ActionName {
  return requireRef(actionByCode(code)).name;
}

/** The details of a row. They are parsed only when they are shown, and by `doctor`. */
export function decodeDetails(json: string | null): string {
  if (json === null) return '{}';
  if (json.startsWith('{') && json.endsWith('}')) return json;
  throw new DamageError('the details are not an object');
}

/** The row that another row refers to. Throws DamageError if it is missing. */
export function requireRef<T>(found: T | undefined): T {
  if (found === undefined) throw new DamageError('a reference leads nowhere');
  return found;
}

function parse(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return null;
  }
}
