import { beforeEach, describe, expect, test } from 'vitest';
import { emptyStore, seededStore, type TestStore } from '../../support/stores.ts';

const anna = 'anna.peeters@example.be';
let store: TestStore;

beforeEach(async () => {
  store = await seededStore();
});

/** Makes a report that must be empty; gives the note on stderr. */
async function noteOn(args: readonly string[], env = {}): Promise<string> {
  const { stdout, stderr, code } = await store.run(['create', ...args], { env });
  expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'No events.' });
  expect(stdout).toMatch(/^Events +0$/m);
  return stderr;
}

describe('nothing found is an answer, and stderr says why', () => {
  test('no such contact: the nearest addresses', async () => {
    const note = await noteOn(['ana.peeters@example.be']);
    expect(note).toMatch(
      /^Contact not found: ana\.peeters@example\.be\b.*\banna\.peeters@example\.be\b.*\n$/,
    );
  });

  test('the nearest addresses are shown as first seen', async () => {
    expect(await noteOn(['jean-luc.dupree@example.be'])).toContain('Jean-Luc.Dupre@Example.be');
    expect(await noteOn(['zoe@exämple.example'])).toContain('zoé@exämple.example');
  });

  test('no such contact, and none is near', async () => {
    const note = await noteOn(['info@a-quite-different-place.example']);
    expect(note).toMatch(/^Contact not found: info@a-quite-different-place\.example/);
    expect(note).not.toMatch(/maison|peeters|nearest:/i);
  });

  test('events only after the period: the nearest date', async () => {
    expect(await noteOn([anna, '--to', '2024-12-31'])).toMatch(/outside the period.*\b2025-01-08\b/);
  });

  test('events only before the period: the nearest date, of the zone', async () => {
    const args = [anna, '--from', '2026-03-01T12:00:00Z', '--to', '2026-04-01', '--tz', 'Europe/Brussels'];
    const note = await noteOn(args);
    // The last event before is of 2026-02-28T23:06:41Z, the first one after of 2026-04-16T07:00:03Z.
    expect(note).toMatch(/outside the period.*\b2026-03-01\b.*\b2026-04-16\b/);
  });

  test('events only outside the period, and the nearest are of the actions asked for', async () => {
    const note = await noteOn([
      anna,
      '--actions',
      'campaignSent',
      '--from',
      '2025-06-13',
      '--to',
      '2025-09-03',
    ]);
    expect(note).toMatch(/outside the period.*\b2025-06-12\b.*\b2025-09-04\b/);
  });

  test('events only of other actions: how many', async () => {
    expect(await noteOn([anna, '--actions', 'unsubscribed'])).toMatch(/\b38 events\b.*\bactions\b/);
    const january = ['--from', '2025-01-08', '--to', '2025-01-08'];
    expect(await noteOn([anna, '--actions', 'campaignRead', ...january])).toMatch(
      /\b5 events\b.*\bactions\b/,
    );
  });

  test('events only in archived campaigns: how many, and the flag that shows them', async () => {
    const note = await noteOn([anna, '--actions', 'campaignLinkClicked']);
    expect(note).toMatch(/\b3 events are in archived campaigns\b.*--archived/);
  });

  test('no events at all in the store', async () => {
    await emptyStore().run(['create', anna]);
    const empty = emptyStore();
    const { stdout, stderr, code } = await empty.run(['create', anna]);
    expect({ code, empty: stdout.endsWith('No events.\n') }).toEqual({ code: 0, empty: true });
    expect(stderr).toMatch(/no events yet.*contact-report import/);
  });

  test.each(['json', 'ndjson', 'csv', 'tsv', 'markdown'])(
    'also as %s, where stdout stays an answer',
    async (format) => {
      const { stdout, stderr, code } = await store.run([
        'create',
        'ana.peeters@example.be',
        '--format',
        format,
      ]);
      expect({ code, note: stderr.split('\n').length }).toEqual({ code: 0, note: 2 });
      expect(stdout).not.toContain('anna.peeters');
      if (format === 'json')
        expect(JSON.parse(stdout)).toMatchObject({ report: { eventCount: 0 }, events: [] });
      if (format === 'ndjson') expect(stdout).toBe('');
      if (format === 'csv' || format === 'tsv') expect(stdout.split('\n')).toHaveLength(2);
    },
  );

  test('rerun says it too', async () => {
    await noteOn([anna, '--actions', 'unsubscribed']);
    const { stderr, code } = await store.run(['rerun', '1']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/\b38 events\b/) });
  });

  test('a report that found something says nothing', async () => {
    const { stderr } = await store.run(['create', anna, '--actions', 'created']);
    expect(stderr).toBe('');
  });
});

test('the note shows nothing that a terminal obeys', async () => {
  const hostile = JSON.stringify({
    email: '"\u202eevil"@example.be',
    action: 'created',
    timestamp: '2026-01-01',
  });
  await store.run(['import', '-'], { input: hostile });
  const note = await noteOn(['"evil"@example.be']);
  expect(note).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});
