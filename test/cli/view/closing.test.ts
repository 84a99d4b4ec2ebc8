import { expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';
import { sampleStore } from './support.ts';

const closingOf = (stdout: string) => stdout.slice(stdout.lastIndexOf('\n\n') + 2);

test('a report ends with totals and a strip of activity, wrapped to the width', async () => {
  const store = await sampleStore();
  const { stdout } = await store.run(['view', '1'], { env: { COLUMNS: '90' } });
  expect(closingOf(stdout)).toMatchInlineSnapshot(`
    "Campaign sent 13 · Campaign opened 10 · Link clicked 3 · Contact created 1
    Profile page visited 1 · Profile updated 1 · Subscribed 1 · Opted in 1 · Added to group 1
    Online version opened 1 · Form visited 1 · Form submitted 1 · Survey visited 1
    Survey submitted 1 · Campaign delivered 1
    2025-01-08 ▇▁▁▁▁▁▃▁▁▁▅▁▁▁▁▃▁▁▃▁▁▁▁▁▁▁▂▇▁▁▁▁▁▂▃▁▁▁▁▁▁▁▂▁▁▃▂▁▃▁▁▁▁▁▂▁▁▁▁▃ 2026-06-04
    Details not shown: message id (14), IP address (22), mail program or browser (18),
    location (16), event id (36). --details all shows them.
    "
  `);
  const narrow = await store.run(['view', '1'], { env: { COLUMNS: '30' } });
  expect(closingOf(narrow.stdout)).toMatchInlineSnapshot(`
    "Campaign sent 13
    Campaign opened 10
    Link clicked 3
    Contact created 1
    Profile page visited 1
    Profile updated 1
    Subscribed 1 · Opted in 1
    Added to group 1
    Online version opened 1
    Form visited 1
    Form submitted 1
    Survey visited 1
    Survey submitted 1
    Campaign delivered 1
    ▇▁▁▃▁▅▁▃▁▃▁▁▁▇▁▁▂▃▁▁▁▂▃▂▃▁▁▂▁▃
    2025-01-08 to 2026-06-04
    Details not shown: message id
    (14), IP address (22), mail
    program or browser (18),
    location (16), event id (36).
    --details all shows them.
    "
  `);
});

test('the same events give the same closing in both orders', async () => {
  const store = await sampleStore();
  const [asc, desc] = await Promise.all(
    ['asc', 'desc'].map((sort) => store.run(['view', '1', '--sort', sort])),
  );
  expect(closingOf(asc?.stdout ?? '')).toBe(closingOf(desc?.stdout ?? ''));
});

test('few events, other formats and a single day need none', async () => {
  const store = await sampleStore();
  const few = await store.run(['view', '1', '--action', 'email', '--limit', '4']);
  expect(closingOf(few.stdout)).toMatch(
    /^4 of 38 events shown \(--action email --limit 4\)\nDetails not shown: /,
  );
  expect((await store.run(['view', '1', '--format', 'markdown'])).stdout).not.toContain('▁');

  const day = emptyStore();
  const lines = Array.from({ length: 6 }, (_, hour) =>
    JSON.stringify({ email: 'a@example.be', action: 'optedIn', timestamp: `2026-01-01T0${hour}:00:00Z` }),
  );
  await day.run(['import', '-'], { input: lines.join('\n') });
  expect(closingOf((await day.run(['create', 'a@example.be'])).stdout)).toBe('Opted in 6\n');
});

test('events from the first to the last possible moment fit into the strip', async () => {
  const store = emptyStore();
  const times = [
    '1970-01-01T00:00:02Z',
    '1970-01-01T00:00:01Z',
    '2026-01-01T00:00:00Z',
    '2026-01-02T00:00:00Z',
  ];
  const lines = [...times, '9999-12-31T23:59:59Z'].map((timestamp) =>
    JSON.stringify({ email: 'a@example.be', action: 'optedIn', timestamp }),
  );
  await store.run(['import', '-'], { input: lines.join('\n') });
  const report = await store.run(['create', 'a@example.be', '--tz', 'UTC']);
  expect(closingOf(report.stdout)).toMatch(/^Opted in 5\n1970-01-01 [▁▂▃▅▇]{60} 9999-12-31\n$/);
});
