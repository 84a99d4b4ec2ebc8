import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from '../support/program.ts';
import type { PtyOptions } from '../support/pty.ts';
import { reportContacts, storeWithReports, terminals } from '../support/terminals.ts';

const start = terminals();
const [anna] = reportContacts;

/** A store with reports, and what a person sees of a command there. */
async function atTerminal() {
  const store = await storeWithReports();
  const see = async (args: readonly string[], options: PtyOptions = {}) => {
    const pty = start(store, args, { cols: 400, rows: 100, ...options });
    await pty.exit();
    return { seen: pty.transcript().split('\n'), output: pty.output() };
  };
  return { ...store, see };
}

test('after a command at a terminal, one dim line says what to do next', async () => {
  const { see, path, folder } = await atTerminal();
  const here = `--store ${path}`;
  const copy = join(folder, 'the copy.db');
  const steps: readonly (readonly [string[], string])[] = [
    [['import', fixture('history.ndjson')], `Next: contact-report create ${here}`],
    [
      ['create', anna, '--actions', 'campaign', '--from', '2026-01-01', '--no-archived'],
      `Again later: contact-report rerun 4 ${here} · as a file: contact-report view 4 --output report.html ${here}`,
    ],
    [
      ['rerun', '1'],
      `Again later: contact-report rerun 1 ${here} · as a file: contact-report view 1 --output report.html ${here}`,
    ],
    [['list'], `View one: contact-report view 4 ${here}`],
    [['campaigns', 'archive', 'c-11', 'c-12'], `Undo: contact-report campaigns unarchive c-11 c-12 ${here}`],
    [['campaigns', 'unarchive', 'c-11'], `Undo: contact-report campaigns archive c-11 ${here}`],
    [['delete', '4', '--yes'], `See what is left: contact-report list ${here}`],
    [['store', 'backup', copy], `View the copy: contact-report list --store '${copy}'`],
    [['doctor'], `Back it up: contact-report store backup FILE ${here}`],
  ];
  for (const [args, line] of steps) {
    const { seen, output } = await see(args);
    expect(seen.at(-1)).toBe(line);
    expect(output).toContain(`\u001b[2m${line}\u001b[22m`);
  }
});

test('in French and Dutch', async () => {
  const { see, path } = await atTerminal();
  const last = async (lang: string, ...args: string[]) =>
    (await see([...args, '--lang', lang])).seen.at(-1)?.replaceAll(` --store ${path}`, '');
  expect(await last('fr', 'rerun', '1')).toBe(
    'À nouveau plus tard\u00a0: contact-report rerun 1 · en fichier\u00a0: contact-report view 1 --output report.html',
  );
  expect(await last('nl', 'list')).toBe('Een rapport bekijken: contact-report view 3');
  expect(await last('nl', 'doctor')).toBe('Een kopie bewaren: contact-report store backup BESTAND');
});

test('not with --json, without success, below data, or after a pager or a file', async () => {
  const { see, folder } = await atTerminal();
  const silent: readonly (readonly [string[], PtyOptions?])[] = [
    [['list', '--json']],
    [['view', '1', '--format', 'csv']],
    [['view', '1', '--output', join(folder, 'report.html')]],
    [['view', '1'], { rows: 5, env: { PAGER: `sh -c 'cat > /dev/null'` } }],
    [['import', fixture('history.ndjson'), '--dry-run']],
    [['view', '42']],
    [['list', '--email', 'nobody@example.be']],
    [['delete', '1', '2', '3', '--yes']],
  ];
  for (const [args, options] of silent) {
    const { output } = await see(args, options);
    expect(output).not.toMatch(/\bcontact-report (?:rerun|view|create|unarchive)\b/);
    expect(output).not.toContain('\u001b[2m');
  }
});

test('never where one of the streams is no terminal', async () => {
  const store = await atTerminal();
  for (const args of [
    ['import', fixture('history.ndjson')],
    ['create', anna],
    ['list'],
    ['campaigns', 'archive', 'c-11'],
    ['delete', '1', '--yes'],
    ['doctor'],
  ])
    expect((await store.run(args)).stderr).toBe('');
  const { output } = await store.see(['list'], { stdoutFile: join(store.folder, 'list.txt') });
  expect(output).toBe('');
});

test('nor in the overview, which is made of the same commands', async () => {
  const store = await atTerminal();
  const pty = start(store, [], { cols: 160, rows: 60 });
  await pty.waitFor('esc leave');
  pty.key('enter');
  await pty.waitFor('❯ view');
  pty.key('enter');
  await pty.waitFor('⏎ back to the list');
  pty.key('enter');
  await pty.waitFor('esc leave');
  pty.key('escape');
  await pty.exit();
  expect(pty.output()).not.toMatch(/Again later|contact-report rerun/);
});
