import { asObject, type Format, isObject, type JsonObject } from '../../map/format.ts';
import type { Content } from '../../read/input.ts';
import { readJsonDocument } from '../../read/json-document.ts';
import { readJsonLines } from '../../read/json-lines.ts';
import type { ContactsById } from './contacts-by-id.ts';
import { mappedFormat } from './mapped-row.ts';
import type { Mapping } from './mapping.ts';

/** How deep objects are taken apart into paths; deeper ones stay whole. */
const deepest = 6;
const recordsExamined = 1000;

/**
 * The format of JSON by `mapping`, whose columns are paths such as `data.email`. Throws UsageError if the first objects
 * of `input` lack a path that is required.
 */
export async function mappedJsonFormat(
  mapping: Mapping,
  input: Content,
  contacts: ContactsById | null,
): Promise<Format> {
  const paths = pathsOf(mapping);
  const { email } = mapping.fields;
  // A page of records has other keys of the same name, but no address.
  const marks = email && 'column' in email ? [email.column] : paths;
  const isRecord = (value: JsonObject) => marks.some((path) => valueAt(value, path) !== undefined);
  const values = await firstValues(input);
  const objects = values.flatMap((value) =>
    isObject(value) && isRecord(value) ? [value] : objectsIn([value]),
  );
  const mapped = paths.filter((path) => objects.some((each) => valueAt(each, path) !== undefined));
  const columns = [...new Set([...pathsIn(objects), ...mapped])];
  const format = mappedFormat(mapping, { file: input.name, columns, mayLack: true }, contacts);
  return {
    ...format,
    recognises: () => true,
    unwrap: (value) => (isRecord(value) ? null : onlyList(value)),
    read: (record, options) => format.table?.read(withPaths(record, paths), options) ?? [],
  };
}

/** The first values of JSON, as far as its first bytes hold them. */
export async function firstValues(input: Content): Promise<readonly unknown[]> {
  async function* start() {
    yield input.start;
  }
  const records =
    input.layout === 'json-lines'
      ? readJsonLines(start(), input, () => {})
      : readJsonDocument({ ...input, chunks: start() }, () => {});
  const values: unknown[] = [];
  for await (const some of records) {
    for (const { value } of some)
      if (value !== undefined && values.length < recordsExamined) values.push(value);
  }
  return values;
}

/** The objects in some values: themselves, the elements of arrays, and those of the one list that an object holds. */
export function objectsIn(values: readonly unknown[]): JsonObject[] {
  return values.flatMap((value) => {
    const inner = isObject(value) ? onlyList(value) : null;
    return (inner ?? (Array.isArray(value) ? value : [value])).filter(isObject);
  });
}

/** All paths in some objects, in the order in which they appear. */
export function pathsIn(objects: readonly JsonObject[]): string[] {
  const paths = new Set<string>();
  for (const each of objects) for (const path of Object.keys(flatten(each))) paths.add(path);
  return [...paths];
}

/** The values of an object by path: `{"a": {"b": 1}}` as `{"a.b": 1}`. Arrays stay whole. */
export function flatten(value: JsonObject): JsonObject {
  const flat: Record<string, unknown> = Object.create(null);
  const add = (object: JsonObject, before: string, depth: number) => {
    for (const [key, each] of Object.entries(object)) {
      if (isObject(each) && depth < deepest) add(each, `${before}${key}.`, depth + 1);
      else if (each !== null) flat[`${before}${key}`] = each;
    }
  };
  add(value, '', 1);
  return flat;
}

/** An object by path, also at those of `paths` that lead through arrays. */
function withPaths(record: JsonObject, paths: readonly string[]): JsonObject {
  const flat = flatten(record) as Record<string, unknown>;
  for (const path of paths) flat[path] ??= valueAt(record, path);
  return flat;
}

/** The value at a path; through an array without a number, the values of all its elements. */
function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (Array.isArray(value)) {
    const [, index, rest = ''] = /^(\d+)(?:\.(.*))?$/.exec(path) ?? [];
    if (index !== undefined) return valueAt(value[Number(index)], rest);
    const found = value.map((each) => valueAt(each, path)).filter((each) => each !== undefined);
    return found.length > 0 ? found : undefined;
  }
  const object = asObject(value);
  if (Object.hasOwn(object, path)) return object[path];
  for (let at = path.indexOf('.'); at >= 0; at = path.indexOf('.', at + 1)) {
    const key = path.slice(0, at);
    if (Object.hasOwn(object, key)) return valueAt(object[key], path.slice(at + 1));
  }
  return undefined;
}

/** The one list of objects in an object or in the objects that it holds; null if there is none, or several. */
function onlyList(value: JsonObject): readonly unknown[] | null {
  const lists: (readonly unknown[])[] = [];
  const find = (object: JsonObject, depth: number) => {
    for (const each of Object.values(object)) {
      if (Array.isArray(each) && each.length > 0 && each.every(isObject)) lists.push(each);
      else if (isObject(each) && depth < 3) find(each, depth + 1);
    }
  };
  find(value, 1);
  return lists.length === 1 ? (lists[0] ?? null) : null;
}

/** The paths that a mapping names. */
function pathsOf({ fields, details, events }: Mapping): string[] {
  const named = [...Object.values(fields), ...details.map(([, field]) => field)];
  const columns = [
    ...named.flatMap((field) => ('column' in field ? [field.column] : [])),
    ...events.map(({ column }) => column),
  ];
  return columns.flatMap((column) => [column, ...column.split('+').map((part) => part.trim())]);
}
