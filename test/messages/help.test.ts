import { describe, expect, test } from 'vitest';
import { english } from '../../src/messages/en/index.ts';
import { french } from '../../src/messages/fr/index.ts';
import { dutch } from '../../src/messages/nl/index.ts';
import { runInProcess } from '../support/in-process.ts';

const commands = [
  '',
  'import',
  'create',
  'list',
  'view',
  'rerun',
  'delete',
  'campaigns',
  'campaigns list',
  'campaigns archive',
  'campaigns unarchive',
  'actions',
  'store',
  'store path',
  'store info',
  'store backup',
  'store compact',
  'doctor',
  'completion',
  'help',
];

const helpOf = async (command: string, lang: string) => {
  const { stdout, stderr, code } = await runInProcess([
    ...command.split(' ').filter(Boolean),
    '--help',
    '--lang',
    lang,
  ]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
};
const flagsIn = (text: string) => [...new Set(text.match(/^ {2}(?:-h, )?--[a-z-]+/gm))];
const examplesIn = (text: string) => text.match(/^ {2}\$ .+$/gm);
const codesIn = (text: string) => text.slice(text.lastIndexOf('\n\n')).match(/(?<=^|[:·] | {2})\d+ /gm);

describe.each(commands)('the help of contact-report %s', (command) => {
  test('says the same in three languages, in 80 columns', async () => {
    const inEnglish = await helpOf(command, 'en');
    const words = {
      en: { usage: 'Usage: ', examples: '\nExamples:\n', exits: '\nExit codes: 0 ' },
      fr: {
        usage: 'Utilisation\u00a0: ',
        examples: '\nExemples\u00a0:\n',
        exits: '\nCodes de sortie\u00a0: 0 ',
      },
      nl: { usage: 'Gebruik: ', examples: '\nVoorbeelden:\n', exits: '\nAfsluitcodes: 0 ' },
    };
    for (const [lang, { usage, examples, exits }] of Object.entries(words)) {
      const help = lang === 'en' ? inEnglish : await helpOf(command, lang);
      expect(help.startsWith(`${usage}contact-report ${command}`)).toBe(true);
      for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
      expect(flagsIn(help)).toEqual(flagsIn(inEnglish));
      expect(help).toContain(examples);
      expect(examplesIn(help)).toEqual(examplesIn(inEnglish));
      // The exit codes are the end.
      expect(help.slice(help.lastIndexOf('\n\n') + 1).startsWith(exits)).toBe(true);
      expect(codesIn(help)).toEqual(codesIn(inEnglish));
    }
  });
});

test('no heading of commander’s is left in English', async () => {
  for (const [lang, texts] of [['fr', french] as const, ['nl', dutch] as const]) {
    const all = await Promise.all(commands.map((command) => helpOf(command, lang)));
    const headings = new Set(all.flatMap((help) => help.match(/^\S.*:$/gm) ?? []));
    const { arguments: args, commands: list, examples, globalOptions, options } = texts.help.headings;
    const groups = Object.values(texts.help.groups);
    expect([...headings].sort()).toEqual([args, list, examples, globalOptions, options, ...groups].sort());
    expect(all.join()).not.toMatch(/\bchoices:|\bdefault:|\[command\]|<file|<path>/);
  }
});

/** The texts of an area, by their names; a function’s with letters for its values. */
function spoken(area: unknown, name: string): [string, string][] {
  if (typeof area === 'string') return [[name, area]];
  if (typeof area === 'function')
    return [[name, String(Reflect.apply(area, null, [['x', 'x'], ['y'], ['z']]))]];
  return Object.entries(area ?? {}).flatMap(([key, each]) => spoken(each, `${name}.${key}`));
}

const areas = ['help', 'usage', 'nextSteps'] as const;

test.each([
  ['French', french, ['action', 'email', 'format', 'id', 'n', 'options', 'shell']],
  ['Dutch', dutch, ['details', 'id', 'n', 'shell', 'status', 'zone']],
] as const)('no text of these is English in %s, but words that are the same', (_name, texts, same) => {
  const unchanged = areas.flatMap((area) => {
    const others = new Map(spoken(texts[area], area));
    return spoken(english[area], area).filter(([name, text]) => others.get(name) === text);
  });
  expect(unchanged.map(([, text]) => text).sort()).toEqual([...same].sort());
});

test('French puts a no-break space where French wants one', () => {
  const wrong = areas
    .flatMap((area) => spoken(french[area], area))
    .filter(([, text]) => /(?:^|[^\u202f])[;!?]|[^\u00a0]:(?![\dm])|«[^\u00a0]|[^\u00a0]»/.test(text));
  expect(wrong).toEqual([]);
});
