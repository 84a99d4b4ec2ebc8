import { expect, test } from 'vitest';
import { migrations } from '../../src/store/sqlite/database/migrations.ts';
import { fixture } from '../support/program.ts';
import { emptyStore } from '../support/stores.ts';
import { runIn } from './support.ts';

const records = [
  '{"email":"anna@example.be","action":"unsubscribed","timestamp":"2026-03-01 10:00:00"}',
  '{"email":"anna@example.be","action":"unsubscribed","timestamp":"2026-03-01 10:00:00"}',
  '{"email":"anna","action":"unsubscribed","timestamp":"2026-03-01T10:00:00Z"}',
  '{"email":"anna@example.be","action":"unsubscribd","timestamp":"2026-03-01T10:00:00Z"}',
  '{"email":"anna@example.be","action":"bounced"}',
  '["a", 7, null]',
  '{"email":',
  '{"campaign":{"id":"c-1","name":"March"}}',
].join('\n');

const says = {
  fr: {
    stdout: ['importés         1', 'doublons         1', 'ignorés          1', 'refusés          7'],
    firstEvents: 'Premiers événements tels qu’ils ont été lus, en UTC :',
    stderr: [
      '-, enregistrement 3 : adresse e-mail non valide (sans @)',
      '-, enregistrement 4 : action inconnue : "unsubscribd" (la plus proche : unsubscribed)',
      '-, enregistrement 5 : date (timestamp) manquante',
      '-, enregistrement 6 : objet attendu, mais c’est un texte',
      '-, enregistrement 6 : objet attendu, mais c’est un nombre',
      '-, enregistrement 6 : objet attendu, mais c’est null',
      '-, enregistrement 7 : JSON non valide : il s’arrête trop tôt',
      'ignorés : 1 × campaign',
      '2 heures sans fuseau horaire ont été lues en UTC (--tz en indique un autre).',
    ],
  },
  nl: {
    stdout: [
      'geïmporteerd         1',
      'dubbels              1',
      'genegeerd            1',
      'geweigerd            7',
    ],
    firstEvents: 'Eerste gebeurtenissen zoals gelezen, in UTC:',
    stderr: [
      '-, record nr. 3: ongeldig e-mailadres (zonder @)',
      '-, record nr. 4: onbekende actie: "unsubscribd" (dichtstbij: unsubscribed)',
      '-, record nr. 5: tijdstip (timestamp) ontbreekt',
      '-, record nr. 6: object verwacht, maar het is een tekst',
      '-, record nr. 6: object verwacht, maar het is een getal',
      '-, record nr. 6: object verwacht, maar het is null',
      '-, record nr. 7: ongeldige JSON: het eindigt te vroeg',
      'genegeerd: 1 × campaign',
      '2 tijdstippen zonder tijdzone zijn gelezen in UTC (--tz noemt een andere).',
    ],
  },
};

test.each(Object.entries(says))(
  'the summary of an import, and why records are refused: %s',
  async (language, said) => {
    const store = emptyStore();
    const { code, stdout, stderr } = await runIn(language, ['import', '-', '--store', store.path], {
      input: records,
    });
    expect(code).toBe(1);
    // A wrapped text has plain spaces.
    expect(stdout.replaceAll('\u00a0', ' ').split('\n').slice(0, 6)).toEqual([
      ...said.stdout,
      '',
      said.firstEvents,
    ]);
    expect(stderr.trimEnd().split('\n')).toEqual(said.stderr);
  },
);

test('--json gives the reasons in English', async () => {
  const store = emptyStore();
  const { stdout } = await runIn('fr', ['import', '-', '--json', '--store', store.path], { input: records });
  expect(JSON.parse(stdout).rejections[0].reason).toBe('invalid e-mail address (no @)');
});

test('what the reading thread refuses altogether', async () => {
  const store = emptyStore();
  const input = 'neither JSON nor a table';
  const said = async (language: string) =>
    (await runIn(language, ['import', '-', '--store', store.path], { input })).stderr;
  expect(await said('fr')).toContain('Impossible d’importer - : ce n’est ni du JSON ni un tableau.');
  expect(await said('nl')).toContain('Kan - niet importeren: het is geen JSON en geen tabel.');
});

test('a dry run, and a file without records', async () => {
  const store = emptyStore();
  const said = async (language: string) =>
    (await runIn(language, ['import', '-', '--dry-run', '--store', store.path])).stderr;
  expect(await said('fr')).toBe('Aucun enregistrement dans -.\nSimulation : rien n’a été écrit.\n');
  expect(await said('nl')).toBe('Geen records in -.\nProefdraai: er is niets geschreven.\n');
});

test('doctor', async () => {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  const said = async (language: string) => {
    const { code, stdout } = await runIn(language, ['doctor', '--store', store.path]);
    expect(code).toBe(0);
    return stdout
      .replace(/\d[\d.\u202f ]* M/g, 'n M')
      .replace(/(version|versie) [\d.]+$/m, '$1 n')
      .trimEnd()
      .split('\n');
  };
  const version = migrations.length;
  expect(await said('fr')).toEqual([
    '✔ bibliothèque version n',
    `✔ base         ${store.path}`,
    '✔ traitement   aucun rapport n’est en traitement',
    '✔ intégrité    le fichier de la base est intact',
    '✔ références   aucune référence rompue',
    `✔ schéma       version ${version}, la version actuelle`,
    '✔ valeurs      aucune valeur non valide',
    '✔ réponses     chaque rapport terminé a toutes ses lignes',
    '✔ comptes      les nombres d’événements des campagnes sont corrects',
    '✔ droits       vous seul pouvez lire la base',
    '✔ journal      n Mo',
    '✔ espace       n Mo libres',
  ]);
  expect(await said('nl')).toEqual([
    '✔ bibliotheek  versie n',
    `✔ opslag       ${store.path}`,
    '✔ verwerking   er is geen rapport in verwerking',
    '✔ integriteit  het databasebestand is intact',
    '✔ verwijzingen geen verbroken verwijzingen',
    `✔ schema       versie ${version}, de huidige`,
    '✔ waarden      geen ongeldige waarden',
    '✔ antwoorden   elk voltooid rapport heeft al zijn rijen',
    '✔ tellingen    de aantallen gebeurtenissen van de campagnes kloppen',
    '✔ rechten      alleen u kunt de opslag lezen',
    '✔ log          n MB',
    '✔ ruimte       n MB vrij',
  ]);
});

test('store info', async () => {
  const store = emptyStore();
  await store.run(['import', fixture('history.ndjson')]);
  const names = async (language: string) => {
    const { stdout } = await runIn(language, ['store', 'info', '--store', store.path]);
    return stdout
      .trimEnd()
      .split('\n')
      .slice(0, 7)
      .map((line) => line.split(/ {2}/)[0]);
  };
  expect(await names('fr')).toEqual([
    'Base',
    'Taille',
    'Schéma',
    'Contacts',
    'Campagnes',
    'Rapports',
    'Événements',
  ]);
  expect(await names('nl')).toEqual([
    'Opslag',
    'Grootte',
    'Schema',
    'Contacten',
    'Campagnes',
    'Rapporten',
    'Gebeurtenissen',
  ]);
});
