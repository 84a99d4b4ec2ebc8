import { describe, expect, test } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import { emptyStore } from '../support/stores.ts';

const firstWord = async (args: string[], env: Record<string, string | undefined>) =>
  (await runInProcess([...args, '--help'], { env })).stdout.split(/\s/)[0];
const words = { en: 'Usage:', fr: 'Utilisation', nl: 'Gebruik:' };
const french = { LANG: 'fr_BE.UTF-8' };

describe('the language is', () => {
  test.each([
    [
      '--lang before all',
      ['list', '--lang', 'nl'],
      { CONTACT_REPORT_LANG: 'fr', LC_ALL: 'fr_BE.UTF-8' },
      'nl',
    ],
    ['--lang= too', ['--lang=nl', 'list'], french, 'nl'],
    ['the last --lang', ['--lang', 'fr', 'list', '--lang', 'nl'], {}, 'nl'],
    ['--lang in capitals', ['--lang', 'FR'], {}, 'fr'],
    ['CONTACT_REPORT_LANG before the system’s', [], { CONTACT_REPORT_LANG: 'nl', ...french }, 'nl'],
    ['CONTACT_REPORT_LANG unless empty', [], { CONTACT_REPORT_LANG: '', ...french }, 'fr'],
    ['LC_ALL before LC_MESSAGES', [], { LC_ALL: 'nl_BE', LC_MESSAGES: 'fr_BE', LANG: 'en_GB' }, 'nl'],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'nl_BE.UTF-8', ...french }, 'nl'],
    ['LC_ALL=C, English', [], { LC_ALL: 'C.UTF-8', ...french }, 'en'],
    ['LANG', [], french, 'fr'],
    ['LANG with a modifier', [], { LANG: 'nl_BE@euro' }, 'nl'],
    ['English where the system speaks another', [], { LANG: 'de_DE.UTF-8' }, 'en'],
    ['English where nothing says', [], { LANG: undefined }, 'en'],
    ['English with --json', ['--json'], { CONTACT_REPORT_LANG: 'fr' }, 'en'],
  ] as const)('%s', async (_name, args, env, language) => {
    expect(await firstWord([...args], env)).toBe(words[language]);
  });
});

