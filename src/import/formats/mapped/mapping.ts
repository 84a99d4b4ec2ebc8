import type { ActionName } from '../../../domain/actions.ts';
import { details } from '../../../domain/details.ts';

/** The fields of an event that a column or a constant can give. */
export const eventTargets = [
  'email',
  'action',
  'timestamp',
  'campaign_id',
  'campaign_name',
  'campaign_type',
  'id',
  'source',
] as const;
/** One of {@link eventTargets}. */
export type EventTarget = (typeof eventTargets)[number];

const detailTargets = details.filter(({ mappable }) => mappable).map(({ name }) => name);

/** The columns of a table of contacts; see `--contacts`. */
export const contactTargets = ['contacts.id', 'contacts.email'] as const;

/** All names before the `=` of `--map`. */
export const targets = [...eventTargets, ...detailTargets, 'details.NAME', ...contactTargets];

/** The detail that a target names, for example `url` or `details.colour`; null if it is another target. */
export function detailOf(name: string): string | null {
  if (/^details\../i.test(name)) return name.slice('details.'.length);
  return detailTargets.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
}

/**
 * The place from which a field gets its text: a column as the user named it (`Sent at`, `#3`, `Date+Time`, and in JSON
 * `data.email`), or a constant.
 */
export type Field = { readonly column: string } | { readonly constant: string };

/** Stands for the name of the file, without folder and extension, as a constant. */
export const FILE_NAME = '@file';

/** A table of contacts: an id, and the address that it stands for. */
export interface ContactsFile {
  readonly path: string;
  /** Its columns as the user named them; null: they are found by name and cells. */
  readonly id: string | null;
  readonly email: string | null;
}

/** The meaning of the columns of a table, or of the keys of JSON. Plain data. */
export interface Mapping {
  readonly fields: Readonly<Partial<Record<EventTarget, Field>>>;
  readonly details: readonly (readonly [name: string, field: Field])[];
  /** Columns of times and the action at each time; an empty cell gives no event. */
  readonly events: readonly { readonly action: ActionName; readonly column: string }[];
  /** The actions of the words (in lower case) in the action column; null: the word is ignored. */
  readonly actions: ReadonlyMap<string, ActionName | null>;
  /** The format of times in date-fns' tokens; null: a form that every import reads. */
  readonly dateFormat: string | null;
  /** The contacts that the column of the address names by id; null if it holds addresses. */
  readonly contacts: ContactsFile | null;
}

/** Stands for every word without a mapping of its own, and for tables without an action column. */
export const WILDCARD = '*';
