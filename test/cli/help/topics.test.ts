import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programHelp, topicNames } from '../../../src/cli/help/declare.ts';
import { topicText } from '../../../src/cli/help/topics.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { actions } from '../../../src/domain/actions.ts';
import { formatNames } from '../../../src/import/formats/names.ts';
import {
  importFormats,
  reportFormats as reportFormatTexts,
  samples,
} from '../../../src/messages/en/topics.ts';
import { locales } from '../../../src/messages/locales.ts';
import { reportFormats } from '../../../src/render/report/options.ts';
import { textWidth } from '../../../src/render/text/text-width.ts';
import { runInProcess } from '../../support/in-process.ts';
import { temporaryFolder } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const helpOn = async (name: string, lang = 'en') => {
  const { stdout, stderr, code } = await runInProcess(['help', name, '--lang', lang]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
};
const codeIn = (text: string) => text.match(/^ {2}[${].*$/gm);
const flagsIn = (text: string) => [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g))].sort();

test('there are nine topics, which the help of the program and of help list', async () => {
  expect(topicNames()).toEqual([
    'periods',
    'archived',
    'actions',
    'consent',
    'import-formats',
    'json',
    'formats',
    'exit-codes',
    'environment',
  ]);
  const words = { en: 'Topics: ', fr: 'Sujets\u00a0: ', nl: 'Onderwerpen: ' };
  for (const lang of locales)
    for (const args of [['help'], ['--help'], ['help', '--help']]) {
      const { stdout } = await runInProcess([...args, '--lang', lang]);
      const listed = stdout.slice(stdout.indexOf(`\n${words[lang]}`)).replaceAll('\n', ' ');
      expect(listed).toContain(`${words[lang]}${topicNames().join(', ')}`);
    }
});

describe.each(topicNames())('help %s', (name) => {
  test('prints a screen in each language, in 80 columns, with the same flags and code', async () => {
    const english = await helpOn(name);
    const title = new RegExp(`^${name}: `, 'm');
    for (const lang of locales) {
      const text = lang === 'en' ? english : await helpOn(name, lang);
      const topic = text.slice(text.search(title));
      expect(topic).toMatch(title);
      expect(topic.split('\n').length).toBeGreaterThan(18);
      for (const line of topic.split('\n').filter((each) => !/^ {2}[${]/.test(each)))
        expect(textWidth(line), line).toBeLessThanOrEqual(80);
      expect(codeIn(topic)).toEqual(codeIn(english.slice(english.search(title))));
      expect(flagsIn(topic)).toEqual(flagsIn(english.slice(english.search(title))));
      expect(topic).not.toMatch(/undefined|\[object/);
      if (lang !== 'en') expect(topic).not.toBe(english);
    }
  });

  test('names flags that exist', async () => {
    const program = createProgram({
      argv: [],
      version: '0',
      contextOf: () => Promise.reject(new Error('No command runs here.')),
      write: () => {},
      done: () => {},
    });
    const known = [program, ...program.commands].flatMap(({ options }) => options.map(({ long }) => long));
    expect(flagsIn(await topicText(name, 80)).filter((flag) => !known.includes(flag))).toEqual([]);
  });

  test.each([40, 60, 100])('wraps to %i columns', async (width) => {
    const lines = (await topicText(name, width)).split('\n');
    const wrapped = lines.filter((line) => !/^ {2}[${]|^ {6}--|^ {2}email,/.test(line));
    const longest = Math.max(...wrapped.map(textWidth));
    expect(longest).toBeLessThanOrEqual(width);
    expect(longest).toBeGreaterThan(width * 0.7);
  });
});

/** The lines of a topic that begin with each of the words. */
const described = (text: string, words: readonly string[]) =>
  words.filter((word) => new RegExp(`^ {2}${word}(?: +|\\n +)\\S`, 'm').test(text));

test.each(locales)('the topics have every fact of the tables: %s', async (lang) => {
  const names = actions.map(({ name }) => name);
  const actionTopic = await helpOn('actions', lang);
  expect(described(actionTopic, names)).toEqual(names);
  for (const { labels } of actions)
    expect(actionTopic.replace(/\s+/g, ' ')).toContain(labels[lang].replace(/\s+/g, ' '));
  expect(described(await helpOn('import-formats', lang), formatNames)).toEqual(formatNames);
  expect(described(await helpOn('formats', lang), reportFormats)).toEqual(reportFormats);
  const codes = Object.keys(programHelp.exits);
  expect(described(await helpOn('exit-codes', lang), codes)).toEqual(codes);
});

test('the texts describe no format that is gone', () => {
  expect(Object.keys(importFormats)).toEqual(formatNames);
  expect(Object.keys(reportFormatTexts)).toEqual(reportFormats);
});

test('help environment names the variables that the sources read, and no others', async () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('src', file), 'utf8'));
  const read = sources.flatMap((source) =>
    [...source.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name = '']) => name),
  );
  const terms = (await helpOn('environment')).match(/^ {2}[A-Z][A-Z_, ]+(?=$| )/gm) ?? [];
  const named = terms.flatMap((term) => term.match(/[A-Z][A-Z_]+/g) ?? []);
  // Node reads TZ.
  expect([...new Set(named)].sort()).toEqual([...new Set([...read, 'TZ'])].sort());
});

