import { readFileSync } from 'node:fs';
import { UsageError } from '../../../errors.ts';
import { whyNotRead } from '../../../messages/errno-text.ts';
import { messages } from '../../../messages/messages.ts';
import { isObject, type JsonObject } from '../../map/format.ts';
import { quoted } from '../../map/redact.ts';
import { type MappingParts, nearHint, overriding, type Pair } from './mapping-parts.ts';

/** How to import a kind of table, as a mapping file keeps it. */
export interface SavedMapping {
  readonly parts: MappingParts;
  readonly skipLines: number | null;
  readonly separator: string | null;
  readonly encoding: string | null;
  /** False: the table has no header row. */
  readonly header: boolean | null;
  /** The zone of times without one. */
  readonly tz: string | null;
}

/** The version of mapping files that this program writes, and the latest that it reads. */
const version = 1;
const pairKeys = ['map', 'set', 'event', 'mapAction'] as const;
const textKeys = ['dateFormat', 'separator', 'encoding', 'tz'] as const;
const keys = ['schemaVersion', ...pairKeys, ...textKeys, 'skipLines', 'header'] as const;

/** Reads a mapping file. Throws UsageError if it cannot be read, is damaged, or was written by a newer version. */
export function readMappingFile(path: string): SavedMapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(messages.mapping.unreadable(path, whyNotRead(error)), messages.imports.checkName);
  }
  return parseMappingFile(path, text);
}

/** Reads the text of the mapping file `path`; see {@link readMappingFile}. */
export function parseMappingFile(path: string, text: string): SavedMapping {
  const { unreadable, isNotJson, isOther, makeAnew, newer, newerHint } = messages.mapping;
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UsageError(unreadable(path, isNotJson), makeAnew);
  }
  if (!isObject(document) || !Number.isInteger(document.schemaVersion))
    throw new UsageError(unreadable(path, isOther), makeAnew);
  if (Number(document.schemaVersion) > version) throw new UsageError(newer(path), newerHint);
  for (const key of Object.keys(document)) checkKey(path, key);
  return {
    parts: {
      map: pairs(path, document, 'map'),
      set: pairs(path, document, 'set'),
      event: pairs(path, document, 'event'),
      mapAction: pairs(path, document, 'mapAction'),
      dateFormat: textAt(path, document, 'dateFormat'),
    },
    separator: textAt(path, document, 'separator'),
    encoding: textAt(path, document, 'encoding'),
    tz: textAt(path, document, 'tz'),
    skipLines: valueAt(path, document, 'skipLines', (value) => Number.isInteger(value) && Number(value) >= 0),
    header: valueAt(path, document, 'header', (value) => typeof value === 'boolean'),
  };
}

/** The text of a mapping file: only what is not null or empty. */
export function mappingFileText({ parts, skipLines, separator, encoding, header, tz }: SavedMapping): string {
  const { map, set, event, mapAction, dateFormat } = parts;
  const document = {
    schemaVersion: version,
    ...Object.fromEntries(
      Object.entries({ map, set, event, mapAction })
        .filter(([, list]) => list.length > 0)
        .map(([key, list]) => [key, objectOf(list)]),
    ),
    ...Object.fromEntries(
      Object.entries({ dateFormat, skipLines, separator, encoding, header, tz }).filter(
        ([, value]) => value !== null,
      ),
    ),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** `above` with what only `below` has. */
export function withSaved(above: SavedMapping, below: SavedMapping): SavedMapping {
  return {
    parts: overriding(above.parts, below.parts),
    skipLines: above.skipLines ?? below.skipLines,
    separator: above.separator ?? below.separator,
    encoding: above.encoding ?? below.encoding,
    header: above.header ?? below.header,
    tz: above.tz ?? below.tz,
  };
}

// A name may be one that every object has.
function objectOf(list: readonly Pair[]): Record<string, string> {
  const object: Record<string, string> = Object.create(null);
  for (const [name, value] of list) object[name] = value;
  return object;
}

function checkKey(path: string, key: string): void {
  if (keys.some((each) => each === key)) return;
  const { unreadable, invalidKey, useOneOf } = messages.mapping;
  throw new UsageError(
    unreadable(path, invalidKey(quoted(key))),
    nearHint(key, keys) ?? useOneOf(keys.join(', ')),
  );
}

function pairs(path: string, document: JsonObject, key: (typeof pairKeys)[number]): readonly Pair[] {
  const isPair = ([name, text]: [string, unknown]) => name !== '' && typeof text === 'string' && text !== '';
  const found = valueAt<JsonObject>(
    path,
    document,
    key,
    (value) => isObject(value) && Object.entries(value).every(isPair),
  );
  return found === null ? [] : (Object.entries(found) as [string, string][]);
}

function textAt(path: string, document: JsonObject, key: (typeof textKeys)[number]): string | null {
  return valueAt(path, document, key, (value) => typeof value === 'string' && value !== '');
}

/** The value of a key; null if the document does not have it. Throws UsageError if it is invalid. */
function valueAt<Value>(
  path: string,
  document: JsonObject,
  key: string,
  isValid: (value: unknown) => boolean,
): Value | null {
  const value = Object.hasOwn(document, key) ? document[key] : null;
  if (value === null) return null;
  if (isValid(value)) return value as Value;
  const { unreadable, invalidValue, makeAnew } = messages.mapping;
  throw new UsageError(unreadable(path, invalidValue(key)), makeAnew);
}
