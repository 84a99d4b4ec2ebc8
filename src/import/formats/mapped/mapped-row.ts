import { type ActionName, findAction } from '../../../domain/actions.ts';
import { detailByName } from '../../../domain/details.ts';
import { parseMailbox } from '../../../domain/email-address.ts';
import { equalRow, isPlatform } from '../../../domain/event-identity.ts';
import { campaignTypes } from '../../../domain/report.ts';
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
import { quotedFromFile } from '../../map/redact.ts';
import { isState } from './column-names.ts';
import { idOf } from './contacts-by-id.ts';
import { type EventTarget, FILE_NAME, type Field, type Mapping, WILDCARD } from './mapping.ts';
import { baseNameOf, keysOf, type Source } from './resolve-column.ts';

/** A row of a table by the keys of its cells, or an object of JSON by the paths of its values. */
type Row = JsonObject;

/** The text of a field in a row; null if it is empty. */
type Getter = (row: Row) => string | null;

/** A mapping whose columns are found. */
interface Resolved {
  readonly get: Readonly<Partial<Record<EventTarget, Getter>>>;
  readonly details: readonly (readonly [name: string, value: (row: Row) => unknown])[];
  readonly events: readonly { readonly action: ActionName; readonly get: Getter }[];
  readonly actions: Mapping['actions'];
  /** True if the words of the action column are states of a contact, not events. */
  readonly hasStates: boolean;
  readonly contacts: ReadonlyMap<string, string> | null;
}

/**
 * The format of a table by `mapping`. A variant of the native format: its campaigns are native campaigns, and its events
 * have the source in the mapped column, or none. `contacts` are the addresses by id. Throws UsageError if a mapped column
 * is missing.
 */
export function mappedFormat(
  mapping: Mapping,
  source: Source,
  contacts: ReadonlyMap<string, string> | null = null,
): Format {
  const resolved = resolve(mapping, source, contacts);
  return {
    name: 'native',
    recognises: () => false,
    read: () => [],
    table: {
      recognises: () => true,
      read: (row) => readRow(row, resolved),
      times: (row) =>
        [resolved.get.timestamp, ...resolved.events.map(({ get }) => get)].map((get) => get?.(row) ?? null),
    },
  };
}

function resolve(mapping: Mapping, source: Source, contacts: ReadonlyMap<string, string> | null): Resolved {
  const used = new Set<string>();
  const keys = (column: string, isRequired: boolean) => {
    const found = keysOf(column, source, isRequired);
    for (const key of found) used.add(key);
    return found;
  };
  const getter = (field: Field, target: string): Getter => {
    if ('constant' in field) return constantIn(field.constant, source);
    const found = keys(field.column, ['email', 'timestamp', 'action'].includes(target));
    return (row) => joined(found.map((key) => textIn(row[key])));
  };
  const get: Partial<Record<EventTarget, Getter>> = Object.fromEntries(
    Object.entries(mapping.fields).map(([target, field]) => [target, getter(field, target)]),
  );
  const mapped = mapping.details.map(([name, field]) => [name, getter(field, name)] as const);
  const events = mapping.events.map(({ action, column }) => {
    const found = keys(column, true);
    return { action, get: (row: Row) => joined(found.map((key) => textIn(row[key]))) };
  });
  const others = source.columns
    .filter((column) => column !== '' && !used.has(column))
    .map((column) => [column, (row: Row) => valueIn(row[column])] as const);
  const { action } = mapping.fields;
  return {
    get,
    details: [...others, ...mapped],
    events,
    actions: mapping.actions,
    hasStates: action !== undefined && 'column' in action && isState(action.column),
    contacts: mapping.contacts && contacts,
  };
}

function constantIn(constant: string, { file }: Source): Getter {
  const text = constant === FILE_NAME ? baseNameOf(file) : constant;
  return () => text;
}

/** The texts of a date and a time of day, or of other cells that belong together; null if the first is empty. */
function joined(texts: readonly (string | null)[]): string | null {
  const [first = null, ...rest] = texts;
  const more = rest.filter((text) => text !== null);
  if (first === null || more.length === 0) return first;
  // Spreadsheets write a date with a time of day at midnight.
  const date = /\d/.test(more[0] ?? '') ? first.replace(/[T ]0{1,2}:00(:00(\.0+)?)?$/, '') : first;
  return [date, ...more].join(' ');
}

