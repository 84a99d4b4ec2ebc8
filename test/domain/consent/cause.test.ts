import { describe, expect, test } from 'vitest';
import { type Cause, suspicionOf } from '../../../src/domain/consent/cause.ts';
import { consentOf } from '../../../src/domain/consent/consent.ts';
import { StoreFacts } from '../../../src/domain/consent/store-facts.ts';
import { eventsOf, momentOf } from './short-events.ts';

function causeOf(events: string): Cause {
  const question = { at: momentOf('12-31'), scope: null, sources: 'all' as const };
  const [cause, ...others] = consentOf(eventsOf(events), new StoreFacts([]), question).causes;
  if (!cause || others.length > 0) throw new Error('one opt-out has one cause');
  return cause;
}

const sent = '03-01T09:59 campaignSent c=c1:campaign';
const delivered = `${sent}; 03-01T10:00 campaignDelivered c=c1:campaign`;
const out = (time: string, more = 'c=c1') => `03-01T${time} unsubscribed ${more}`;
const click = (time: string, n: number, more = '') =>
  `03-01T${time} campaignLinkClicked c=c1:campaign url=https://x.example/${n} ${more}`;

describe('the cause of an opt-out', () => {
  test.each([
    ['U01', `${delivered}; ${out('10:00:21')}`, 'weak fast'],
    [
      'U02',
      [delivered, ...[3, 3, 4, 4, 5].map((s, n) => click(`10:00:0${s}`, n)), out('10:00:06')].join('; '),
      'strong fast manyLinks',
    ],
    [
      'U03',
      `${delivered}; 03-01T10:40 campaignRead c=c1:campaign; 03-01T10:41:10 unsubscribeVisited; ${out('10:41:58')}`,
      'none',
    ],
    [
      'U06',
      `${delivered}; 03-01T10:00:05 campaignRead c=c1:campaign machine=true; ${out('10:00:30')}`,
      'weak fast',
    ],
    ['U07', `${delivered}; 03-01T10:00:10 campaignRead c=c1:campaign; ${out('10:00:30')}`, 'none'],
    ['a flag of the platform', `${delivered}; ${out('12:00', 'c=c1 machine=true')}`, 'strong flagged'],
    [
      'a flag on its click',
      `${delivered}; ${click('11:59', 1, 'machine=true')}; ${out('12:00')}`,
      'strong flagged',
    ],
    [
      'a scanner by its name',
      `${delivered}; ${out('12:00', 'c=c1 userAgent=Barracuda_Sentinel')}`,
      'weak agent',
    ],
    [
      'two links are no burst',
      `${delivered}; ${click('11:59:58', 1)}; ${click('11:59:59', 2)}; ${out('12:00')}`,
      'none',
    ],
    [
      'links that follow it count',
      [delivered, out('12:00'), ...[1, 2, 3].map((n) => click(`12:00:0${n}`, n))].join('; '),
      'weak manyLinks',
    ],
    ['61 seconds are not fast', `${delivered}; ${out('10:01:01')}`, 'none'],
  ])('%s', (_name, events, expected) => {
    const cause = causeOf(events);
    expect([suspicionOf(cause), ...cause.signs].join(' ')).toBe(expected);
  });

  test('U03: the page, and the time since delivery', () => {
    const visited = `${delivered}; 03-01T10:41:10 unsubscribeVisited; ${out('10:41:58')}`;
    expect(causeOf(visited)).toMatchObject({
      visitedBeforeMs: 48_000,
      afterDeliveryMs: 2_518_000,
      afterSendingMs: 2_578_000,
    });
    const long = `${delivered}; 03-01T10:11 unsubscribeVisited; ${out('10:41:58')}`;
    expect(causeOf(long).visitedBeforeMs).toBeNull();
  });

  test('U04, U08: the last mail of 30 days, if the opt-out names none', () => {
    const mail = { campaign: { id: 'c1' }, sentAt: momentOf('03-01T09:59'), isNamed: false };
    expect(causeOf(`${sent}; 03-04T09:00 unsubscribed`).mail).toMatchObject(mail);
    expect(causeOf(`${sent}; 04-15T09:00 unsubscribed`).mail).toBeNull();
    expect(causeOf(`${sent}; 03-04T09:00 unsubscribed c=c9`).mail).toBeNull();
    expect(causeOf(`${sent}; 03-04T09:00 unsubscribed src=other`).mail).toBeNull();
  });

  test('U05: the sending before it, of a campaign that was sent twice', () => {
    const twice = `03-01T09:00 campaignSent c=c1; 04-01T09:00 campaignSent c=c1; 03-02T09:00 unsubscribed c=c1`;
    expect(causeOf(twice).mail).toMatchObject({ sentAt: momentOf('03-01T09:00'), isNamed: true });
    const byId = `03-01T09:00 campaignSent c=c1 messageId=a; 03-02T09:00 campaignSent c=c1 messageId=b; 03-03T09:00 spamComplaint c=c1 messageId=a`;
    expect(causeOf(byId).mail).toMatchObject({ sentAt: momentOf('03-01T09:00'), isNamed: true });
  });

  test('the link that was clicked just before, and reading that went on', () => {
    const events = [
      delivered,
      click('11:58:30', 1),
      click('11:59', 2),
      out('12:00'),
      click('13:00', 3),
      click('13:01', 4, 'machine=true'),
    ];
    expect(causeOf(events.join('; '))).toMatchObject({ link: 'https://x.example/2', keptReading: 1 });
    expect(causeOf(`${delivered}; ${click('11:57', 1)}; ${out('12:00')}`).link).toBeNull();
  });
});
