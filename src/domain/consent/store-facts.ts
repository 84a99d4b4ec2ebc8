import type { NamedKind } from './scope.ts';

/** A list, group, preference or form that the events of a source name. */
export interface KnownScope {
  readonly source: string | null;
  readonly kind: NamedKind | 'form';
  /** In NFC. */
  readonly name: string;
  /** The first and the last confirmation of a sign-up that names it, of any contact, ms UTC; null if there is none. */
  readonly firstConfirmed: number | null;
  readonly lastConfirmed: number | null;
}

/** The facts about a whole store that decide about one contact. */
export class StoreFacts {
  readonly #confirmed = new Map<string, number>();
  readonly #names = new Map<string, string[]>();

  constructor(scopes: Iterable<KnownScope>) {
    for (const { source, kind, name, firstConfirmed } of scopes) {
      if (firstConfirmed !== null) this.#confirmed.set(keyOf(source, kind, name), firstConfirmed);
      const key = keyOf(source, kind, '');
      const names = this.#names.get(key);
      if (names) names.push(name);
      else this.#names.set(key, [name]);
    }
  }

  /** When a sign-up to a list, or by a form, was first confirmed, ms UTC; null if the store knows no confirmation. */
  firstConfirmed(source: string | null, kind: 'list' | 'form', name: string): number | null {
    return this.#confirmed.get(keyOf(source, kind, name)) ?? null;
  }

  /** The names of one kind that a source uses. */
  names(source: string | null, kind: NamedKind): readonly string[] {
    return this.#names.get(keyOf(source, kind, '')) ?? [];
  }
}

function keyOf(source: string | null, kind: string, name: string): string {
  return `${source === null ? '' : `=${source}`}\n${kind}\n${name}`;
}
