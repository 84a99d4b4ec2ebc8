import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnv, finished, fixture, program, temporaryFolder } from './program.ts';

// How the README shows what the program does:
//
// - A ```console block holds `$ ` lines and, below each, all that a terminal shows of it (stdout and stderr).
// - A line that is only `…` stands for any lines. Moments of "now" may be any.
// - The blocks run in their order, in a folder with fixtures/, 100 columns wide, in UTC. Each `## ` section begins
//   with an empty store; `<!-- $ … -->` runs a command without showing it.
// - Where jq is not installed, commands with jq are not run.
// - ```sh blocks are not run.

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const hasJq = spawnSync('jq', ['--version']).status === 0;

/** The README as it is. */
export function readReadme(): string {
  return readFileSync(readme, 'utf8');
}

/** What the console blocks of `markdown` show. */
export function consoleBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** The README with what its commands print now; what it shows rightly, with `…` and old times, stays. */
export async function refreshedReadme(): Promise<string> {
  let shell = newShell();
  let inConsole = false;
  const result: string[] = [];
  const lines = readReadme().split('\n');
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

/** What a terminal shows of commands, one after the other, in a folder and a store of their own. */
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

/** `shown` where that is what `actual` says, else `actual`; empty lines at the end are for the reader. */
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

/** `line` without the moments at which reports are made. */
export function timeless(line: string): string {
  return line
    .replace(/(Run(?::\*\*)? +)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '$1<now>')
    .replace(/^( *\d+ {2}.* {2})\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, '$1<now>')
    .replace(/("(?:created|started|completed)At": ?)"[^"]*"/g, '$1"<now>"');
}
