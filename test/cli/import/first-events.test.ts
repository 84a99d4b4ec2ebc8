import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';

const row = (day: string, email = 'anna@example.be') => `${email};${day};opened;Autumn\n`;

function tables(store: ReturnType<typeof emptyStore>, ...days: string[][]): string[] {
  return days.map((each, n) => {
    const file = join(store.folder, `table-${n}.csv`);
    writeFileSync(file, `Email;Date;Event;Subject\n${each.map((day) => row(day)).join('')}`);
    return file;
  });
}

const mapping = [
  ...['--map', 'email=Email', '--map', 'timestamp=Date', '--map', 'action=Event'],
  ...['--map', 'campaign_name=Subject', '--map-action', 'opened=campaignRead'],
];

test('the end of an import and of a dry run shows the first events as read', async () => {
  const store = emptyStore();
  const [file = ''] = tables(store, ['6/5/2026 9:05', '7/5/2026 9:05', '8/5/2026 9:05', '9/5/2026 9:05']);
  const args = ['import', file, ...mapping, '--date-format', 'M/d/yyyy H:mm'];
  const env = { TZ: 'Europe/Brussels' };
  const dry = await store.run([...args, '--dry-run'], { env });
  expect(dry.stdout.split('\n\n')[1]).toBe(
    [
      'First events as read, in Europe/Brussels:',
      'Time                 Contact          Action        Campaign',
      '───────────────────  ───────────────  ────────────  ────────',
      '2026-06-05 11:05:00  anna@example.be  campaignRead  Autumn',
      '2026-07-05 11:05:00  anna@example.be  campaignRead  Autumn',
      '2026-08-05 11:05:00  anna@example.be  campaignRead  Autumn\n',
    ].join('\n'),
  );
  const real = await store.run(args, { env });
  expect(real.stdout).toContain('2026-06-05 11:05:00  campaignRead  Autumn\n');
  expect(real.stdout + real.stderr).not.toContain('anna@example.be');
});

test('of several files it shows the first event of each, up to five', async () => {
  const store = emptyStore();
  const files = tables(
    store,
    ...['1', '2', '3', '4', '5', '6'].map((day) => [`2026-03-0${day} 10:00`, '2026-04-01']),
  );
  const { stdout } = await store.run(['import', ...files, ...mapping, '--json']);
  const { firstEvents } = JSON.parse(stdout);
  expect(
    firstEvents.map(({ event }: { event: { timestamp: string } }) => event.timestamp.slice(0, 10)),
  ).toEqual([1, 2, 3, 4, 5].map((day) => `2026-03-0${day}`));
  expect(firstEvents[0]).toEqual({
    file: files[0],
    email: 'anna@example.be',
    event: {
      ...{ timestamp: '2026-03-01T10:00:00.000Z', action: 'campaignRead', category: 'campaign' },
      campaign: { id: 'Autumn', name: 'Autumn', type: null, archived: false },
      ...{ details: { nativeType: 'opened' }, source: null, sourceId: null },
    },
  });
});

test('an import without events shows none', async () => {
  const { stdout } = await emptyStore().run(['import', '-'], { input: '{"campaign":{"id":"c-1"}}\n' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(4);
});
