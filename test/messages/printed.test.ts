import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '../../src/messages/locales.ts';
import { runInProcess } from '../support/in-process.ts';
import { makeFolder, remove } from '../support/temporary-folder.ts';

let folder: string;
let store: string;
const print = async (args: readonly string[], lang = 'en', columns = 120) => {
  const finished = await runInProcess([...args, '--lang', lang, '--store', store], {
    env: { COLUMNS: String(columns) },
  });
  expect(finished).toMatchObject({ code: 0 });
  return finished.stdout;
};

// More than a thousand events, all that a bounce can have, an archived campaign.
beforeAll(async () => {
  folder = makeFolder();
  store = `${folder}/events.db`;
  const busy = Array.from({ length: 1234 }, (_, i) => ({
    email: 'busy@example.be',
    action: 'campaignRead',
    timestamp: `2026-01-05T09:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}Z`,
    campaign: { id: 'c-1', name: 'News', archived: true },
  }));
  const few = [
    { action: 'bounced', details: { statusCode: '5.2.2', bounceKind: 'hard' } },
    { action: 'subscribed', details: { list: 'VIP', auto: true } },
    { action: 'campaignSent', campaign: { id: 'c-1', name: 'News', archived: true } },
    { action: 'campaignRead', campaign: { id: 'c-2', name: 'Sale' }, details: { machine: true } },
    { action: 'unsubscribed', details: { reason: 'x'.repeat(1600) } },
  ].map((event, i) => ({ email: 'few@example.be', timestamp: `2026-02-0${i + 1}T10:00:00Z`, ...event }));
  const input = [...busy, ...few].map((event) => JSON.stringify(event)).join('\n');
  await runInProcess(['import', '-', '--store', store], { input });
  await print(['create', 'busy@example.be', '--archived']);
  await print(['create', 'few@example.be', '--from', '2026-02-01', '--to', '2026-02-28']);
  await print(['create', 'few@example.be', '--last', '100y', '--archived', '--exclude-actions', 'bounced']);
});

afterAll(() => remove(folder));

