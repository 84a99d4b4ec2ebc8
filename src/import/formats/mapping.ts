import { nearestTo } from '../../contact/nearest.ts';
import { UsageError } from '../../errors.ts';
import { type ActionName, actions, findAction } from '../../report/actions.ts';
import { flawOf } from './date-format.ts';

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
/** What every event may say, to which a column can be mapped. */
export type EventTarget = (typeof eventTargets)[number];

// The names of details that all platforms share.
const detailTargets =
  'url messageId subject reason bounceKind statusCode smtpAnswer ip userAgent location machine group list form survey infopage auto template tags'.split(
    ' ',
  );
const targets = [...eventTargets, ...detailTargets, 'details.NAME'];

/** What the columns of a table mean, as the user said. Plain data. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<EventTarget, string>>>;
  /** Names of details and their columns. */
  readonly details: readonly (readonly [name: string, column: string])[];
  /** What the words of the action column (in lower case) mean; null: nothing that is imported. */
  readonly actions: ReadonlyMap<string, ActionName | null>;
  /** How times are written, in date-fns' tokens; null: in one of the forms that every import reads. */
  readonly dateFormat: string | null;
}

/** Stands for every word of the action column that has no mapping of its own, also where there is no such column. */
export const anyWord = '*';

/**
 * Reads `--map TARGET=COLUMN`, `--map-action WORD=ACTION` and `--date-format`. Throws UsageError where one of them
 * makes no sense or what every event needs is missing.
 */
export function parseMapping(
  maps: readonly string[],
  mapActions: readonly string[],
  dateFormat: string | null,
): Mapping {
  const columns: Partial<Record<EventTarget, string>> = {};
  const details: [string, string][] = [];
  for (const map of maps) {
    const [name, column] = halves(
      map,
      map.indexOf('='),
      '--map',
      'TARGET=COLUMN, for example --map email=Recipient',
    );
    const target = eventTargets.find((each) => each === name.toLowerCase());
    const detail = detailOf(name);
    if (target) {
      if (columns[target] !== undefined) throw new UsageError(`--map says twice which column is ${target}.`);
      columns[target] = column;
    } else if (detail !== null) {
      details.push([detail, column]);
    } else {
      throw unknown(`--map ${map}`, name, 'nothing a column can be mapped to', targets);
    }
  }
  const words = new Map(mapActions.map(parseAction));
  const missing = (['email', 'timestamp'] as const).filter((target) => columns[target] === undefined);
  if (columns.action === undefined && !words.has(anyWord)) {
    const hint = `Add --map action=COLUMN, or where all rows tell the same: --map-action '${anyWord}=campaignSent'.`;
    if (missing.length === 0) throw new UsageError('--map names no column for the action.', hint);
  }
  if (missing.length > 0) {
    throw new UsageError(
      `--map names no column for ${missing.join(' and ')}.`,
      `Add ${missing.map((target) => `--map ${target}=COLUMN`).join(' ')}.`,
    );
  }
  if (dateFormat !== null) checkDateFormat(dateFormat);
  return { columns, details, actions: words, dateFormat };
}

function parseAction(map: string): [string, ActionName | null] {
  const [word, name] = halves(
    map,
    map.lastIndexOf('='),
    '--map-action',
    'WORD=ACTION, for example opened=campaignRead',
  );
  const action = findAction(name);
  if (!action && name !== '-')
    throw unknown(
      `--map-action ${map}`,
      name,
      'not an action',
      actions.map((each) => each.name),
    );
  return [word.toLowerCase(), action?.name ?? null];
}

function halves(map: string, at: number, flag: string, form: string): [string, string] {
  const [before, after] = [map.slice(0, Math.max(at, 0)).trim(), map.slice(at + 1).trim()];
  if (before === '' || after === '')
    throw new UsageError(`${flag} ${quoted(map)} is incomplete.`, `Write ${flag} ${form}.`);
  return [before, after];
}

function unknown(flag: string, name: string, what: string, names: readonly string[]): UsageError {
  const lower = nearestTo(
    name.toLowerCase(),
    names.map((each) => each.toLowerCase()),
    3,
  );
  const near = lower.map((word) => names.find((each) => each.toLowerCase() === word));
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : names === targets
        ? `There are: ${names.join(', ')}.`
        : 'See contact-report actions.';
  return new UsageError(`${flag}: ${quoted(name)} is ${what}.`, hint);
}

function detailOf(name: string): string | null {
  if (/^details\../i.test(name)) return name.slice('details.'.length);
  return detailTargets.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
}

function checkDateFormat(dateFormat: string): void {
  const flaw = flawOf(dateFormat);
  if (flaw === null) return;
  throw new UsageError(
    `--date-format ${quoted(dateFormat)} ${flaw}.`,
    "Write it in date-fns’ tokens, for example 'dd-MM-yyyy HH:mm' or \"yyyy-MM-dd'T'HH:mm:ss\".",
  );
}

/** Text of the user's or of a file, as a message shows it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
