import { expect, test } from 'vitest';
import { sampleStore } from './support.ts';

interface Event {
  readonly action: string;
  readonly campaign: { readonly id: string; readonly name: string | null } | null;
}

async function viewer() {
  const store = await sampleStore();
  const view = (...args: string[]) => store.run(['view', '1', ...args]);
  const json = async (...args: string[]) => {
    const { stdout } = await view('--json', ...args);
    return JSON.parse(stdout) as { report: unknown; events: Event[] };
  };
  return { store, view, json };
}

test('--action takes names in any case, lists, categories, repeatedly', async () => {
  const { json } = await viewer();
  const all = await json();
  const clicks = await json('--action', 'CAMPAIGNLINKCLICKED');
  expect(clicks.events).toEqual(all.events.filter(({ action }) => action === 'campaignLinkClicked'));
  expect(clicks.events).toHaveLength(3);
  expect(clicks.report).toEqual(all.report);
  expect((await json('--action', 'email')).events).toHaveLength(6);
  expect((await json('--action', 'email,campaignLinkClicked')).events).toHaveLength(9);
  expect((await json('--action', 'email', '--action', 'campaignRead')).events).toHaveLength(16);
  expect((await json('--action', 'spamComplaint')).events).toEqual([]);
});

test('--campaign takes an id or part of a name, in any case', async () => {
  const { json } = await viewer();
  const ids = async (text: string) => {
    const { events } = await json('--campaign', text);
    return [...new Set(events.map(({ campaign }) => campaign?.id))];
  };
  expect(await ids('c-13')).toEqual(['c-13']);
  expect(await ids('C-13')).toEqual(['c-13']);
  expect(await ids('c-1')).toEqual([]);
  expect(await ids('ÉTÉ À LA')).toEqual(await ids('été'));
  expect(await ids('e\u0301te\u0301')).toEqual(await ids('été'));
  expect((await ids('été')).length).toBe(1);
});

test('--grep looks into campaign, action and details', async () => {
  const { json } = await viewer();
  const actions = async (text: string) => (await json('--grep', text)).events.map(({ action }) => action);
  expect(await actions('CONTACT CREATED')).toEqual(['created']);
  expect(await actions('readonline')).toEqual(['campaignReadOnline']);
  expect(await actions('aardbeien')).toEqual(['campaignSent']);
  expect(await actions('billetterie')).toEqual(['campaignLinkClicked']);
  expect(await actions('by a machine')).toEqual(['campaignRead']);
  expect(await actions('nothing like it')).toEqual([]);
  // Words, not patterns.
  expect(await actions('.*')).toEqual([]);
});

test('--limit takes the first after sorting, of those that pass', async () => {
  const { json } = await viewer();
  const { events } = await json();
  expect((await json('--limit', '3')).events).toEqual(events.slice(0, 3));
  expect((await json('--limit', '3', '--sort', 'desc')).events).toEqual(events.toReversed().slice(0, 3));
  expect((await json('--limit', '2', '--action', 'campaignRead')).events).toEqual(
    events.filter(({ action }) => action === 'campaignRead').slice(0, 2),
  );
  expect((await json('--limit', '999')).events).toEqual(events);
});

test('people read how many of how many', async () => {
  const { view } = await viewer();
  const { stdout } = await view('--action', 'campaignRead', '--grep', 'a b', '--limit', '5');
  expect(stdout).toContain('Shown     only --action campaignRead --grep "a b" --limit 5\n');
  expect(stdout).toMatch(
    /No events\.\n\n0 of 38 events shown \(--action campaignRead --grep "a b" --limit 5\)\n$/,
  );
  expect((await view('--limit', '2')).stdout).toMatch(
    /\n\n2 of 38 events shown \(--limit 2\)\nDetails not shown: /,
  );
  expect((await view('--limit', '2', '--format', 'markdown')).stdout).toMatch(
    /\n\n2 of 38 events shown \(--limit 2\)\n$/,
  );
  expect((await view('--limit', '2', '--format', 'html')).stdout).toContain(
    '<p class="note">2 of 38 events shown (--limit 2)</p>',
  );
});

test('they apply to every format, and add nothing to those for machines', async () => {
  const { view } = await viewer();
  for (const [format, lines] of [
    ['csv', 3],
    ['tsv', 3],
    ['ndjson', 2],
  ] as const) {
    const { stdout, stderr } = await view('--format', format, '--limit', '2');
    expect(stdout.trimEnd().split('\n')).toHaveLength(lines);
    expect(stderr).toBe('');
  }
});

test.each([
  { args: ['--action', 'campaignOpend'], says: /Unknown action: campaignOpend\.\nDid you mean / },
  { args: ['--limit', '0'], says: /--limit/ },
  { args: ['--grep', ' '], says: /--grep needs a search text\./ },
  { args: ['--campaign', ''], says: /Missing value for --campaign\./ },
])('$args is wrong usage', async ({ args, says }) => {
  const { view } = await viewer();
  const { code, stdout, stderr } = await view(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(says);
});
