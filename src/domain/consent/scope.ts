import type { ActionName, ConsentScope } from '../actions.ts';
import type { DetailValues } from '../details.ts';

/** The kinds of scopes that have names, in the order in which they are shown. */
export const namedKinds = ['list', 'group', 'preference'] as const;

/** One of {@link namedKinds}. */
export type NamedKind = (typeof namedKinds)[number];

/** The reach of a consent: all mail of a source, or one of its lists, groups or preferences. */
export interface Scope {
  /** The platform; null if the event names none. */
  readonly source: string | null;
  readonly kind: 'all' | NamedKind;
  /** In NFC; null for `all`, and if the event does not name its list, group or preference. */
  readonly name: string | null;
}

/** The names of scopes in the details of an event, in NFC. An event may name several of a kind. */
export function scopeNames(details: DetailValues, kind: NamedKind | 'form'): string[] {
  if (kind !== 'preference') return textsOf(details[kind]);
  return [details.preference, details.permission].map(textsOf).find((texts) => texts.length > 0) ?? [];
}

const preferenceActions: ReadonlySet<ActionName> = new Set<ActionName>([
  'addedToPreference',
  'removedFromPreference',
]);

/** Every list, group, preference and form that the details of an event name. */
export function namesIn(
  action: ActionName,
  details: DetailValues,
): { readonly kind: NamedKind | 'form'; readonly name: string }[] {
  return ([...namedKinds, 'form'] as const).flatMap((kind) =>
    scopeNames(details, kind).map((name) => ({
      kind: kind === 'group' && preferenceActions.has(action) ? 'preference' : kind,
      name,
    })),
  );
}

/**
 * The scopes of an event: those of the first kind in `kinds` that the details name. If they name none, it is the scope
 * of the last kind, without a name. Flexmail calls a preference a `group`.
 */
export function scopesOf(
  kinds: readonly Exclude<ConsentScope, 'signUp'>[],
  details: DetailValues,
  source: string | null,
): Scope[] {
  for (const kind of kinds) {
    if (kind === 'all') return [{ source, kind, name: null }];
    const found = scopeNames(details, kind);
    const names = found.length === 0 && kind === 'preference' ? scopeNames(details, 'group') : found;
    if (names.length > 0) return names.map((name) => ({ source, kind, name }));
  }
  const last = kinds.at(-1);
  return last === undefined ? [] : [{ source, kind: last, name: null }];
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(textsOf))];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value !== '' ? [value.normalize('NFC')] : [];
}
