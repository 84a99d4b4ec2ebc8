import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { emptyStore, seededStore, type TestStore } from '../../support/stores.ts';

async function imported(...records: object[]): Promise<TestStore> {
  const store = emptyStore();
  const input = records
    .map((record) => JSON.stringify({ email: 'anna@example.be', source: 'esp', ...record }))
    .join('\n');
  expect(await store.run(['import', '-'], { input })).toMatchObject({ code: 0, stderr: '' });
  return store;
}

async function answer(store: TestStore, ...args: string[]) {
  const { code, stdout } = await store.run(['consent', ...args, '--json']);
  return { code, ...JSON.parse(stdout).consent };
}

describe('consent', () => {
  test('of the sample contacts', async () => {
    const store = await seededStore();
    const now = Date.UTC(2026, 10, 25);
    const expected: Record<string, string> = {
      'anna.peeters@example.be': 'granted confirmed',
      'sophie.lambert@example.org': 'granted confirmed',
      'fatima.benali@example.com': 'granted confirmed',
      'zoé@exämple.example': 'granted confirmed',
      'lieve.vandenbroeck@example.be': 'withdrawn',
      'marie-claire.wouters@example.org': 'withdrawn',
      'koen.desmet@example.net': 'unknown asserted-only',
      'jean-luc.dupre@example.be': 'unknown asserted-only',
      'tom.harris@example.com': 'mixed',
      'yuki.tanaka@example.net': 'mixed',
    };
    for (const [email, text] of Object.entries(expected)) {
      const { stdout } = await store.run(['consent', email, '--json'], { now });
      const { state, reason, grade } = JSON.parse(stdout).consent;
      expect([state, reason ?? grade].filter(Boolean).join(' '), email).toBe(text);
    }
  });

  test('for people: the state, its scopes, the events, and what it is not', async () => {
    const store = await seededStore();
    const args = ['consent', 'sophie.lambert@example.org', '--at', '2026-01-15', '--tz', 'Europe/Brussels'];
    const { stdout, stderr, code } = await store.runBuilt(args);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const lines = stdout.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'sophie.lambert@example.org',
      'Consent at the end of 2026-01-15, Europe/Brussels',
      '',
      'State    withdrawn since 2025-11-28 07:41:58',
    ]);
    expect(stdout).toMatch(
      /^flexmail {2}list Amis de la Maison {2}withdrawn {2}2025-11-28 07:41:58 {2}Unsubscribed · Added to blacklist$/m,
    );
    expect(lines.at(-2)).toBe('This is what the store holds. It is not legal advice.');
  });

  test('at a day, at a time with an offset, and now', async () => {
    const store = await imported(
      { action: 'subscribed', timestamp: '2026-01-31T22:30:00Z', details: { list: 'A', form: 'F' } },
      { action: 'unsubscribed', timestamp: '2026-02-01T10:00:00Z', details: { list: 'A' } },
    );
    const at = async (text: string, tz = 'Europe/Brussels') =>
      (await answer(store, 'anna@example.be', '--at', text, '--tz', tz)).state;
    expect(await at('2026-01-31')).toBe('granted');
    expect(await at('2026-01-31', 'America/New_York')).toBe('granted');
    expect(await at('2026-01-30')).toBe('unknown');
    expect(await at('2026-02-01T10:59:59.999+01:00')).toBe('granted');
    expect(await at('2026-02-01T11:00:00+01:00')).toBe('withdrawn');
    expect(await at('now')).toBe('withdrawn');
  });

  test.each([
    ['--at', 'soon'],
    ['--at', '2026-02-30'],
    ['--at', ''],
    ['--expect', 'yes'],
    ['--list', 'A', '--group', 'B'],
    ['--format', 'xml'],
  ])('refuses %s %s', async (...flags) => {
    const { code, stdout } = await (await seededStore()).run([
      'consent',
      'anna.peeters@example.be',
      ...flags,
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('an unknown list or group is an error with the nearest, never “unknown”', async () => {
    const store = await seededStore();
    const args = ['consent', 'anna.peeters@example.be', '--list', 'Amis de la Maisson'];
    expect(await store.run(args)).toMatchObject({
      code: 3,
      stdout: '',
      stderr: 'error: List not found: Amis de la Maisson.\nNearest: Amis de la Maison.\n',
    });
    expect((await store.run(['consent', 'anna.peeters@example.be', '--group', 'Nowhere'])).code).toBe(3);
    expect((await store.run(['consent', 'fatima.benali@example.com', '--preference', 'Théâtre'])).code).toBe(
      0,
    );
    expect((await emptyStore().run(['consent', 'anna@example.be', '--list', 'A'])).code).toBe(3);
  });

  test('an unknown contact, and a store without a history: an answer, and why', async () => {
    const store = await seededStore();
    const unknown = await store.run(['consent', 'anna.peters@example.be', '--json']);
    expect(unknown).toMatchObject({ code: 0, stderr: 'Nearest: anna.peeters@example.be.\n' });
    expect(JSON.parse(unknown.stdout).consent).toMatchObject({
      state: 'unknown',
      reason: 'no-contact',
      scopes: [],
    });
    const empty = emptyStore();
    expect(await answer(empty, 'anna@example.be')).toMatchObject({
      code: 0,
      state: 'unknown',
      reason: 'no-contact',
      knownUntil: [],
    });
    expect(existsSync(empty.path)).toBe(false);
  });

  test('--expect: exit 5 unless the state is the expected one', async () => {
    const store = await imported(
      { action: 'subscribed', timestamp: '2026-01-05T09:00:00Z', details: { list: 'A' } },
      { action: 'unsubscribed', timestamp: '2026-01-06T09:00:00Z', details: { list: 'B' } },
    );
    const code = async (...args: string[]) => (await answer(store, ...args)).code;
    expect(await code('anna@example.be', '--expect', 'granted')).toBe(5);
    expect(await code('anna@example.be', '--expect', 'granted', '--list', 'A')).toBe(0);
    expect(await code('anna@example.be', '--expect', 'granted,mixed')).toBe(0);
    expect(await code('nobody@example.be', '--expect', 'granted')).toBe(5);
  });

  test('of many addresses from standard input', async () => {
    const store = await seededStore();
    const input =
      '# ours\nAnna <anna.peeters@example.be>\n\nnobody\nlieve.vandenbroeck@example.be\nANNA.peeters@example.be\n';
    const list = ['consent', '-', '--list', 'Amis de la Maison'];
    const csv = await store.runBuilt([...list, '--format', 'csv'], { input });
    expect(csv).toMatchObject({ code: 1, stderr: 'Line 4 is not an address.\n' });
    expect(csv.stdout.split('\n').map((line) => line.split(',').slice(0, 4).join())).toEqual([
      'email,state,reason,grade',
      'anna.peeters@example.be,granted,,confirmed',
      'lieve.vandenbroeck@example.be,withdrawn,,',
      '',
    ]);
    const gate = [...list, '--expect', 'granted', '--json'];
    const good = await store.run(gate, { input: 'anna.peeters@example.be\n' });
    expect(good.code).toBe(0);
    expect(JSON.parse(good.stdout).consents).toEqual([]);
    // A finding counts more than a line without an address.
    const stopped = await store.run(gate, { input });
    expect(stopped.code).toBe(5);
    expect(JSON.parse(stopped.stdout).consents).toMatchObject([
      { emails: ['lieve.vandenbroeck@example.be'], state: 'withdrawn' },
    ]);
    expect((await store.run([...list, '--format', 'html'], { input })).code).toBe(2);
  });

  test('several addresses are one person', async () => {
    const store = await seededStore();
    const both = ['anna.peeters@example.be', 'lieve.vandenbroeck@example.be'];
    expect(await answer(store, ...both)).toMatchObject({ emails: both, state: 'mixed' });
    expect(await answer(store, both[0] as string, 'ANNA.peeters@example.be')).toMatchObject({
      emails: [both[0]],
      state: 'granted',
    });
  });

  test('damaged details are no answer', async () => {
    const store = await imported({
      action: 'unsubscribed',
      timestamp: '2026-01-05T09:00:00Z',
      details: { list: 'A' },
    });
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(store.path);
    db.prepare('UPDATE events SET details = ?').run('{"list":');
    db.close();
    for (const command of ['consent', 'check'])
      expect(await store.run([command, 'anna@example.be', '--json'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('"store_damaged"'),
      });
  });

  test.each([
    ['fr', 'Consentement', 'retiré depuis le 28/11/2025 07:41:58', 'Ce n’est pas un avis juridique.'],
    ['nl', 'Toestemming', 'ingetrokken sinds 28-11-2025 07:41:58', 'Het is geen juridisch advies.'],
  ])('in %s', async (language, title, state, end) => {
    const args = [
      'consent',
      'sophie.lambert@example.org',
      '--at',
      '2026-01-15',
      '--tz',
      'Europe/Brussels',
      '--lang',
      language,
    ];
    const { stdout } = await (await seededStore()).run(args);
    expect(stdout).toContain(title);
    expect(stdout).toContain(state);
    expect(stdout.trimEnd().endsWith(end)).toBe(true);
  });

  test('as a page, and in Markdown', async () => {
    const store = await seededStore();
    const html = await store.run(['consent', 'sophie.lambert@example.org', '--format', 'html']);
    expect(html.stdout).toMatch(
      /^<!DOCTYPE html>[\s\S]*<h1><bdi>sophie\.lambert@example\.org<\/bdi><\/h1>[\s\S]*<\/html>\n$/,
    );
    const markdown = await store.run(['consent', 'sophie.lambert@example.org', '--format', 'markdown']);
    expect(markdown.stdout).toMatch(/^# sophie\.lambert&#64;example\.org\n\nConsent at /);
    expect(markdown.stdout).toContain('| Source | Scope | State | Since | Shown by |');
  });
});
