import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formats } from '../../src/import/formats/index.ts';
import { filesOf, tellFile, tellText } from '../support/expectations.ts';
import { fixture, temporaryFolder, temporaryStore } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';

const head = 'ClientID,SendID,SubscriberKey,EmailAddress,SubscriberID,ListID,EventDate,EventType';
const open = (time: string, type = 'Open') =>
  tellText(`${head}\n7000001,123,k,anna.peeters@example.be,9,10,${time},${type}\n`);

it.each([
  // Central Standard Time, in summer too.
  ['7/4/2026 12:00:00 AM', '2026-07-04T06:00:00.000Z'],
  ['7/4/2026 12:00:00 PM', '2026-07-04T18:00:00.000Z'],
  ['12/31/2025 11:59:59 pm', '2026-01-01T05:59:59.000Z'],
  ['7/4/2026 13:05', '2026-07-04T19:05:00.000Z'],
  ['2026-07-04 13:05:06.123', '2026-07-04T19:05:06.123Z'],
  ['2026-07-04T13:05:06Z', '2026-07-04T13:05:06.000Z'],
])('reads the time %s', async (time, timestamp) => {
  const told = await open(time);
  expect(told.events.map((event) => event.timestamp)).toEqual([timestamp]);
  expect(told.zoneless).toBe(0);
});

it('a time that is no US time is rejected, not turned round', async () => {
  const { rejected } = await open('25/12/2025 1:00:00 PM');
  expect(rejected).toEqual([expect.stringContaining('unreadable time')]);
});

it('an unknown word of EventType is counted by name', async () => {
  expect((await open('7/4/2026 12:00:00 AM', 'Teleported')).ignored).toEqual({ 'sfmc: Teleported': 1 });
});

it.each(['first', 'last'])('the names of campaigns come from SendJobs, imported %s', async (place) => {
  const store = emptyStore();
  const events = ['Sent.csv', 'Clicks.csv'].map((file) => fixture(`sfmc/${file}`));
  const jobs = fixture('sfmc/SendJobs.csv');
  await store.run(['import', ...(place === 'first' ? [jobs, ...events] : [...events, jobs])]);
  const { stdout } = await store.run(['create', 'anna.peeters@example.be', '--json']);
  const campaigns = JSON.parse(stdout).events.map(({ campaign }: { campaign: object }) => campaign);
  expect(campaigns).toMatchObject([
    { id: '124', name: 'Bienvenue !', type: null },
    { id: '123', name: 'Été 2026', type: 'campaign' },
    { id: '123', name: 'Été 2026', type: 'campaign' },
  ]);
});

it('the files are read in UTF-16 and with tabs, too', async () => {
  for (const file of filesOf('sfmc')) {
    const path = join(fixture('sfmc'), file);
    const text = readFileSync(path, 'utf8');
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await tellText(utf16)).toEqual(await tellFile(path));
  }
  const tabs = `${head}\n7000001,123,k,anna.peeters@example.be,9,10,7/4/2026 1:00:00 PM,Open\n`.replaceAll(
    ',',
    '\t',
  );
  expect((await tellText(tabs)).events).toHaveLength(1);
});

it.each([
  'SubscriberKey,EmailAddress,EventDate,EventType',
  'ClientID,Email,EventDate,EventType',
  'ClientID,SendID,Subject,SentTime',
  'ClientID,SubscriberKey,Status,DateCreated',
])('an own table with the columns %s is not taken', (columns) => {
  expect(formats.filter(({ table }) => table?.recognises(columns.split(','), 'table.csv'))).toEqual([]);
});

it.each([
  ['in the order of their names', ['StatusChange.csv', 'Unsubs.csv']],
  ['in the other order', ['Unsubs.csv', 'StatusChange.csv']],
])('an unsubscription in Unsubs and StatusChange counts once, %s', async (_, order) => {
  const folder = temporaryFolder();
  const subscriber = 'ClientID,SubscriberKey,EmailAddress';
  const files = {
    'Unsubs.csv': `${subscriber},SendID,EventDate,EventType\n7,k,anna.peeters@example.be,123,6/11/2026 4:00:00 PM,Unsubscribe\n`,
    'StatusChange.csv': `${subscriber},OldStatus,NewStatus,DateChanged\n7,k,anna.peeters@example.be,Active,Unsubscribed,6/11/2026 4:00:07 PM\n7,k,anna.peeters@example.be,Active,Unsubscribed,7/11/2026 4:00:07 PM\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const store = temporaryStore();
  const { stdout } = await store.run(['import', ...order.map((name) => join(folder, name)), '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ imported: 2, ignoredKinds: { 'sfmc: StatusChange/Unsubscribed, in Unsubs': 1 } },
    files: order.map((name) => ({ file: join(folder, name), imported: 1 })),
  });
});

it.each(['Attributes.csv', 'Lists.csv', 'ListMembership.csv'])(
  '%s does not stop an import of the extract',
  async (name) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, 'ClientID,ListID,Name\n7000001,10,All\n');
    const { code, stdout } = await temporaryStore().run([
      'import',
      path,
      fixture('sfmc/Unsubs.csv'),
      '--json',
    ]);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      ...{ code: 0, imported: 3, rejected: 0, ignoredKinds: { [`sfmc: ${name.replace('.csv', '')}`]: 1 } },
    });
  },
);
