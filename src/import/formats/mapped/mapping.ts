import { type ActionName, actions, findAction } from '../../../domain/actions.ts';
import { closestWords } from '../../../domain/closest.ts';
import { details } from '../../../domain/details.ts';
import { UsageError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { quoted } from '../../map/redact.ts';
import { validateDateFormat } from './date-format.ts';

const eventTargets = [
  'email',
  'action',
  'timestamp',
  'campaign_id',
  'campaign_name',
  'campaign_type',
  'id',
  'source',
] as const;
/** A field of an event that a column can be mapped to. */
export type EventTarget = (typeof eventTargets)[number];

const detailTargets = details.filter(({ mappable }) => mappable).map(({ name }) => name);
const targets = [...eventTargets, ...detailTargets, 'details.NAME'];

/** The meaning of a table's columns, from `--map`. Plain data. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<EventTarget, string>>>;
  /** Details and their columns. */
  readonly details: readonly (readonly [name: string, column: string])[];
  /** The actions of the words (in lower case) in the action column; null: the word is ignored. */
  readonly actions: ReadonlyMap<string, ActionName | null>;
  /** The format of times in date-fns' tokens; null: a form that every import reads. */
  readonly dateFormat: string | null;
}

/** Stands for every word without a mapping of its own, and for tables without an action column. */
export const WILDCARD = '*';

/**
 * Parses `--map TARGET=COLUMN`, `--map-action WORD=ACTION` and `--date-format`. Throws UsageError if one of them is
 * invalid or a required target is missing.
 */
export function parseMapping(
  maps: readonly string[],
  mapActions: readonly string[],
  dateFormat: string | null,
): Mapping {
  const columns: Partial<Record<EventTarget, string>> = {};
  const mapped: [string, string][] = [];
  for (const map of maps) {
    const [name, column] = splitAssignment(map, map.indexOf('='), '--map', messages.imports.mapForm);
    const target = eventTargets.find((each) => each === name.toLowerCase());
    const detail = detailOf(name);
    if (target) {
      if (columns[target] !== undefined) throw new UsageError(messages.imports.mapTwice(target));
      columns[target] = column;
    } else if (detail !== null) {
      mapped.push([detail, column]);
    } else {
      throw new UsageError(
        messages.imports.mapNoTarget(`--map ${map}`, quoted(name)),
        nearHint(name, targets) ?? messages.imports.thereAre(targets.join(', ')),
      );
    }
  }
  const words = parseWords(mapActions);
  const missing = (['email', 'timestamp'] as const).filter((target) => columns[target] === undefined);
  if (columns.action === undefined && !words.has(WILDCARD)) {
    if (missing.length === 0)
      throw new UsageError(messages.imports.noActionColumn, messages.imports.noActionColumnHint(WILDCARD));
  }
  if (missing.length > 0) {
    throw new UsageError(
      messages.imports.noColumnsFor(missing),
      messages.imports.add(missing.map((target) => `--map ${target}=COLUMN`).join(' ')),
    );
  }
  if (dateFormat !== null) checkDateFormat(dateFormat);
  return { columns, details: mapped, actions: words, dateFormat };
}

/** Parses `--map-action WORD=ACTION`; null stands for `-`: ignored. Throws UsageError. */
export function parseWords(mapActions: readonly string[]): Map<string, ActionName | null> {
  return new Map(mapActions.map(parseAction));
}

function parseAction(map: string): [string, ActionName | null] {
  const [word, name] = splitAssignment(
    map,
    map.lastIndexOf('='),
    '--map-action',
    messages.imports.mapActionForm,
  );
  const action = findAction(name);
  if (!action && name !== '-')
    throw new UsageError(
      messages.imports.mapNoAction(`--map-action ${map}`, quoted(name)),
      nearHint(
        name,
        actions.map((each) => each.name),
      ) ?? messages.imports.seeActions,
    );
  return [word.toLowerCase(), action?.name ?? null];
}

function splitAssignment(map: string, at: number, flag: string, form: string): [string, string] {
  const [before, after] = [map.slice(0, Math.max(at, 0)).trim(), map.slice(at + 1).trim()];
  if (before === '' || after === '')
    throw new UsageError(
      messages.imports.mapIncomplete(flag, quoted(map)),
      messages.imports.mapWrite(flag, form),
    );
  return [before, after];
}

/** A hint with the names closest to `name`; null if none is close. */
function nearHint(name: string, names: readonly string[]): string | null {
  const lower = closestWords(
    name.toLowerCase(),
    names.map((each) => each.toLowerCase()),
    3,
  );
  const near = lower.map((word) => names.find((each) => each.toLowerCase() === word) ?? word);
  return near.length > 0 ? messages.imports.didYouMean(near) : null;
}

function detailOf(name: string): string | null {
  if (/^details\../i.test(name)) return name.slice('details.'.length);
  return detailTargets.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
}

/** Throws UsageError for an invalid date format. */
export function checkDateFormat(dateFormat: string): void {
  const problem = validateDateFormat(dateFormat);
  if (problem === null) return;
  throw new UsageError(
    messages.imports.dateFormat(quoted(dateFormat), problem),
    messages.imports.dateFormatHint,
  );
}
