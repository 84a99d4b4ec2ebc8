import { describe, expect, test } from 'vitest';
import { ContactCheck } from '../../../src/domain/check/contact-check.ts';
import { type CheckSettings, defaultRules, type Finding } from '../../../src/domain/check/finding.ts';
import { type Grace, parseGrace } from '../../../src/domain/check/grace.ts';
import { type KnownScope, StoreFacts } from '../../../src/domain/consent/store-facts.ts';
import { eventsOf } from '../consent/short-events.ts';
import { checkCases } from './cases.ts';

function settingsOf(flags: string): CheckSettings {
  const words = flags.split(' ');
  const after = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  return {
    rules: defaultRules,
    grace: parseGrace(after('--grace') ?? '48h') as Grace,
    zone: 'UTC',
    untyped: (after('--untyped') as 'campaign' | undefined) ?? null,
    includeTransactional: words.includes('--include-transactional'),
    range: { from: null, to: null },
    scope: null,
    sources: 'all',
  };
}

function inShort({ mail, rule, why }: Finding): string {
  return [mail.campaign?.id, rule, why.length === 0 ? 'certain' : `possible ${why.join(' ')}`].join(' ');
}

describe('check', () => {
  test.each(checkCases)('$id: $why', ({ events, flags, only, findings, withinGrace, exempt, exit }) => {
    const list = { source: 'esp', kind: 'list', name: only ?? '', firstConfirmed: null, lastConfirmed: null };
    const check = new ContactCheck(
      new StoreFacts(only === undefined ? [] : [list as KnownScope]),
      settingsOf(flags),
    );
    for (const event of eventsOf(events)) check.add(event);
    const found = check.finish('anna@example.be');
    const { counts } = found;
    expect(found.findings.map(inShort)).toEqual(findings);
    expect(counts.withinGrace).toBe(withinGrace);
    expect(counts.transactional + counts.test).toBe(exempt);
    expect(counts.certain > 0 || (flags.includes('--strict') && counts.possible > 0) ? 5 : 0).toBe(exit);
  });
});
