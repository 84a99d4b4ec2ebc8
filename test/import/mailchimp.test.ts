import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { mailchimp } from '../../src/import/formats/mailchimp/mailchimp.ts';
import { tellFile, tellText } from '../support/expectations.ts';
import { temporaryFolder } from '../support/program.ts';

const table = 'Timestamp,Member,Email\n2026-06-11 09:00:00,fx1,anna.peeters@example.be\n';

it.each([
  ['granular_activity/opens/Lettre de juin.csv', 'Lettre de juin'],
  ['opens/Lettre de juin.csv.gz', 'Lettre de juin'],
  ['opens/E\u0301te\u0301.csv', 'Été'],
])('the account export’s file %s says what the campaign is', async (name, campaign) => {
  const file = join(temporaryFolder(), name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, table);
  expect((await tellFile(file)).events).toMatchObject([{ campaign }]);
});

it('a path of another system says it, too', () => {
  const file = 'C:\\export\\opens\\Lettre de juin.csv';
  const row = { Timestamp: '2026-06-11 09:00:00', Member: 'fx1', Email: 'anna.peeters@example.be' };
  const readings = [
    ...(mailchimp.table?.read(row, { zone: 'UTC', file, words: new Map(), seen: new Set() }) ?? []),
  ];
  expect(readings).toMatchObject([{ event: { campaign: { id: 'Lettre de juin' } } }]);
});

it('on standard input nothing says what the campaign is', async () => {
  expect((await tellText(table, { format: 'mailchimp' })).events).toMatchObject([{ campaign: null }]);
});