/** Words that exports, databases and spreadsheets write into empty cells. */
const placeholder =
  /^(?:#?n\/?a|#n\/a!?|#(?:ref|null|value|div\/0|name\?|num)!?|\(?(?:null|none|nil|undefined|nan|empty|blank|not set)\)?|n\.?v\.?t\.?|s\.?o\.?|\\n|[-–—]+|\?+)$/i;

/** The trimmed text of a cell or of a value of JSON; null if it is empty or holds a placeholder. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return (
      value
        .map(textIn)
        .filter((text) => text !== null)
        .join(', ') || null
    );
  const text = asText(value)?.trim() ?? null;
  return text === null || placeholder.test(text) ? null : text;
}

/** A cell or a value of JSON as a detail. */
function valueIn(value: unknown): unknown {
  return typeof value === 'string' ? textIn(value) : value;
}

function readRow(row: Row, mapping: Resolved): readonly Reading[] {
  const cell = (target: EventTarget) => mapping.get[target]?.(row) ?? null;
  const addressee = cell('email');
  const recipients = mapping.contacts
    ? [mapping.contacts.get(idOf(addressee)) ?? null]
    : recipientsIn(addressee);
  // An address is a contact that needs no table.
  if (mapping.contacts && recipients[0] === null && addressee !== null) {
    if (!addressee.includes('@'))
      return [rejected(messages.rejections.unknownContact(quotedFromFile(addressee)))];
    recipients.splice(0, 1, ...recipientsIn(addressee));
  }
  const campaign = campaignOf(cell('campaign_id'), cell('campaign_name'), cell('campaign_type'));
  const [sourceId, source] = [cell('id'), cell('source')];
  const eventsAt = (action: ActionName, word: string, timestamp: string | null): Reading[] => {
    const read = detailsOf(row, action, word, mapping);
    // Without an id, all cells of a row identify it.
    const hasRule = isPlatform(source) || read.messageId !== undefined;
    const details = sourceId === null && hasRule ? { ...read, [equalRow]: 1 } : read;
    return recipients.map((email) =>
      event({
        email,
        action,
        timestamp,
        campaign,
        details,
        sourceId,
        source,
      }),
    );
  };
  const dated = datedEvents(row, mapping).flatMap(({ action, timestamp }) => eventsAt(action, '', timestamp));
  if (!mapping.get.timestamp) return dated.length > 0 ? dated : [ignored(messages.imports.noEvent)];
  const word = cell('action') ?? '';
  const action = actionOf(word, mapping);
  if (action) return [...eventsAt(action, word, cell('timestamp')), ...dated];
  if (dated.length > 0) return dated;
  if (action === null) return [ignored(word === '' ? messages.imports.noAction : word.slice(0, 60))];
  return [word === '' ? rejected(messages.rejections.noAction) : unknownKind(word.slice(0, 60))];
}

/** The events that the columns of `--event` date. The same action at the same time is one event. */
function datedEvents(row: Row, { events }: Resolved): { action: ActionName; timestamp: string }[] {
  const found = new Map<string, { action: ActionName; timestamp: string }>();
  for (const { action, get } of events) {
    const timestamp = get(row);
    if (timestamp !== null) found.set(`${action} ${timestamp}`, { action, timestamp });
  }
  return [...found.values()];
}

/**
 * The addresses in a cell: one, or several between commas, semicolons, bars or white space (in logs with a status,
 * `address##status`); also in quotes or brackets, or as a link.
 */
function recipientsIn(cell: string | null): (string | null)[] {
  const bare = cell?.replace(/^\[(.*)\]$|^\((.*)\)$/s, '$1$2') ?? '';
  const words = bare
    .split(/[\s,;|]+/)
    .filter((word) => word !== '')
    .map(plainAddress);
  if (words.length > 0 && words.every((word) => parseMailbox(word) !== null)) return [...new Set(words)];
  if (cell === null || !/[,;]|##/.test(cell)) return [cell];
  const parts = cell
    .split(/[;,]/)
    .map((part) => part.split('##', 1).join('').trim())
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
function actionOf(word: string, mapping: Resolved): ActionName | null | undefined {
  const own = mapping.actions.get(word.toLowerCase());
  if (own !== undefined) return own;
  // A state such as `unsubscribed` is an event only if the user says so.
  const isOwnWord = mapping.actions.size > 0 || !mapping.hasStates;
  return (isOwnWord ? findAction(word)?.name : undefined) ?? mapping.actions.get(WILDCARD);
}

function campaignOf(id: string | null, name: string | null, type: string | null): RawCampaign | null {
  const key = id ?? name;
  if (key === null) return null;
  return { id: key, name, type: campaignTypes.find((each) => each === type?.toLowerCase()) ?? null };
}

function detailsOf(row: Row, action: ActionName, word: string, mapping: Resolved): JsonObject {
  const details: Record<string, unknown> = Object.fromEntries(
    mapping.details.map(([name, get]) => {
      const value = get(row);
      const isFlag = detailByName(name)?.type === 'flag';
      return [name, isFlag ? /^(true|yes|1)$/i.test(String(value)) || null : value];
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
