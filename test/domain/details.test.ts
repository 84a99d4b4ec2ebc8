import { expect, test } from 'vitest';
import { detailByName, details } from '../../src/domain/details.ts';

const named = (display: string) => details.filter((each) => each.display === display).map(({ name }) => name);

test('each detail has a name of its own and labels in every language', () => {
  expect(new Set(details.map(({ name }) => name)).size).toBe(details.length);
  for (const { labels } of details) expect(Object.values(labels).every((label) => label !== '')).toBe(true);
  expect(detailByName('url')?.type).toBe('url');
  expect(detailByName('toString')).toBeUndefined();
});

test('the display of each detail', () => {
  expect(named('link')).toEqual(['url']);
  expect(named('failure')).toEqual(['statusCode', 'reason', 'smtpAnswer', 'bounceKind']);
  expect(named('fallback')).toEqual(['subject']);
  expect(named('note')).toEqual(['machine', 'ambiguousRecipient', 'auto']);
  expect(named('hidden')).toEqual([
    'messageId',
    'ip',
    'userAgent',
    'location',
    'nativeType',
    'occurrence',
    'equalRow',
  ]);
  expect(details.filter(({ type }) => type === 'flag').map(({ name }) => name)).toEqual(named('note'));
});

test('what may be another person’s', () => {
  expect(details.filter(({ othersData }) => othersData).map(({ name }) => name)).toEqual([
    'newAddress',
    'oldAddress',
    'ip',
    'userAgent',
    'location',
  ]);
});
