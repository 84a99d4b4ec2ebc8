import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cleanEnv, fixture, run } from '../support/program.ts';
import { consoleBlocks, readReadme, refreshedReadme, timeless } from '../support/readme.ts';
import { planned } from '../torture/attacks/index.ts';

const readme = readReadme();

/** Every command, by what is typed; '' is the program itself. */
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

const helps = await helpTexts();
const flagsIn = (text: string) => new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g));

describe('README', () => {
  it('shows what its commands print (npx vitest run test/docs -u brings it up to date)', async () => {
    await expect(await refreshedReadme()).toMatchFileSnapshot('../../README.md');
  });

  it('opens with what npm run demo prints', async () => {
    const demo = fixture('demo.mjs');
    const env = cleanEnv({ COLUMNS: '100' });
    const { stdout } = await promisify(execFile)(process.execPath, [demo], { env });
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => timeless(line.trimEnd()));
    expect(lines(consoleBlocks(readme)[0] ?? '')).toEqual(lines(stdout));
  });

  it('names every command and flag there is, and no other', () => {
    const program = flagsIn([...helps.values()].join('\n'));
    const own = readme.replace(/^(?:npm|npx|node|psql|mysql) .*$/gm, '');
    expect([...flagsIn(own)].sort()).toEqual([...program].sort());

    const commands = [...helps.keys()].filter(Boolean);
    const named = commands.filter((command) => own.includes(`contact-report ${command}`));
    expect(named).toEqual(commands);

    const aliases = [...(helps.get('') ?? '').matchAll(/^ {2}[a-z]+\|([a-z]+)/gm)].map(([, alias]) => alias);
    const first = new Set(commands.map((command) => command.split(' ')[0]));
    const typed = own.matchAll(/(?:^\$ |`|\| |^ *)contact-report ([a-z]+)\b/gm);
    const unknown = [...typed]
      .map(([, command = '']) => command)
      .filter((command) => ![...first, ...aliases, 'help'].includes(command));
    expect(unknown).toEqual([]);
  });

  it('shows the help of every command that has more to say than its name', () => {
    const shown = consoleBlocks(readme).join('\n');
    const missing = [...helps.keys()]
      .filter((command) => !command.includes(' ') && command !== 'actions')
      .filter((command) => !shown.includes(`$ contact-report ${`${command} --help`.trim()}\n`));
    expect(missing).toEqual([]);
  });

  it('names every variable of the environment and every error code', () => {
    const source = (readdirSync('src', { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join('src', file), 'utf8'))
      .join('\n');
    const variables = [...source.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name]) => name);
    const codes = [...source.matchAll(/(?:FailedError|super)\(\s*'([a-z_]+)'|code = '([a-z_]+)'/g)];
    const names = [...variables, ...codes.map(([, first, second]) => first ?? second)];
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('tells of every attack of the long form, and of no other', () => {
    const table = readme.slice(readme.indexOf('| attack |'), readme.indexOf('## How fast it is'));
    const told = [...table.matchAll(/^\| ([a-z-]+) \| .* \| [\d,]+ \| \d+ \|$/gm)].map(([, name]) => name);
    expect(told).toEqual(planned.map(({ attack }) => attack.name));
  });

  it('names every format of import', async () => {
    const { stderr } = await run(['import', fixture('history.csv'), '--format', 'nonsense']);
    const formats = /Use one of: auto, (.+)\./.exec(stderr)?.[1]?.split(', ') ?? [];
    const table = readme.slice(readme.indexOf('## Platforms'), readme.indexOf('### Where to get the files'));
    const named = [...table.matchAll(/^\| \[?`(\w+)`/gm)].map(([, name]) => name);
    expect(named).toEqual(formats);
  });

  it('links to headings and files that exist', () => {
    const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, target = ''] of readme.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith('#')) expect(headings).toContain(target.slice(1));
      else if (!target.startsWith('https://')) expect(existsSync(target), target).toBe(true);
    }
  });
});
