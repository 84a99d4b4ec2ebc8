import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnv, finished, fixture, program, temporaryFolder } from './program.ts';

// How a page (any *.md of the project) shows the output of the program:
//
// - A ```console block holds `$ ` lines and, below each, the complete output of a terminal (stdout and stderr).
// - A line with only `…` stands for any lines. Times of "now" may be any.
// - The blocks of a page run in order, in a directory with fixtures/, 100 columns wide, in UTC. Each `## ` section
//   starts with an empty store; `<!-- $ … -->` runs a command without showing it.
// - Without jq, the commands that use it are not run.
// - ```sh blocks are not run.

const root = fileURLToPath(new URL('../../', import.meta.url));
const hasJq = spawnSync('jq', ['--version']).status === 0;

/** The paths of all pages, relative to the project. */
export function pages(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.md') && !/^(?:node_modules|dist|\.git)\b(?!hub)/.test(file))
    .sort();
}

/** The text of a page. */
export function readPage(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The console blocks of `markdown`. */
export function consoleBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** The page with the present output of its commands; correct output, with `…` and old times, stays. */
export async function refreshedPage(path: string): Promise<string> {
  let shell = newShell();
  let inConsole = false;
  const result: string[] = [];
  const lines = readPage(path).split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    result.push(line);
    if (line.startsWith('```')) inConsole = line === '```console';
    else if (!inConsole && line.startsWith('## ')) shell = newShell();
    const hidden = /^<!-- \$ (.*) -->$/.exec(line)?.[1];
    if (hidden !== undefined) await shell(hidden);
    if (!inConsole || !line.startsWith('$ ')) continue;
    const shown: string[] = [];
    while (!/^(?:\$ |```)/.test(lines[at + 1] ?? '```')) {
      at += 1;
      shown.push(lines[at] ?? '');
    }
    const usesJq = /\| jq /.test(line);
    result.push(...(usesJq && !hasJq ? shown : settled(shown, await shell(line.slice(2)))));
  }
  return result.join('\n');
}

/** Runs commands one after the other in a directory with an empty store; gives the lines that a terminal shows. */
function newShell(): (command: string) => Promise<string[]> {
  const folder = temporaryFolder();
  const launcher = join(folder, 'contact-report');
  writeFileSync(launcher, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(launcher, 0o755);
  symlinkSync(fixture(''), join(folder, 'fixtures'));
  const env = cleanEnv({
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    COLUMNS: '100',
  });
  return async (command) => {
    const child = spawn('sh', ['-c', `exec 2>&1; ${command}`], { cwd: folder, env });
    child.stdin.end();
    const { stdout } = await finished(child);
    const lines = stdout.split('\n').map((line) => line.trimEnd());
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  };
}

/** `shown` if it matches `actual`, else `actual`; keeps empty lines at the end. */
function settled(shown: string[], actual: string[]): string[] {
  const end = shown.findLastIndex((line) => line !== '') + 1;
  return isShownBy(shown.slice(0, end), actual) ? shown : [...actual, ...shown.slice(end)];
}

function isShownBy([first, ...rest]: readonly string[], actual: readonly string[]): boolean {
  const [line, ...others] = actual;
  if (first === undefined) return line === undefined;
  if (first === '…')
    return isShownBy(rest, actual) || (line !== undefined && isShownBy([first, ...rest], others));
  return line !== undefined && timeless(first) === timeless(line) && isShownBy(rest, others);
}

/** `line` without the times at which reports and imports run. */
export function timeless(line: string): string {
  return line
    .replace(/(Run(?::\*\*)? +)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '$1<now>')
    .replace(/^( *\d+ {2}.* {2})\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, '$1<now>')
    .replace(/^( *\d+ {2})\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '$1<now>')
    .replace(/(undone )\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '$1<now>')
    .replace(/("(?:created|started|completed)At": ?)"[^"]*"/g, '$1"<now>"');
}
