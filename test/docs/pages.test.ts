import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { consoleBlocks, pages, readPage, refreshedPage, timeless } from '../support/pages.ts';
import { cleanEnv, fixture, run } from '../support/program.ts';
import { planned } from '../torture/attacks/index.ts';

const readme = readPage('README.md');
const all = pages().map(readPage).join('\n');

/** The help of every command by its name; '' is the program itself. */
async function helpTexts(command = ''): Promise<Map<string, string>> {
  const { stdout } = await run([...command.split(' ').filter(Boolean), '--help']);
  const texts = new Map([[command, stdout]]);
  const listed = /^Commands:\n((?: {2}.*\n)+)/m.exec(stdout)?.[1] ?? '';
  for (const [, name] of listed.matchAll(/^ {2}([a-z]+)/gm)) {
    if (!name || name === 'help') continue;
    for (const [key, text] of await helpTexts(`${command} ${name}`.trim())) texts.set(key, text);
  }
  return texts;
}

const flagsIn = (text: string) => new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g));
const withoutOtherPrograms = (text: string) => text.replace(/^(?:npm|npx|node|psql|mysql) .*$/gm, '');

describe.each(pages())('%s', (path) => {
  const text = readPage(path);

  it.runIf(consoleBlocks(text).length > 0)(
    'shows the output of its commands (npx vitest run test/docs -u updates it)',
    async () => {
      await expect(await refreshedPage(path)).toMatchFileSnapshot(`../../${path}`);
    },
  );

  it('links to headings and files that exist', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith('https://')) continue;
      const [file = '', anchor] = target.split('#');
      const page = file === '' ? path : join(dirname(path), file);
      expect(existsSync(page), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readPage(page)), target).toContain(anchor);
    }
  });
});

/** The anchors that GitHub gives the headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe('README', () => {
  it('has at most 150 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('names every command', async () => {
    const commands = [...(await helpTexts()).keys()].filter(
      (name) => name && !/^(campaigns|imports) (?!undo)/.test(name),
    );
    expect(commands.filter((command) => !readme.includes(`contact-report ${command}`))).toEqual([]);
  });
});

describe('the pages', () => {
  it('name flags and commands that exist', async () => {
    const helps = await helpTexts();
    const flags = flagsIn([...helps.values()].join('\n'));
    const own = withoutOtherPrograms(all.replace(/^.*(?:vitest|npm run).*$/gm, ''));
    expect([...flagsIn(own)].filter((flag) => !flags.has(flag))).toEqual([]);

    const aliases = [...(helps.get('') ?? '').matchAll(/^ {2}[a-z]+\|([a-z]+)/gm)].map(([, alias]) => alias);
    const first = new Set([...helps.keys()].map((command) => command.split(' ')[0]));
    const typed = own.matchAll(/(?:^\$ |`|\| |^ *)contact-report ([a-z]+)\b/gm);
    const unknown = [...typed]
      .map(([, command = '']) => command)
      .filter((command) => ![...first, ...aliases, 'help'].includes(command));
    expect(unknown).toEqual([]);
  });

  it('name every variable of the environment and every error code', () => {
    const source = (readdirSync('src', { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join('src', file), 'utf8'))
      .join('\n');
    const variables = [...source.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name]) => name);
    const codes = [...source.matchAll(/(?:FailedError|super)\(\s*'([a-z_]+)'|code = '([a-z_]+)'/g)];
    const names = [...variables, ...codes.map(([, first, second]) => first ?? second)];
    expect(names.filter((name) => !all.includes(`\`${name}\``))).toEqual([]);
  });

  it('describe every attack of the long form, and only those', () => {
    const rows = readPage('test/torture/README.md').matchAll(
      /^\| ([a-z-]+) \| .* \| (?:[\d,]+ \| \d+|– \| –) \|$/gm,
    );
    expect([...rows].map(([, name]) => name)).toEqual(planned.map(({ attack }) => attack.name));
  });

  it('list every import format', async () => {
    const { stderr } = await run(['import', fixture('history.csv'), '--format', 'nonsense']);
    const formats = /Use one of: auto, (.+)\./.exec(stderr)?.[1]?.split(', ') ?? [];
    const page = readPage('src/import/README.md');
    const table = page.slice(page.indexOf('## Platforms'), page.indexOf('### Where to get the files'));
    expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).sort()).toEqual(formats.sort());
  });
});

it('npm run demo prints a report', async () => {
  const env = cleanEnv({ COLUMNS: '100' });
  const { stdout } = await promisify(execFile)(process.execPath, [fixture('demo.mjs')], { env });
  const [first, second] = stdout.split('\n').filter((line) => line.startsWith('$ '));
  expect(first).toBe('$ contact-report import fixtures/history.ndjson');
  expect(second).toMatch(/^\$ contact-report create anna\.peeters@example\.be /);
  expect(timeless(stdout)).toMatch(/^Run {7}<now>/m);
});
