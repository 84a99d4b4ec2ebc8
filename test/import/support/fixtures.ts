import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { formats } from '../../../src/import/formats/index.ts';
import { unwrapAny } from '../../../src/import/map/detect-format.ts';
import { isObject, type JsonObject } from '../../../src/import/map/format.ts';
import { openWrapper } from '../../../src/import/map/wrapper.ts';
import { findHeader } from '../../../src/import/read/csv-header.ts';
import { parseJson } from '../../../src/import/read/parse-json.ts';
import { readXml } from '../../../src/import/read/xml.ts';

const isTable = (path: string) => /\.(csv|tsv)$/.test(path);

/** The JSON values of a fixture as they are written, each on one line. */
export function bodiesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').trimEnd();
  return path.endsWith('.ndjson') ? text.split('\n') : [text.replaceAll('\n', ' ')];
}

/** The columns of a table; null for what is none. */
export function columnsOf(path: string): string[] | null {
  if (!isTable(path)) return null;
  const text = readFileSync(path, 'utf8');
  const [columns] = parse(text, { delimiter: findHeader(Buffer.from(text))?.syntax.separator ?? ',', to: 1 });
  return columns ?? [];
}

/** The rows of a table; none of what is no table. */
export function rowsOf(path: string): Record<string, string>[] {
  if (!isTable(path)) return [];
  const text = readFileSync(path, 'utf8');
  return parse(text, { delimiter: findHeader(Buffer.from(text))?.syntax.separator ?? ',', columns: true });
}

/** The values of a fixture that is no table, as they come. */
export async function valuesOf(path: string): Promise<unknown[]> {
  if (isTable(path)) return [];
  if (!path.endsWith('.xml')) return bodiesOf(path).map(parseJson);
  const values: unknown[] = [];
  for await (const records of readXml(Readable.from([readFileSync(path)]), unwrapAny)) {
    values.push(...records.filter(({ problem }) => problem === undefined).map(({ value }) => value));
  }
  return values;
}

/** The records of a fixture that is no table, out of all that wraps them. Whatever wraps them is one platform's. */
export async function recordsOf(path: string): Promise<JsonObject[]> {
  return (await valuesOf(path)).flatMap(recordsIn);
}

function recordsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  if (!isObject(value)) return [];
  const format = formats.find((each) => each.recognises(value));
  const isKnown = (each: JsonObject) =>
    formats.some((known) => known.recognises(each) || Boolean(known.unwrap?.(each)));
  const inner = format ? (format.unwrap?.(value) ?? null) : (unwrapAny(value) ?? openWrapper(value, isKnown));
  return inner ? inner.flatMap(recordsIn) : [value];
}
