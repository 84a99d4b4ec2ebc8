import type { ConsentEvent } from '../../domain/consent/consent-event.ts';
import type { Scope } from '../../domain/consent/scope.ts';
import { messages } from '../../messages/messages.ts';

/** A scope in words: `list Newsletter`, `all mail`. */
export function scopeText({ kind, name }: Pick<Scope, 'kind' | 'name'>): string {
  const { scopes } = messages.consent;
  if (kind === 'all') return scopes.all;
  if (name !== null) return scopes[kind](name);
  return { list: scopes.unnamedList, group: scopes.unnamedGroup, preference: scopes.unnamedPreference }[kind];
}

/** The name of a source, or the word for events that name none. */
export function sourceText(source: string | null): string {
  return source ?? messages.consent.noSource;
}

/** The effect of an event on consent, in the documents and in the texts. */
export type ShownEffect = 'opens' | 'confirms' | 'ends' | 'stops' | 'lifts' | 'asserts' | 'nothing';

/** The effect as it is shown: the three kinds of lifting are one. */
export function shownEffect(effect: ConsentEvent['effect']): ShownEffect {
  return effect === 'liftsStop' || effect === 'liftsRemoval' || effect === 'liftsOptOut' ? 'lifts' : effect;
}
