import { type ActionName, findAction } from '../../../domain/actions.ts';
import { detailByName } from '../../../domain/details.ts';
import { parseMailbox } from '../../../domain/email-address.ts';
import { campaignTypes } from '../../../domain/report.ts';
import { UsageError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asText,
  event,
  type Format,
  ignored,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  rejected,
  unknownKind,
} from '../../map/format.ts';
import { quoted, quotedFromFile } from '../../map/redact.ts';
import { normaliseName } from '../../read/csv-header.ts';
import { type EventTarget, type Mapping, WILDCARD } from './mapping.ts';
import { isState } from './suggest-mapping.ts';

const required = ['email', 'timestamp', 'action'];

/**
 * The format of a table by `mapping`. A variant of the native format: its campaigns are native campaigns, and its events
 * have the source in the mapped column, or none. Throws UsageError if a mapped column is missing; with `mayLack`, only
 * for the address, the time and the action: one mapping may be for several files.
 */
export function mappedFormat(
  mapping: Mapping,
  columns: readonly string[],
  file: string,
  mayLack = false,
): Format {
  const resolve = (wanted: string, target: string): string => {
    const column = normaliseName(wanted);
    const lower = column.toLowerCase();
    const found = columns.includes(column) ? column : columns.find((each) => each.toLowerCase() === lower);
    if (found !== undefined) {
      if (columns.indexOf(found) === columns.lastIndexOf(found)) return found;
      throw new UsageError(
        messages.imports.columnTwice(file, quoted(column)),
        messages.imports.columnTwiceHint,
      );
    }
    if (mayLack && !required.includes(target)) return '';
    const list = columns.slice(0, 20).map(quotedFromFile).join(', ');
    throw new UsageError(
      messages.imports.noSuchColumn(file, quoted(column)),
      messages.imports.columnsAre(`${list}${columns.length > 20 ? ', …' : ''}`),
    );
  };
  const resolved = Object.fromEntries(
    Object.entries(mapping.columns).map(([target, column]) => [target, resolve(column, target)]),
  );
  const details = mapping.details.map(([name, column]) => [name, resolve(column, name)] as const);
  const mapped = new Set([...Object.values(resolved), ...details.map(([, column]) => column)]);
  const others = columns
    .filter((column) => column !== '' && !mapped.has(column))
    .map((column) => [column, column] as const);
  const names = { ...mapping, columns: resolved, details: [...others, ...details] };
  return {
    name: 'native',
    recognises: () => false,
    read: () => [],
    table: { recognises: () => true, read: (row) => readRow(row, names) },
  };
}

/** Words that exports, databases and spreadsheets write into empty cells. */
const placeholder =
  /^(?:#?n\/?a|#n\/a!?|#(?:ref|null|value|div\/0|name\?|num)!?|\(?(?:null|none|nil|undefined|nan|empty|blank|not set)\)?|n\.?v\.?t\.?|s\.?o\.?|\\n|[-–—]+|\?+)$/i;

/** The trimmed text of a cell; null if it is empty or holds a placeholder. */
function textIn(value: unknown): string | null {
  const text = asText(value)?.trim() ?? null;
  return text === null || placeholder.test(text) ? null : text;
}

function readRow(row: JsonObject, mapping: Mapping): readonly Reading[] {
  const cell = (target: EventTarget) => textIn(row[mapping.columns[target] ?? '']);
  const word = cell('action') ?? '';
  const action = actionOf(word, mapping);
  if (action === undefined)
    return [word === '' ? rejected(messages.rejections.noAction) : unknownKind(word.slice(0, 60))];
  if (action === null) return [ignored(word === '' ? messages.imports.noAction : word.slice(0, 60))];
  const campaign = campaignOf(cell('campaign_id'), cell('campaign_name'), cell('campaign_type'));
  const details = detailsOf(row, action, word, mapping);
  return recipientsIn(cell('email')).map((email) =>
    event({
      email,
      action,
      timestamp: cell('timestamp'),
      campaign,
      details,
      sourceId: cell('id'),
      source: cell('source'),
    }),
  );
}

/**
 * The addresses in a cell: one, or several between commas, semicolons, bars or white space (in logs with a status,
 * `address##status`); also in quotes or brackets, or as a link.
 */
function recipientsIn(cell: string | null): readonly (string | null)[] {
  const bare = cell?.replace(/^\[(.*)\]$|^\((.*)\)$/s, '$1$2') ?? '';
  const words = bare
    .split(/[\s,;|]+/)
    .filter((word) => word !== '')
    .map(plainAddress);
  if (words.length > 0 && words.every((word) => parseMailbox(word) !== null)) return [...new Set(words)];
  if (cell === null || !/[,;]|##/.test(cell)) return [cell];
  const parts = cell
    .split(/[;,]/)
    .map((part) => part.replace(/##.*$/, '').trim())
    .filter((part) => part !== '');
  // A status may hold commas of its own.
  const addresses = cell.includes('##') ? parts.filter((part) => part.includes('@')) : parts;
  const areAll = addresses.length > 0 && addresses.every((part) => parseMailbox(part) !== null);
  return areAll ? [...new Set(addresses)] : [cell];
}

/** An address without quotes around it and without `mailto:`. */
function plainAddress(text: string): string {
  return text.replace(/^(['"`])(.*)\1$/s, '$2').replace(/^mailto:/i, '');
}

/** The action of a word: mapped, an action name, or the mapping of `*`; undefined if there is none. */
function actionOf(word: string, mapping: Mapping): ActionName | null | undefined {
  const own = mapping.actions.get(word.toLowerCase());
  if (own !== undefined) return own;
  // A state such as `unsubscribed` is an event only if the user says so.
  const isOwnWord = mapping.actions.size > 0 || !isState(mapping.columns.action ?? '');
  return (isOwnWord ? findAction(word)?.name : undefined) ?? mapping.actions.get(WILDCARD);
}

function campaignOf(id: string | null, name: string | null, type: string | null): RawCampaign | null {
  const key = id ?? name;
  if (key === null) return null;
  return { id: key, name, type: campaignTypes.find((each) => each === type?.toLowerCase()) ?? null };
}

function detailsOf(row: JsonObject, action: ActionName, word: string, mapping: Mapping): JsonObject {
  const details: Record<string, unknown> = Object.fromEntries(
    mapping.details.map(([name, column]) => {
      const text = textIn(row[column]);
      return [name, detailByName(name)?.type === 'flag' ? /^(true|yes|1)$/i.test(text ?? '') || null : text];
    }),
  );
  if (action === 'bounced') {
    details.bounceKind =
      bounceKind(asText(details.bounceKind) ?? word) ??
      bounceKind(asText(details.statusCode) ?? '') ??
      'unknown';
  }
  if (word !== '' && word.toLowerCase() !== action.toLowerCase()) details.nativeType = word;
  return omitEmpty(details);
}

function bounceKind(text: string): string | null {
  if (/hard|permanent|^\s*5[.\d]/i.test(text)) return 'hard';
  if (/soft|transient|temporary|^\s*4[.\d]/i.test(text)) return 'soft';
  return /block/i.test(text) ? 'block' : null;
}
