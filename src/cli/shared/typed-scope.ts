import { closestWords } from '../../domain/closest.ts';
import { type NamedKind, namedKinds } from '../../domain/consent/scope.ts';
import type { KnownScope } from '../../domain/consent/store-facts.ts';
import { NotFoundError, UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';

/** A list, group or preference that a flag names. */
export interface TypedScope {
  readonly kind: NamedKind;
  /** In NFC. */
  readonly name: string;
}

/** The scope that the flags name, null if they name none. Throws UsageError if they name several. */
export function typedScope(flags: { readonly [Kind in NamedKind]?: string }): TypedScope | null {
  const named = namedKinds.flatMap((kind) => {
    const name = flags[kind];
    return name === undefined ? [] : [{ kind, name: name.normalize('NFC') }];
  });
  if (named.length > 1) throw new UsageError(messages.consent.oneScope, messages.errors.giveOne);
  return named[0] ?? null;
}

/** Throws NotFoundError, with the nearest names, if no event names this list, group or preference. */
export function requireKnown({ kind, name }: TypedScope, known: readonly KnownScope[]): void {
  const names = [...new Set(known.filter((scope) => scope.kind === kind).map((scope) => scope.name))].sort();
  if (names.includes(name)) return;
  const { noSuchScope, nearest, noneKnown } = messages.consent;
  const near = closestWords(name, names, 3);
  const shown = near.length > 0 ? near : names.slice(0, 3);
  throw new NotFoundError(noSuchScope[kind](name), shown.length > 0 ? nearest(shown.join(', ')) : noneKnown);
}
