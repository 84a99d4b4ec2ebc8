import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../../src/domain/actions.ts';
import { reportFormats } from '../../../src/render/report/options.ts';
import { run } from '../../support/program.ts';
import { home } from './support.ts';

const words = (lines: readonly string[]) => {
  expect(lines[0]).toBe('words');
  return lines.slice(1).map((line) => line.split('\t')[0]);
};

test('commands, their subcommands and their flags', async () => {
  const { complete } = await home();
  expect(words(await complete('zsh', ''))).toEqual(
    expect.arrayContaining(['import', 'create', 'list', 'view', 'rerun', 'delete', 'completion', 'help']),
  );
  expect(words(await complete('zsh', ''))).not.toContain('internal-run');
  expect(await complete('zsh', 'vi')).toEqual(['words', 'view\tprint a report']);
  expect(words(await complete('zsh', 'help', 'd'))).toEqual(['delete', 'doctor']);
  expect(words(await complete('zsh', 'help', 'store', ''))).toEqual([
    'path',
    'info',
    'coverage',
    'backup',
    'compact',
  ]);
  expect(words(await complete('zsh', 'help', 'view', ''))).toEqual([]);
  expect(words(await complete('zsh', 'campaigns', ''))).toEqual(['list', 'archive', 'unarchive']);
  expect(words(await complete('zsh', 'view', '7', '--s'))).toEqual(['--sort', '--store']);
  expect(words(await complete('zsh', 'view', '7', '--sort', 'asc', '--s'))).toEqual(['--store']);
  expect(words(await complete('zsh', '--store', 'x.db', 'completion', ''))).toEqual(['bash', 'zsh', 'fish']);
  // Where all arguments are there, flags are what is left.
  expect(words(await complete('zsh', 'completion', 'zsh', ''))).toContain('--json');
});

test('the values of flags', async () => {
  const { complete } = await home();
  expect(words(await complete('zsh', 'view', '--format', ''))).toEqual([...reportFormats]);
  expect(words(await complete('zsh', 'import', '--format', 's'))).toEqual([
    'sendgrid',
    'ses',
    'sfmc',
    'sparkpost',
  ]);
  expect(words(await complete('zsh', 'view', '--sort', ''))).toEqual(['asc', 'desc']);
  expect(words(await complete('zsh', 'list', '--status', 'f'))).toEqual(['failed']);
  expect(words(await complete('zsh', 'list', '--status=f'))).toEqual(['--status=failed']);
  expect(words(await complete('zsh', 'create', '--actions', ''))).toEqual([
    'all',
    'email',
    'campaign',
    ...actions.map(({ name }) => name),
  ]);
  expect(await complete('zsh', 'create', '--actions', 'optedIn,opt')).toEqual(['words']);
  expect(await complete('zsh', 'create', '--actions', 'optedIn,subs')).toEqual([
    'words',
    'optedIn,subscribed\tSubscribed',
  ]);
  expect(await complete('zsh', 'create', '--actions', 'em')).toEqual(['words', 'email\tevery email action']);
  expect(words(await complete('zsh', 'view', '--lang', ''))).toEqual(['en', 'fr', 'nl']);
  expect(words(await complete('zsh', 'view', '--tz', 'Europe/Brus'))).toEqual(['Europe/Brussels']);
  expect(words(await complete('zsh', 'import', 'x.csv', '--map', 'campaign_'))).toEqual([
    'campaign_id=',
    'campaign_name=',
    'campaign_type=',
  ]);
  expect(await complete('zsh', 'import', 'x.csv', '--event', 'campaignRead=')).toEqual([
    'words',
    'campaignRead=\tCampaign opened',
  ]);
  expect(words(await complete('zsh', 'import', 'x.csv', '--separator', 't'))).toEqual(['tab']);
  for (const flag of ['--mapping', '--save-mapping', '--contacts'])
    expect(await complete('zsh', 'import', 'x.csv', flag, '')).toEqual(['files']);
  for (const flag of ['--output', '--store'])
    expect(await complete('zsh', 'view', flag, '')).toEqual(['files']);
  expect(await complete('zsh', 'view', '--output=x')).toEqual(['files']);
  expect(await complete('zsh', 'import', '')).toEqual(['files']);
});

