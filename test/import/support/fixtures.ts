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

const isLog = (path: string) => /\.log$/.test(path) && !readFileSync(path, 'utf8').startsWith('#');
const isTable = (path: string) => /\.(csv|tsv|log)$/.test(path) && !isLog(path);

/** The JSON values of a fixture as they are written, each on one line. */
export function bodiesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').trimEnd();
  return path.endsWith('.ndjson') ? text.split('\n') : [text.replaceAll('\n', ' ')];
}

/** The text of a table. Some logs have lines before their columns. */
function tableOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/^(#.*\n)*#Fields: /, '');
}

function separatorOf(text: string): string {
  return findHeader(Buffer.from(text))?.syntax.separator ?? ',';
}

/** The columns of a table; null for what is none. */
export function columnsOf(path: string): string[] | null {
  if (!isTable(path)) return null;
  const text = tableOf(path);
  const [columns] = parse(text, { delimiter: separatorOf(text), to: 1 });
  return columns ?? [];
}

/** The text of a log that is no table; null for what is none. */
export function logOf(path: string): string | null {
  return isLog(path) ? readFileSync(path, 'utf8') : null;
}

/** The rows of a table; none of what is no table. */
export function rowsOf(path: string): Record<string, string>[] {
  if (!isTable(path)) return [];
  const text = tableOf(path);
  return parse(text, { delimiter: separatorOf(text), columns: true, relax_column_count: true });
}

/** The values of a fixture that is no table, as they come. */
export async function valuesOf(path: string): Promise<unknown[]> {
  if (isTable(path) || isLog(path)) return [];
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
