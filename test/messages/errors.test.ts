import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture, temporaryFolder } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';
import { errorsIn, plainly, runIn } from './support.ts';

const { usage, notFound, failed } = { usage: 2, notFound: 3, failed: 1 };
type Lines = readonly [message: string, hint: string];

describe('what is typed wrongly', () => {
  test.each<[string, string[], number, Lines, Lines]>([
    [
      'create without a contact',
      ['create'],
      usage,
      ['Adresse e-mail manquante.', 'Tapez contact-report create anna@example.be'],
      ['Het e-mailadres ontbreekt.', 'Typ contact-report create anna@example.be'],
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
        'Action inconnue : unsubscribd.',
        'Vouliez-vous dire unsubscribed, subscribed ? Tous les noms : contact-report actions',
      ],
      [
        'Onbekende actie: unsubscribd.',
        'Bedoelde u unsubscribed, subscribed? Alle namen: contact-report actions',
      ],
    ],
    [
      'list of no address',
      ['list', '--email', 'nope'],
      usage,
      ['Adresse e-mail non valide : nope.', 'Écrivez-la sous la forme anna@example.be.'],
      ['Ongeldig e-mailadres: nope.', 'Schrijf het als anna@example.be.'],
    ],
    [
      'view in no format',
      ['view', '1', '--format', 'pdf'],
      usage,
      [
        'Format de rapport inconnu : pdf.',
        'Choix possibles : table, json, ndjson, csv, tsv, markdown, html.',
      ],
      ['Onbekend rapportformaat: pdf.', 'Kies uit: table, json, ndjson, csv, tsv, markdown, html.'],
    ],
    [
      'view of no report',
      ['view', '99'],
      notFound,
      ['Rapport introuvable : 99.', 'Trouvez les numéros : contact-report list'],
      ['Rapport niet gevonden: 99.', 'Zoek de nummers op: contact-report list'],
    ],
    [
      'rerun that waits for no time',
      ['rerun', '1', '--wait', 'soon'],
      usage,
      [
        'Durée non valide pour --wait : soon.',
        'Tapez un nombre et une unité : --wait 30s, --wait 5m ou --wait 1h.',
      ],
      [
        'Ongeldige duur voor --wait: soon.',
        'Typ een getal en een eenheid: --wait 30s, --wait 5m of --wait 1h.',
      ],
    ],
    [
      'delete that nobody confirms',
      ['delete', '1'],
      usage,
      [
        'Il manque --yes : le programme ne peut pas demander de confirmation ici.',
        'Tapez contact-report delete 1 --yes',
      ],
      [
        '--yes ontbreekt: het programma kan hier geen bevestiging vragen.',
        'Typ contact-report delete 1 --yes',
      ],
    ],
    [
      'archiving of no campaign',
      ['campaigns', 'archive', 'nope'],
      notFound,
      [
        'Campagne introuvable : nope.',
        'Rien n’a été modifié. Trouvez les identifiants : contact-report campaigns',
      ],
      ['Campagne niet gevonden: nope.', 'Er is niets gewijzigd. Zoek de id’s op: contact-report campaigns'],
    ],
    [
      'import of no file',
      ['import', 'missing.ndjson'],
      failed,
      ['Impossible d’importer missing.ndjson : fichier introuvable.', 'Vérifiez le nom et réessayez.'],
      [
        'Kan missing.ndjson niet importeren: het bestand bestaat niet.',
        'Controleer de naam en probeer opnieuw.',
      ],
    ],
    [
      'import with half a mapping',
      ['import', fixture('history.csv'), '--map', 'email=email'],
      usage,
      ['Il manque --map pour timestamp.', 'Ajoutez --map timestamp=COLUMN.'],
      ['--map ontbreekt voor timestamp.', 'Voeg --map timestamp=COLUMN toe.'],
    ],
  ])('%s', async (_name, args, code, french, dutch) => {
    const store = emptyStore();
    expect(await errorsIn([...args, '--store', store.path])).toEqual({ code, french, dutch });
  });
});

describe('what is wrong with the store', () => {
  test('store info where there is none', async () => {
    const { path } = emptyStore();
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
        `Ce n’est pas une base de contact-report : ${path}. Le fichier est resté inchangé.`,
        'Choisissez un autre fichier avec --store.',
      ],
      dutch: [
        `Geen opslag van contact-report: ${path}. Het bestand is niet gewijzigd.`,
        'Kies een ander bestand met --store.',
      ],
    });
  });

  test('a copy that would replace a file', async () => {
    const store = emptyStore();
    await store.run(['import', fixture('history.ndjson')]);
    const { code, french, dutch } = await errorsIn(['store', 'backup', store.path, '--store', store.path]);
    expect(code).toBe(failed);
    expect(french).toEqual([
      `Ce fichier existe déjà : ${store.path}.`,
      'Choisissez un nouveau nom de fichier.',
    ]);
    expect(dutch).toEqual([`Het bestand bestaat al: ${store.path}.`, 'Kies een nieuwe bestandsnaam.']);
  });
});

test('the process in the background speaks the language of the one that started it', async () => {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  // Deleted before the process in the background looks: it is the one that finds that out.
  const input = JSON.stringify({ rerun: 99, patience: 0 });
  const { stderr: failure } = await store.runBuilt(['internal-run', '--lang', 'fr'], { input });
  expect(plainly(failure)).toMatch(/^erreur : Rapport introuvable : 99\.\n/);

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
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  expect(await errorsIn(['delete', '98', '99', '--yes', '--store', store.path])).toEqual({
    code: notFound,
    french: ['Rapports introuvables : 98, 99.', 'Trouvez les numéros : contact-report list'],
    dutch: ['Rapporten niet gevonden: 98, 99.', 'Zoek de nummers op: contact-report list'],
  });
});

test('--json speaks English, whatever --lang says', async () => {
  const { path } = emptyStore();
  const { code, stdout, stderr } = await runIn('fr', ['view', '99', '--json', '--store', path]);
  expect([code, stdout]).toEqual([notFound, '']);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'not_found',
      message: 'Report not found: 99.',
      hint: 'Find the ids: contact-report list',
    },
  });
});

test.each([
  ['nobody@example.be', [], 'Contact introuvable', 'Contact niet gevonden'],
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
    'Il y a 38 événements dans la période, mais pas pour les actions',
    '38 gebeurtenissen in de periode, maar niet voor de gekozen acties',
  ],
])('why nothing was found: %s %j', async (contact, flags, french, dutch) => {
  const store = emptyStore();
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
  const store = emptyStore();
  const told = async (language: string, args: string[]) =>
    (await runIn(language, [...args, '--store', store.path])).stderr;
  expect(await told('fr', ['list'])).toBe(
    'Il n’y a pas encore de rapport. Créez-en un : contact-report create\n',
  );
  expect(await told('nl', ['list'])).toBe('Er zijn nog geen rapporten. Maak er een: contact-report create\n');
  expect(await told('fr', ['list', '--status', 'failed'])).toBe('Aucun rapport ne correspond.\n');
  expect(await told('nl', ['campaigns'])).toMatch(/^De opslag bevat nog geen campagnes\. /);
});
