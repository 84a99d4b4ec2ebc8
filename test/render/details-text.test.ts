import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionName } from '../../src/domain/actions.ts';
import { detailsText } from '../../src/render/report/details-text.ts';
import { anyEvent } from './arbitraries.ts';

describe('detailsText', () => {
  it.each<[ActionName, unknown, string]>([
    ['created', {}, ''],
    [
      'campaignLinkClicked',
      { url: 'https://example.be/a', userAgent: 'x', ip: '::1' },
      'https://example.be/a',
    ],
    ['bounced', { statusCode: '5.1.1', bounceKind: 'hard' }, '5.1.1 mailbox unknown (hard)'],
    ['bounced', { statusCode: '5.1.1', reason: 'no such user', smtpAnswer: '550' }, '5.1.1 no such user'],
    [
      'bounced',
      { statusCode: '4.2.2', smtpAnswer: '452 4.2.2 over quota', bounceKind: 'soft' },
      '452 4.2.2 over quota (soft)',
    ],
    ['bounced', { statusCode: '9.9', bounceKind: 'unknown' }, '9.9 (unknown)'],
    ['campaignNotSent', { reason: 'Bounced Address' }, 'Bounced Address'],
    ['unsubscribed', { reason: 'Too many e-mails', list: 'News' }, 'Too many e-mails · list: News'],
    ['addedToGroup', { group: 'Customers' }, 'Customers'],
    ['addedToMailingListBlackList', { list: 'News' }, 'News'],
    ['campaignFormSubmitted', { form: 'Contact' }, 'Contact'],
    ['campaignSurveyVisited', { survey: 'How are we?' }, 'How are we?'],
    ['campaignReadInfopage', { infopage: 'Terms' }, 'Terms'],
    ['addedToPreference', { preference: 'Sports' }, 'Sports'],
    ['created', { form: 'Website' }, 'form: Website'],
    [
      'profileUpdateSubmitted',
      { changes: { city: { from: 'Gent', to: 'Brugge' } } },
      'changes: city from Gent, to Brugge',
    ],
    ['profileUpdateSubmitted', { fields: ['name', 'city'] }, 'fields: name, city'],
    ['campaignSent', { subject: 'Best wishes', messageId: '<a@b>', nativeType: 'processed' }, 'Best wishes'],
    ['campaignRead', { subject: 'Best wishes', machine: true }, 'Best wishes · by a machine'],
    ['campaignRead', { machine: true, location: { city: 'x' } }, 'by a machine'],
    ['campaignRead', { machine: false }, ''],
    ['campaignRead', { machine: 'Apple' }, 'machine: Apple'],
    ['campaignReplied', { auto: true }, 'automatic'],
    [
      'spamComplaint',
      { ambiguousRecipient: true, feedback: 'abuse' },
      'feedback: abuse · one of several recipients',
    ],
    [
      'created',
      { attempt: 3, ok: true, nothing: null, none: [], deep: { a: { b: { c: { d: 1 } } } } },
      'attempt: 3 · ok: true · deep: a b c …',
    ],
  ])('%s %j', (action, details, text) => {
    expect(detailsText(action, JSON.stringify(details))).toBe(text);
  });

  it('shows other JSON than an object, and invalid JSON, unchanged', () => {
    expect(detailsText('created', '[1]')).toBe('[1]');
    expect(detailsText('created', '{broken')).toBe('{broken');
  });

  it('truncates long text between graphemes', () => {
    const text = detailsText(
      'unsubscribed',
      JSON.stringify({ reason: `${'x'.repeat(498)}👨‍👩‍👧‍👦${'y'.repeat(100)}` }),
    );
    expect(text).toBe(`${'x'.repeat(498)}… (111 more characters; --json shows all)`);
  });

  it('renders any details', () => {
    fc.assert(
      fc.property(anyEvent, ({ action, details }) => {
        const text = detailsText(action, details);
        expect(text.length).toBeLessThan(600);
        expect(text).not.toContain('[object Object]');
      }),
    );
  });
});

describe('an enhanced status code', () => {
  it.each([
    ['5.1.1', '5.1.1 mailbox unknown'],
    ['4.2.2', '4.2.2 mailbox full'],
    ['5.7.1', '5.7.1 refused by policy'],
    ['4.4.1', '4.4.1 no answer from host'],
    ['5.1.99', '5.1.99 address refused'],
    ['5.9.1', '5.9.1'],
    ['2.0.0', '2.0.0'],
    ['550', '550'],
  ])('%s', (statusCode, text) => {
    expect(detailsText('bounced', JSON.stringify({ statusCode }))).toBe(text);
  });
});
