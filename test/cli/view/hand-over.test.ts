import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';

const longName = `Newsletter ${'about flowers '.repeat(20)}end of the name`;
const longReason = `${'because of the weather '.repeat(200)}end of the reason`;

/** A report on one contact whose events have technical details, long texts, and two sources. */
async function handedOver() {
  const store = emptyStore();
  const events = [
    {
      action: 'campaignLinkClicked',
      campaign: { id: 'c-1', name: longName },
      details: {
        url: 'https://example.be/a',
        ip: '192.0.2.7',
        userAgent: 'Mail/5.0',
        location: 'Gent',
        machine: false,
      },
      id: 'event-1',
      source: 'shop',
    },
    { action: 'unsubscribed', details: { reason: longReason, ip: '192.0.2.8' }, source: 'news' },
    { action: 'bounced', details: { reason: 'no such user', smtpAnswer: '550 5.1.1', subject: 'Hello' } },
  ].map((event, day) => ({ email: 'anna@example.be', timestamp: `2026-02-0${day + 1}T10:00:00Z`, ...event }));
  await store.run(['import', '-'], { input: events.map((event) => JSON.stringify(event)).join('\n') });
  await store.run(['create', 'anna@example.be', '--tz', 'UTC']);
  const view = async (...flags: string[]) => (await store.run(['view', '1', ...flags])).stdout;
  return { store, view };
}

describe('a page to hand over', () => {
  test('a detail with very many parts can be printed', async () => {
    const store = emptyStore();
    const event = {
      email: 'a@example.be',
      action: 'created',
      timestamp: '2026-01-01T00:00:00Z',
      details: { a: Array(130_000).fill(0) },
    };
    await store.run(['import', '-'], { input: JSON.stringify(event) });
    await store.run(['create', 'a@example.be']);
    for (const format of ['html', 'markdown'])
      expect((await store.run(['view', '1', '--format', format])).code).toBe(0);
  });

  test.each(['html', 'markdown'])('%s has every stored value and cuts nothing', async (format) => {
    const { view } = await handedOver();
    const page = (await view('--format', format)).replaceAll('&#58;', ':').replaceAll('\\', '');
    for (const value of [
      'https://example.be/a',
      'IP address: 192.0.2.7',
      'IP address: 192.0.2.8',
      'Mail/5.0',
      'Gent',
      'event id: event-1',
      'by a machine: no',
      'SMTP answer: 550 5.1.1',
      'subject: Hello',
      longName.trim(),
      longReason.trim(),
    ])
      expect(page).toContain(value);
    expect(page).not.toContain('Details not shown');
    expect(page).not.toContain('…');
  });

  test('counts and names what --details key and --details none leave out', async () => {
    const { view } = await handedOver();
    const omitted =
      'Details not shown: SMTP answer (1), subject (1), IP address (2), mail program or browser (1), location (1), event id (1). --details all shows them.';
    expect(await view('--format', 'html', '--details', 'key')).toContain(omitted);
    const page = await view('--format', 'html', '--details', 'none');
    expect(page).not.toContain('<th scope="col">Details</th>');
    expect(page).toContain('link (1)');
    expect(page).toContain('reason (2)');
    const table = await view('--details', 'none');
    expect(table).not.toMatch(/^When .*Details$/m);
    expect((await view()).replace(/\s+/g, ' ')).toContain(omitted);
    expect(await view('--details', 'all')).toContain('192.0.2.8');
  });

  test('a terminal still cuts, and says how much', async () => {
    const { store } = await handedOver();
    const { stdout } = await store.run(['view', '1', '--no-pager'], { terminal: { columns: 100, rows: 40 } });
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/\(4\d\d\d more characters; --json shows all\)/);
  });

  test('says how it came about, in neutral words', async () => {
    const { view } = await handedOver();
    const page = await view('--format', 'html');
    expect(page).toMatch(/<p>Report 1 of contact-report \d+\.\d+\.\d+, answered on \d{4}-\d\d-\d\d /);
    expect(page).toContain('Sources of the events: unnamed (1 event), news (1 event), shop (1 event).');
    expect(page).not.toContain('Bad news');
  });

  test('--details belongs to the formats for people', async () => {
    const { store } = await handedOver();
    const refused = await store.run(['view', '1', '--details', 'key', '--format', 'csv']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--details key');
  });
});

describe('the file of --output', () => {
  test.each(['x.pdf', 'x.xlsx', 'a.foo', 'report.docx'])(
    '%s is refused: no format has that ending',
    async (name) => {
      const { store } = await handedOver();
      const file = join(store.folder, name);
      const refused = await store.run(['view', '1', '--output', file]);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain(`Unknown ending of --output ${file}`);
      expect(refused.stderr).toContain('.html');
      expect(existsSync(file)).toBe(false);
      expect((await store.run(['view', '1', '--output', file, '--format', 'csv'])).code).toBe(0);
    },
  );

  test('replacing one is said; --no-clobber keeps it', async () => {
    const { store } = await handedOver();
    const file = join(store.folder, 'x.html');
    writeFileSync(file, 'mine');
    const kept = await store.run(['view', '1', '--output', file, '--no-clobber']);
    expect(kept.code).toBe(1);
    expect(kept.stderr).toContain('File already exists');
    expect(kept.stderr).toContain('--no-clobber');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const replaced = await store.run(['view', '1', '--output', file]);
    expect(replaced).toMatchObject({ code: 0, stderr: `Replaced ${file}\n` });
    const other = join(store.folder, 'y.html');
    expect((await store.run(['view', '1', '--output', other, '--no-clobber'])).stderr).toBe(
      `Written to ${other}\n`,
    );
  });
});