test.each([
  [['list', '--lang', 'de'], {}, /language: de\./],
  [['--lang=', 'list'], {}, /""/],
  [['list'], { CONTACT_REPORT_LANG: 'deutsch' }, /deutsch/],
  [['list', '--lang'], {}, /--lang/],
])('%j with %j is no language: exit 2', async (args, env, name) => {
  const { code, stdout, stderr } = await runInProcess(args, { env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(name);
});

/** What commander finds wrong: a command line, the error and the hint in English, French and Dutch. */
const wrong: readonly (readonly [string[], Record<'en' | 'fr' | 'nl', readonly [string, string]>])[] = [
  [
    ['impot'],
    {
      en: ['Unknown command: impot.', 'Did you mean import?'],
      fr: ['Commande inconnue : impot.', 'Vouliez-vous dire import ?'],
      nl: ['Onbekende opdracht: impot.', 'Bedoelde u import?'],
    },
  ],
  [
    ["it's 'so'"],
    {
      en: ["Unknown command: it's 'so'.", 'See contact-report --help.'],
      fr: ["Commande inconnue : it's 'so'.", 'Voyez contact-report --help.'],
      nl: ["Onbekende opdracht: it's 'so'.", 'Zie contact-report --help.'],
    },
  ],
  [
    ['help', 'store', 'bakcup'],
    {
      en: ['Unknown command: bakcup.', 'Did you mean backup?'],
      fr: ['Commande inconnue : bakcup.', 'Vouliez-vous dire backup ?'],
      nl: ['Onbekende opdracht: bakcup.', 'Bedoelde u backup?'],
    },
  ],
  [
    ['create', '--archivd', 'x'],
    {
      en: ['Unknown option: --archivd.', 'Did you mean --archived?'],
      fr: ['Option inconnue : --archivd.', 'Vouliez-vous dire --archived ?'],
      nl: ['Onbekende optie: --archivd.', 'Bedoelde u --archived?'],
    },
  ],
  [
    ['create', 'a@example.be', 'b'],
    {
      en: ['Too many arguments for create: expected 1, got 2.', 'See contact-report --help.'],
      fr: ['Trop d’arguments pour create : 1 au maximum, 2 reçus.', 'Voyez contact-report --help.'],
      nl: ['Te veel argumenten voor create: hoogstens 1, maar 2 gekregen.', 'Zie contact-report --help.'],
    },
  ],
  [
    ['import'],
    {
      en: ['Missing argument: file.', 'See contact-report --help.'],
      fr: ['Argument manquant : fichier.', 'Voyez contact-report --help.'],
      nl: ['Argument ontbreekt: bestand.', 'Zie contact-report --help.'],
    },
  ],
  [
    ['view', '1', '--output'],
    {
      en: ['Missing value for --output.', 'See contact-report --help.'],
      fr: ['Valeur manquante pour --output.', 'Voyez contact-report --help.'],
      nl: ['Waarde ontbreekt voor --output.', 'Zie contact-report --help.'],
    },
  ],
  [
    ['list', '--limit', "0' argument '1"],
    {
      en: ["Invalid value for --limit: 0' argument '1.", 'Use a whole number from 1.'],
      fr: ["Valeur non valide pour --limit : 0' argument '1.", 'Tapez un nombre entier à partir de 1.'],
      nl: ["Ongeldige waarde voor --limit: 0' argument '1.", 'Typ een geheel getal vanaf 1.'],
    },
  ],
  [
    ['list', '--status', 'x'],
    {
      en: ['Invalid value for --status: x.', 'Use one of: processing, completed, failed.'],
      fr: ['Valeur non valide pour --status : x.', 'Choix possibles : processing, completed, failed.'],
      nl: ['Ongeldige waarde voor --status: x.', 'Kies uit: processing, completed, failed.'],
    },
  ],
  [
    ['completion', 'tcsh'],
    {
      en: ['Invalid value for shell: tcsh.', 'Use one of: bash, zsh, fish.'],
      fr: ['Valeur non valide pour shell : tcsh.', 'Choix possibles : bash, zsh, fish.'],
      nl: ['Ongeldige waarde voor shell: tcsh.', 'Kies uit: bash, zsh, fish.'],
    },
  ],
  [
    ['list', '--tz', 'Europe/Brusels'],
    {
      en: ['Unknown time zone: Europe/Brusels.', 'Did you mean Europe/Brussels?'],
      fr: ['Fuseau horaire inconnu : Europe/Brusels.', 'Vouliez-vous dire Europe/Brussels ?'],
      nl: ['Onbekende tijdzone: Europe/Brusels.', 'Bedoelde u Europe/Brussels?'],
    },
  ],
];

test.each(wrong)('%j is refused in three languages, and as JSON in English', async (args, said) => {
  const prefixes = { en: 'error: ', fr: 'erreur : ', nl: 'fout: ' };
  const store = emptyStore();
  const spaced = (text: string) => text.replace(/\p{Zs}/gu, ' ');
  for (const lang of ['en', 'fr', 'nl'] as const) {
    const { code, stderr } = await store.run(args, { env: { CONTACT_REPORT_LANG: lang } });
    const [message, hint] = said[lang];
    expect({ code, stderr: spaced(stderr) }).toEqual({
      code: 2,
      stderr: spaced(`${prefixes[lang]}${message}\n${hint}\n`),
    });
  }
  const [message, hint] = said.en;
  const inFrench = await runInProcess(['--json', ...args], { env: { CONTACT_REPORT_LANG: 'fr' } });
  expect(JSON.parse(inFrench.stderr)).toEqual({ error: { code: 'usage', message, hint } });
});
