import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture, temporaryFolder, temporaryStore } from '../support/program.ts';
import { errorsIn, plainly, runIn } from './support.ts';

const { usage, notFound, failed } = { usage: 2, notFound: 3, failed: 1 };
type Lines = readonly [message: string, hint: string];

describe('what is typed wrongly', () => {
  test.each<[string, string[], number, Lines, Lines]>([
    [
      'create without a contact',
      ['create'],
      usage,
      ['L’adresse e-mail du contact manque.', 'Tapez contact-report create anna@example.be'],
      ['Het e-mailadres van het contact ontbreekt.', 'Typ contact-report create anna@example.be'],
    ],
    [
      'create with a period that ends before it begins',
      ['create', 'anna@example.be', '--from', '2026-02-01', '--to', '2026-01-01'],
      usage,
      ['--from 2026-02-01 vient après --to 2026-01-01.', 'Inversez-les : la période commence à --from.'],
      ['--from 2026-02-01 ligt na --to 2026-01-01.', 'Wissel ze om: de periode begint met --from.'],
    ],
    [
      'create with an action that is nearly one',
      ['create', 'anna@example.be', '--actions', 'unsubscribd'],
      usage,
      [
        'unsubscribd n’est pas une action.',
        'Vouliez-vous dire unsubscribed, subscribed ? Tous les noms : contact-report actions',
      ],
      [
        'unsubscribd is geen actie.',
        'Bedoelde u unsubscribed, subscribed? Alle namen: contact-report actions',
      ],
    ],
    [
      'list of no address',
      ['list', '--email', 'nope'],
      usage,
      ['nope n’est pas une adresse e-mail.', 'Écrivez-la sous la forme anna@example.be.'],
      ['nope is geen e-mailadres.', 'Schrijf het zoals anna@example.be.'],
    ],
    [
      'view in no format',
      ['view', '1', '--format', 'pdf'],
      usage,
      [
        'pdf n’est pas un format de rapport.',
        'Formats possibles : table, json, ndjson, csv, tsv, markdown, html.',
      ],
      ['pdf is geen rapportformaat.', 'Formaten: table, json, ndjson, csv, tsv, markdown, html.'],
    ],
    [
      'view of no report',
      ['view', '99'],
      notFound,
      ['Il n’y a pas de rapport 99.', 'Voyez les rapports existants : contact-report list'],
      ['Er is geen rapport 99.', 'Bekijk de bestaande rapporten: contact-report list'],
    ],
    [
      'rerun that waits for no time',
      ['rerun', '1', '--wait', 'soon'],
      usage,
      [
        '--wait soon n’est pas une durée.',
        'Écrivez un nombre et une unité : --wait 30s, --wait 5m ou --wait 1h.',
      ],
      [
        '--wait soon is geen tijdsduur.',
        'Schrijf een getal en een eenheid: --wait 30s, --wait 5m of --wait 1h.',
      ],
    ],
    [
      'delete that nobody confirms',
      ['delete', '1'],
      usage,
      ['Sans personne pour répondre, la suppression demande --yes.', 'Tapez contact-report delete 1 --yes'],
      ['Als niemand kan antwoorden, vraagt verwijderen om --yes.', 'Typ contact-report delete 1 --yes'],
    ],
    [
      'archiving of no campaign',
      ['campaigns', 'archive', 'nope'],
      notFound,
      [
        'Il n’y a pas de campagne nope.',
        'Rien n’a été modifié ; voyez les identifiants : contact-report campaigns',
      ],
      ['Er is geen campagne nope.', 'Er is niets gewijzigd; bekijk de id’s: contact-report campaigns'],
    ],
    [
      'import of no file',
      ['import', 'missing.ndjson'],
      failed,
      ['Impossible d’importer missing.ndjson : ce fichier n’existe pas.', 'Vérifiez le nom et réessayez.'],
      [
        'Kan missing.ndjson niet importeren: dat bestand bestaat niet.',
        'Controleer de naam en probeer opnieuw.',
      ],
    ],
    [
      'import with half a mapping',
      ['import', fixture('history.csv'), '--map', 'email=email'],
      usage,
      ['--map n’indique pas de colonne pour timestamp.', 'Ajoutez --map timestamp=COLUMN.'],
      ['--map noemt geen kolom voor timestamp.', 'Voeg --map timestamp=COLUMN toe.'],
    ],
  ])('%s', async (_name, args, code, french, dutch) => {
    const store = temporaryStore();
    expect(await errorsIn([...args, '--store', store.path])).toEqual({ code, french, dutch });
  });
});

