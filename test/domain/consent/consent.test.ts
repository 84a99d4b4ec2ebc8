import { describe, expect, test } from 'vitest';
import { type Consent, consentOf } from '../../../src/domain/consent/consent.ts';
import type { NamedKind } from '../../../src/domain/consent/scope.ts';
import { type KnownScope, StoreFacts } from '../../../src/domain/consent/store-facts.ts';
import { consentCases } from './cases.ts';
import { eventsOf, momentOf } from './short-events.ts';

/** `A`, or `A from 2026-03-01`: list A of the usual source, whose sign-ups are confirmed, since then. */
function factsOf(known: string | undefined): StoreFacts {
  if (known === undefined) return new StoreFacts([]);
  const [name = '', from = '2025-01-01'] = known.split(' from ');
  const confirmed = Date.parse(from);
  const list: KnownScope = {
    ...{ source: 'esp', kind: 'list', name, firstConfirmed: confirmed, lastConfirmed: confirmed },
  };
  return new StoreFacts([list]);
}

function scopeOf(text: string) {
  if (text === 'any mail') return null;
  const [kind, name = ''] = text.split(':');
  return { kind: kind as NamedKind, name };
}

function inShort({ state, reason, grade, notes }: Consent): string {
  return [[state, reason ?? grade].filter(Boolean).join('/'), ...notes.map((note) => `+${note}`)].join(' ');
}

describe('consent', () => {
  test.each(consentCases)('$id: $why', ({ events, at, scope, known, expected }) => {
    const question = { at: momentOf(at), scope: scopeOf(scope), sources: 'all' as const };
    const answer = consentOf(eventsOf(events), factsOf(known), question);
    expect(inShort(answer)).toBe(expected);
  });
});
