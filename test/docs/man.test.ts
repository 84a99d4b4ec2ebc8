import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { globalFlags } from '../../src/cli/flags.ts';
import { help, programHelp, topicNames } from '../../src/cli/help/declare.ts';
import { manPage } from '../../src/cli/help/man-page.ts';

const page = await manPage('1.2.3');
const declarations = [...Object.values(commands).map(({ declaration }) => declaration), help];
const hasGroff = spawnSync('groff', ['--version']).status === 0;

/** The part of the page below a heading, up to the next heading of that kind. */
function below(macro: 'SH' | 'SS', heading: string, text: string = page): string {
  const start = text.indexOf(`\n.${macro} ${heading}`);
  expect(start, heading).toBeGreaterThanOrEqual(0);
  const end = text.slice(start + 1).search(/\n\.S[HS] /);
  const section = text.slice(start + 1).search(/\n\.SH /);
  const stop = macro === 'SH' ? section : end;
  return stop < 0 ? text.slice(start) : text.slice(start, start + 1 + stop);
}

const roff = (text: string) => text.replaceAll('-', '\\-').replaceAll('~', '\\(ti').replaceAll("'", '\\(aq');

it('has the sections of a manual page, and one for each topic', () => {
  const sections = [...page.matchAll(/^\.SH "?(.+?)"?$/gm)].map(([, title]) => title);
  const usual = ['exit-codes', 'environment'];
  const topics = topicNames().filter((name) => !usual.includes(name));
  expect(sections).toEqual([
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'GLOBAL OPTIONS',
    ...topics.map((name) => name.toUpperCase().replaceAll('-', ' ')),
    'EXIT STATUS',
    'ENVIRONMENT',
    'FILES',
    'EXAMPLES',
  ]);
  expect(page).toContain('"contact\\-report 1.2.3"');
});

test.each(declarations.map((declaration) => [declaration.name, declaration] as const))(
  'describes %s with its arguments, flags, examples and exit status',
  (name, declaration) => {
    const text = below(
      'SS',
      `"${name}${declaration.flags.length > 0 ? ' [options]' : ''}`,
      below('SH', 'COMMANDS'),
    );
    for (const flag of declaration.flags) expect(text).toContain(`.B "${roff(`--${flag.name}`)}`);
    for (const argument of Object.keys(declaration.arguments)) expect(text).toContain(`.B "${argument}"`);
    for (const example of declaration.examples) expect(text).toContain(`$ contact\\-report ${roff(example)}`);
    for (const code of Object.keys(declaration.exits)) expect(text).toMatch(new RegExp(`[:;] ${code} \\w`));
  },
);

it('describes the global flags, exit codes and variables', () => {
  const globals = below('SH', 'GLOBAL OPTIONS');
  for (const { name } of globalFlags) expect(globals).toContain(`.B "${roff(`--${name}`)}`);
  const status = below('SH', '"EXIT STATUS"');
  for (const code of Object.keys(programHelp.exits)) expect(status).toContain(`.B "${code}"`);
  expect(below('SH', '"ENVIRONMENT"')).toContain('.B "CONTACT_REPORT_STORE"');
});

it('is ASCII, and no line of text is a request', () => {
  expect(page).toMatch(/^[\x20-\x7e\n]+$/);
  const requests = new Set([...page.matchAll(/^[.'](\S*)/gm)].map(([, name]) => name));
  expect([...requests].sort()).toEqual(
    ['B', 'PP', 'RE', 'RI', 'RS', 'SH', 'SS', 'TH', 'TP', 'br', 'fi', 'nf'].sort(),
  );
  // A hyphen without a backslash may be broken at, and is not the one that a shell needs.
  expect(page.match(/(?<!\\)-/g)).toBeNull();
});

it.runIf(hasGroff)('is formatted without a warning, and shows flags as they are typed', () => {
  const run = (...args: string[]) =>
    spawnSync('groff', ['-man', '-ww', ...args], { input: page, encoding: 'utf8' });
  expect(run('-z')).toMatchObject({ status: 0, stderr: '', stdout: '' });
  const shown = run('-Tutf8', '-P-c').stdout.replace(/.\x08/g, '');
  expect(shown).toContain("--map timestamp='Sent at' --map-action opened=campaignRead \\\n");
  expect(shown).toContain('from ≤ timestamp < to');
  expect(shown).toContain('~/.local/share/contact-report/events.db');
});

it('package.json names the page that the build writes', () => {
  const { man, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(man).toBe('./dist/contact-report.1');
  expect(existsSync(man)).toBe(true);
  expect(readFileSync(man, 'utf8')).toContain(`"contact\\-report ${version}"`);
});
