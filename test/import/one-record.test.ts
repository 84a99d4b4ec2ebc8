import { expect, test } from 'vitest';
import { emptyStore } from '../support/stores.ts';

const anna = 'anna@example.be';

async function imported(records: readonly object[], ...flags: string[]) {
  const store = emptyStore();
  const input = records.map((record) => JSON.stringify(record)).join('\n');
  const counts = async (...more: string[]) => {
    const { stdout } = await store.run(['import', '-', '--json', ...flags, ...more], { input });
    const { imported, duplicates } = JSON.parse(stdout);
    return { imported, duplicates };
  };
  const rehearsed = await counts('--dry-run');
  const first = await counts();
  expect(rehearsed).toEqual(first);
  expect(await counts('--dry-run')).toEqual({ imported: 0, duplicates: first.imported + first.duplicates });
  expect(await counts()).toEqual({ imported: 0, duplicates: first.imported + first.duplicates });
  return first;
}

test('an event of SES that opts out of three topics is three rows', async () => {
  const topics = (status: string) =>
    ['News', 'Offers', 'Events'].map((topicName) => ({ topicName, subscriptionStatus: status }));
  const record = {
    eventType: 'Subscription',
    mail: { timestamp: '2026-03-01T10:00:00.000Z', messageId: 'm1', destination: [anna] },
    subscription: {
      contactList: 'L',
      timestamp: '2026-03-01T10:05:00.000Z',
      source: 'UnsubscribeHeader',
      newTopicPreferences: { unsubscribeAll: false, topicSubscriptionStatus: topics('OptOut') },
      oldTopicPreferences: { unsubscribeAll: false, topicSubscriptionStatus: topics('OptIn') },
    },
  };
  expect(await imported([record, record])).toEqual({ imported: 3, duplicates: 3 });
});

test('ten actions of Flexmail in five seconds are ten rows', async () => {
  const refers = (names: readonly string[], key: string) =>
    names.map((value, index) => ({ [key]: { key: `${index + 1}`, value } }));
  const acts = [
    ['9', refers(['Customers', 'VIP'], 'group')],
    ['8', refers(['Newsletter', 'Invoices'], 'mailingList')],
    ['29', refers(['Jazz', 'Opera'], 'preference')],
    ['20', refers(['Shop', 'Contact'], 'link')],
    ['13', refers(['Newsletter', 'Invoices'], 'mailingList')],
  ] as const;
  const items = acts.flatMap(([actionId, abouts], second) =>
    abouts.map((about) => ({ actionId, timestamp: `2026-03-01T10:00:0${second}`, ...about })),
  );
  const record = {
    emailAddressHistoryType: { emailAddress: anna, emailAddressHistoryActionTypeItems: items },
  };
  expect(await imported([record])).toEqual({ imported: 10, duplicates: 0 });
});

test('two equal activities of one record are two rows, those of two records one', async () => {
  const row = (...activity: object[]) => ({
    ...{ campaign_id: 'c', list_id: 'l', email_id: '1', email_address: anna },
    activity,
  });
  const open = { action: 'open', timestamp: '2026-06-11T09:00:00+00:00' };
  expect(await imported([row(open, open)])).toEqual({ imported: 2, duplicates: 0 });
  expect(await imported([row(open), row(open)])).toEqual({ imported: 1, duplicates: 1 });
  expect(await imported([row(open), row(open, open)])).toEqual({ imported: 2, duplicates: 1 });
});

test('a recipient who is named twice has one event', async () => {
  const record = {
    eventType: 'Send',
    mail: { timestamp: '2026-03-01T10:00:00Z', messageId: 'm', destination: [anna, 'Anna@example.be'] },
    send: {},
  };
  expect(await imported([record])).toEqual({ imported: 1, duplicates: 0 });
});