test('help actions prints the help of the command, then the topic', async () => {
  const command = (await runInProcess(['actions', '--help'])).stdout;
  const both = await helpOn('actions');
  expect(both.startsWith(`${command}\nactions: `)).toBe(true);
});

test.each([
  ['period', 'Did you mean periods?'],
  ['exit-code', 'Did you mean exit-codes?'],
  ['enviroment', 'Did you mean environment?'],
  ['creat', 'Did you mean create?'],
  ['xxxxxxxxxx', 'See contact-report --help.'],
])('help %s suggests the nearest name', async (name, hint) => {
  expect(await runInProcess(['help', name])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: `error: Unknown command or topic: ${name}.\n${hint}\n`,
  });
});

test('a topic has no subcommands', async () => {
  const { code, stderr } = await runInProcess(['help', 'periods', 'create']);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^error: Unknown command/),
  });
});

test('completion of help offers commands and topics, each once', async () => {
  const complete = async (...words: string[]) => {
    const { stdout } = await runInProcess(['complete', 'fish', ...words]);
    const [kind, ...lines] = stdout.trimEnd().split('\n');
    expect(kind).toBe('words');
    return lines.map((line) => line.split('\t')[0]);
  };
  const all = await complete('help', '');
  expect(all).toEqual(expect.arrayContaining(['create', 'store', ...topicNames()]));
  expect(new Set(all).size).toBe(all.length);
  expect(await complete('help', 'per')).toEqual(['periods']);
  expect(await complete('help', 'store', '')).toEqual(expect.arrayContaining(['path', 'info', 'backup']));
  expect(await complete('help', 'store', 'per')).not.toContain('periods');
});

test('the samples of help import-formats can be imported', async () => {
  const store = emptyStore();
  const [json = '', header = ''] = samples.native;
  const object = await store.run(['import', '-'], { input: json });
  expect(object).toMatchObject({ code: 0, stdout: expect.stringMatching(/^imported +1\n/) });
  const row = 'anna@example.be,campaignSent,2026-03-01T08:00:00Z,c-19,Newsletter,,id-1';
  const table = await store.run(['import', '-'], { input: `${header}\n${row}\n` });
  expect(table).toMatchObject({ code: 0, stdout: expect.stringMatching(/^imported +1\n/) });
  const tool = join(temporaryFolder(), 'tool.csv');
  writeFileSync(tool, 'Recipient,Event,Sent at\nanna@example.be,opened,2026-03-02T09:00:00Z\n');
  const line = samples.map
    .join(' ')
    .replaceAll('\\', '')
    .replace('$ contact-report ', '')
    .replace('tool.csv', tool);
  const words = [...line.matchAll(/(?:[^\s']+|'[^']*')+/g)].map(([word]) => word.replaceAll("'", ''));
  expect(await store.run(words)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^imported +1\n/),
  });
});