describe('what is wrong with the store', () => {
  test('store info where there is none', async () => {
    const { path } = temporaryStore();
    expect(await errorsIn(['store', 'info', '--store', path])).toEqual({
      code: failed,
      french: [
        `Il n’y a pas encore de base dans ${path}.`,
        'Importez des événements : contact-report import FILE',
      ],
      dutch: [`Er is nog geen opslag in ${path}.`, 'Importeer gebeurtenissen: contact-report import FILE'],
    });
  });

  test('a file that is none', async () => {
    const path = join(temporaryFolder(), 'letter.txt');
    writeFileSync(path, 'Dear Anna');
    expect(await errorsIn(['list', '--store', path])).toEqual({
      code: failed,
      french: [
        `${path} n’est pas une base de contact-report ; le fichier est laissé tel quel.`,
        'Indiquez un autre fichier avec --store.',
      ],
      dutch: [
        `${path} is geen opslag van contact-report; het bestand blijft zoals het is.`,
        'Noem een ander bestand met --store.',
      ],
    });
  });

  test('a copy that would replace a file', async () => {
    const store = temporaryStore();
    await store.run(['import', fixture('history.ndjson')]);
    const { code, french, dutch } = await errorsIn(['store', 'backup', store.path, '--store', store.path]);
    expect(code).toBe(failed);
    expect(french).toEqual([`${store.path} existe et n’est pas écrasé.`, 'Indiquez un nouveau fichier.']);
    expect(dutch).toEqual([`${store.path} bestaat en wordt niet overschreven.`, 'Noem een nieuw bestand.']);
  });
});

test('the process in the background speaks the language of the one that started it', async () => {
  const store = temporaryStore();
  await store.run(['import', fixture('history.ndjson')]);
  // Deleted before the process in the background looks: it is the one that finds that out.
  const input = JSON.stringify({ rerun: 99, patience: 0 });
  const background = ['internal-run', '--store', store.path];
  expect((await errorsIn(background, { input })).french[0]).toBe('Il n’y a pas de rapport 99.');

  const { code, stdout, stderr } = await runIn('fr', [
    'create',
    'anna.peeters@example.be',
    '--detach',
    '--store',
    store.path,
  ]);
  expect([code, stdout]).toEqual([0, '1\n']);
  expect(stderr).toBe('Le rapport 1 est en cours de création : contact-report list\n');
});

test('reports that do not exist', async () => {
  const store = temporaryStore();
  await store.run(['import', fixture('history.ndjson')]);
  expect(await errorsIn(['delete', '98', '99', '--yes', '--store', store.path])).toEqual({
    code: notFound,
    french: ['Les rapports 98, 99 n’existent pas.', 'Voyez les rapports existants : contact-report list'],
    dutch: ['Er zijn geen rapporten 98, 99.', 'Bekijk de bestaande rapporten: contact-report list'],
  });
});

test('--json speaks English, whatever --lang says', async () => {
  const { path } = temporaryStore();
  const { code, stdout, stderr } = await runIn('fr', ['view', '99', '--json', '--store', path]);
  expect([code, stdout]).toEqual([notFound, '']);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'not_found',
      message: 'There is no report 99.',
      hint: 'See the reports there are: contact-report list',
    },
  });
});

test.each([
  ['nobody@example.be', [], 'La base ne connaît pas le contact', 'De opslag kent het contact'],
  ['anna.peters@example.be', [], 'Les plus proches : anna.peeters@', 'Dichtstbij: anna.peeters@'],
  [
    'anna.peeters@example.be',
    ['--to', '2001-01-01'],
    'Il y a des événements hors de la période ; le',
    'Er zijn gebeurtenissen buiten de periode; de',
  ],
  [
    'anna.peeters@example.be',
    ['--actions', 'campaignReplied'],
    'Il y a 38 événements dans la période que',
    'Er zijn 38 gebeurtenissen in de periode die',
  ],
])('why nothing was found: %s %j', async (contact, flags, french, dutch) => {
  const store = temporaryStore();
  await store.run(['import', fixture('history.ndjson')]);
  for (const [language, note] of [
    ['fr', french],
    ['nl', dutch],
  ] as const) {
    const { code, stderr } = await runIn(language, ['create', contact, ...flags, '--store', store.path]);
    expect(code).toBe(0);
    expect(plainly(stderr)).toContain(note);
  }
});

test('an empty list', async () => {
  const store = temporaryStore();
  const told = async (language: string, args: string[]) =>
    (await runIn(language, [...args, '--store', store.path])).stderr;
  expect(await told('fr', ['list'])).toBe(
    'Il n’y a pas encore de rapport. Créez-en un : contact-report create\n',
  );
  expect(await told('nl', ['list'])).toBe('Er zijn nog geen rapporten. Maak er een: contact-report create\n');
  expect(await told('fr', ['list', '--status', 'failed'])).toBe('Aucun rapport ne correspond.\n');
  expect(await told('nl', ['campaigns'])).toMatch(/^De opslag kent nog geen campagnes\. /);
});