describe('French', () => {
  test('a report as a table', async () => {
    const text = await print(['view', '2'], 'fr');
    expect(text).toContain('Rapport 2 · terminé');
    expect(text).toMatch(/^Période +du 01\/02\/2026 au 28\/02\/2026, UTC$/m);
    expect(text).toContain('1 événement de campagnes archivées non affiché (affichage avec --archived)');
    expect(text).toMatch(/^Horodatage \(UTC\) +Campagne +Action +Détails$/m);
    expect(text).toMatch(/^01\/02\/2026 10:00:00 +– +Bounce +5\.2\.2 boîte aux lettres pleine \(hard\)$/m);
    expect(text).toMatch(/Inscrit +liste\u00a0: VIP · automatique$/m);
    expect(text).toMatch(/Sale +Campagne ouverte +par une machine$/m);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(1600);
    expect(text).not.toContain('…');
  });

  test('numbers are parted as in French', async () => {
    expect(await print(['view', '1'], 'fr')).toMatch(/^Événements +1\u202f234$/m);
    expect(await print(['view', '1', '--limit', '2'], 'fr')).toContain(
      '2 sur 1\u202f234 événements affichés (--limit 2)',
    );
    expect(await print(['view', '1', '--limit', '1'], 'fr')).toContain(
      '1 sur 1\u202f234 événements affiché (',
    );
  });

  test('cards', async () => {
    const text = await print(['view', '3'], 'fr', 40);
    expect(text).toContain('100 dernières années');
    expect(text).toContain('03/02/2026 10:00:00  Campagne envoyée\n  News (archivée)\n');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('Markdown', async () => {
    const text = await print(['view', '2', '--format', 'markdown'], 'fr');
    expect(text).toContain('# Rapport 2 · few&#64;example.be\n\n- **Statut\u00a0:** terminé\n');
    expect(text).toContain('| Horodatage (UTC) | Campagne | Action | Détails |');
  });

  test('HTML', async () => {
    const text = await print(['view', '1', '--format', 'html'], 'fr');
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('<title>Rapport de contact 1 · busy@example.be</title>');
    expect(text).toContain('Histogramme de 1\u202f234 événements, du 09:00 au 09:20');
    expect(text).toContain('<time datetime="2026-01-05T09:00:00.000Z"><b>05/01/2026</b> 09:00:00</time>');
    expect(text).not.toMatch(/\b(https?:|Totals|Over time|Events|Details|When)\b/);
  });

  test('lists', async () => {
    const list = await print(['list'], 'fr');
    expect(list).toMatch(/^ID +Contact +Statut +Nombre +Période +Archivées +Exécution$/m);
    expect(list).toMatch(/terminé +1\u202f234 +tout l’historique +oui/);
    expect(await print(['campaigns'], 'fr')).toMatch(/^c-1 +– +News +– +oui +1\u202f235$/m);
    expect(await print(['actions'], 'fr')).toMatch(/^Campagne +campaignRead +Campagne ouverte +18$/m);
  });
});

describe('Dutch', () => {
  test('a report as a table', async () => {
    const text = await print(['view', '2'], 'nl');
    expect(text).toContain('Rapport 2 · voltooid');
    expect(text).toMatch(/^Periode +01-02-2026 t\.e\.m\. 28-02-2026, UTC$/m);
    expect(text).toContain('1 gebeurtenis van gearchiveerde campagnes niet getoond (wel met --archived)');
    expect(text).toMatch(/^Tijdstip \(UTC\) +Campagne +Actie +Details$/m);
    expect(text).toMatch(/^01-02-2026 10:00:00 +– +Bounce +5\.2\.2 mailbox vol \(hard\)$/m);
    expect(text).toMatch(/Ingeschreven +lijst: VIP · automatisch$/m);
    expect(text).toMatch(/Sale +Campagne geopend +door een machine$/m);
  });

  test('numbers are parted as in Dutch', async () => {
    expect(await print(['view', '1'], 'nl')).toMatch(/^Gebeurtenissen +1\.234$/m);
    expect(await print(['view', '1', '--limit', '1'], 'nl')).toContain(
      '1 van 1.234 gebeurtenissen getoond (--limit 1)',
    );
  });

  test('cards', async () => {
    const text = await print(['view', '3'], 'nl', 40);
    expect(text).toContain('laatste 100 jaar');
    expect(text).toContain('03-02-2026 10:00:00  Campagne verzonden\n  News (gearchiveerd)\n');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('Markdown', async () => {
    const text = await print(['view', '3', '--format', 'markdown'], 'nl');
    expect(text).toContain('- **Acties:** alle e-mailacties behalve bounced + alle campagneacties\n');
    expect(text).toContain('| Tijdstip (UTC) | Campagne | Actie | Details |');
  });

  test('HTML', async () => {
    const text = await print(['view', '2', '--format', 'html'], 'nl');
    expect(text).toContain('<html lang="nl">');
    expect(text).toContain('<p class="kind">Contactrapport 2</p>');
    expect(text).toContain('Staafdiagram van 4 gebeurtenissen van 01-02-2026 tot 05-02-2026');
    expect(text).toContain('<b>05-02-2026</b> 10:00:00');
    expect(text).not.toMatch(/\b(https?:|Totals|Over time|Events|When)\b/);
  });

  test('lists', async () => {
    const list = await print(['list'], 'nl');
    expect(list).toMatch(/^ID +Contact +Status +Aantal +Periode +Archief +Uitgevoerd$/m);
    expect(list).toMatch(/voltooid +1\.234 +de hele geschiedenis +ja/);
    expect(await print(['campaigns'], 'nl')).toMatch(/^c-1 +– +News +– +ja +1\.235$/m);
    expect(await print(['actions'], 'nl')).toMatch(/^E-mail +bounced +Bounce +15$/m);
  });
});

describe('what programs read is the same in every language', () => {
  const commands = [
    ['view', '1', '--format', 'json'],
    ['view', '2', '--format', 'ndjson'],
    ['view', '2', '--format', 'csv'],
    ['view', '2', '--format', 'tsv'],
    ['view', '2', '--json'],
    ['list', '--json'],
    ['campaigns', '--json'],
    ['actions', '--json'],
    // The words of a row in English find it in every language.
    ['view', '1', '--format', 'csv', '--grep', 'campaign opened'],
    ['view', '2', '--format', 'csv', '--grep', 'mailbox full'],
  ];
  test.each(commands.map((args) => ({ command: args.join(' '), args })))('$command', async ({ args }) => {
    const [english, ...others] = await Promise.all(locales.map((lang) => print(args, lang)));
    expect(english).toMatch(/timestamp|schemaVersion/);
    expect(english?.split('\n').length).toBeGreaterThan(2);
    for (const other of others) expect(other).toBe(english);
  });
});

test.each(locales)('the list of reports is a table in 80 columns: %s', async (lang) => {
  const [head, rule] = (await print(['list'], lang, 80)).split('\n');
  expect(head).toMatch(/^ID {2}Contact /);
  expect(rule).toMatch(/^── {2}─+/);
});

test('rows are found by what they say in the language', async () => {
  expect(await print(['view', '2', '--grep', 'boîte aux lettres'], 'fr')).toContain('1 sur 4 événements');
  expect(await print(['view', '2', '--grep', 'INGESCHREVEN'], 'nl')).toContain('1 van 4 gebeurtenissen');
});

test('a file that cannot be written is told in the language, and JSON stays English', async () => {
  const args = ['view', '1', '--store', store, '--output', `${folder}/none/r.csv`];
  const told = async (...more: string[]) => (await runInProcess([...args, ...more])).stderr;
  expect(await told('--lang', 'fr')).toContain('r.csv\u00a0: son dossier n’existe pas.');
  expect(await told('--lang', 'nl')).toContain('r.csv niet schrijven: de map bestaat niet.');
  expect(await told('--lang', 'nl', '--json')).toContain('its directory does not exist.');
});