test('reports with their contact, contacts, campaigns', async () => {
  const { complete } = await home();
  expect(await complete('zsh', 'view', '')).toEqual([
    'words',
    '2\ttom.harris@example.com · last 30 days · 0 events',
    '1\tanna.peeters@example.be · the whole history · 38 events',
  ]);
  expect(words(await complete('zsh', 'delete', '2', ''))).toEqual(['1']);
  expect(words(await complete('zsh', 'create', 'anna'))).toEqual(['anna.peeters@example.be']);
  expect(words(await complete('zsh', 'list', '--email', 'to'))).toEqual(['tom.harris@example.com']);
  expect(words(await complete('zsh', 'campaigns', 'unarchive', 'c-')).sort()).toEqual([
    ...['c-01', 'c-02', 'c-03', 'c-08', 'c-17'],
  ]);
  expect(words(await complete('zsh', 'campaigns', 'archive', 'c-04', 'c-0')).sort()).toEqual([
    ...['c-05', 'c-06', 'c-07', 'c-09'],
  ]);
  expect(words(await complete('zsh', 'imports', ''))).toEqual(['list', 'undo']);
  expect((await complete('zsh', 'imports', 'undo', '1'))[1]).toMatch(
    /^1\t\d{4}-\d\d-\d\d · .+ · \d+ events$/,
  );
  expect(words(await complete('zsh', 'imports', 'undo', '1', ''))).not.toContain('1');
  expect(await complete('zsh', 'view', '--campaign', 'c-11')).toEqual([
    'words',
    'c-11\tBlack Friday ? Non, vendredi doux',
  ]);
});

test('what cannot be seen or would be a flag is not offered', async () => {
  const { complete } = await home();
  const offered = await complete('zsh', 'campaigns', 'archive', '');
  expect(offered.some((line) => line.startsWith('z') || line.startsWith('--'))).toBe(false);
  expect(offered.join('')).not.toMatch(/[\0-\x08\x0b-\x1f\u202e]/);
  expect(words(offered)).toContain('$(touch pwned)');
});

test('bash gets what its own cutting of words leaves over', async () => {
  const { complete } = await home();
  expect(words(await complete('bash', 'contact-report view --format=c', 'c'))).toEqual(['csv']);
  expect(words(await complete('bash', 'contact-report create tom.harris@ex', '@ex'))).toEqual([
    '@example.com',
  ]);
  expect(words(await complete('bash', 'contact-report view "1', '1'))).toEqual(['1']);
  expect(words(await complete('bash', "contact-report list --status 'fail' --em", '--em'))).toEqual([
    '--email',
  ]);
});

test('the store that is being typed is the one that is asked', async () => {
  const { complete, folder } = await home();
  expect(await complete('zsh', 'view', '--store', join(folder, 'none.db'), '')).toEqual(['words']);
  expect(await complete('zsh', '--store', '~/events.db', 'view', '1')).toHaveLength(2);
  expect(await complete('bash', `contact-report view --store "${folder}/events.db" `, '')).toHaveLength(3);
});

test('a store that cannot be read is no reason to complain', async () => {
  const { complete, folder } = await home();
  rmSync(join(folder, 'events.db'));
  writeFileSync(join(folder, 'events.db'), 'no store');
  expect(await complete('zsh', 'view', '')).toEqual(['words']);
  expect(words(await complete('zsh', 'view', '--sort', ''))).toEqual(['asc', 'desc']);
});

test('an unknown shell is a usage error', async () => {
  const { code, stdout, stderr } = await run(['completion', 'csh']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('bash, zsh, fish');
});
