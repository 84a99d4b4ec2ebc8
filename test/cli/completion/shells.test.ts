import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { run } from '../../support/program.ts';
import { type Pty, startPty } from '../../support/pty.ts';
import { home, hostileIds } from './support.ts';

const shells = [
  {
    shell: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    prompt: "PS1='ready> '",
    show: `contact-report() { printf '<%s>' "$@"; echo; }`,
  },
  {
    shell: 'zsh',
    args: ['-f', '-i'],
    prompt: "PS1='ready> '; unsetopt BEEP PROMPT_SP",
    show: `contact-report() { printf '<%s>' "$@"; echo; }`,
  },
  {
    shell: 'fish',
    args: ['--no-config', '-i'],
    prompt: "function fish_prompt; echo 'ready> '; end; function fish_greeting; end",
    show: `function contact-report; printf '<%s>' $argv; echo; end`,
  },
] as const;

const open: Pty[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pty) => pty.dispose()));
});

/** A shell in which a person has loaded the completion. */
async function session(shell: (typeof shells)[number]) {
  const { env, folder } = await home();
  const script = join(folder, `completion.${shell.shell}`);
  writeFileSync(script, (await run(['completion', shell.shell])).stdout);
  const pty = startPty(shell.shell, shell.args, { env, cwd: folder, cols: 120, rows: 40 });
  open.push(pty);
  pty.type(`${shell.prompt}\r`);
  await pty.waitFor(/^ready> $|^ready>$/m);
  pty.type(`source ${script}; clear; echo load''ed\r`);
  await pty.waitFor(/^loaded/m);
  return { pty, folder };
}

describe.each(shells)('$shell', (shell) => {
  const missing = spawnSync(shell.shell, ['--version']).error !== undefined;
  if (missing) console.warn(`${shell.shell} is not installed: its completion is not tested`);

  test.skipIf(missing)('completes commands, flags and values', async () => {
    const { pty } = await session(shell);
    pty.type('contact-report vi\t');
    await pty.waitFor('contact-report view');
    pty.type('2 --form\t');
    await pty.waitFor('view 2 --format');
    pty.type('ndj\t');
    await pty.waitFor('--format ndjson');
    pty.type('\u0015contact-report create --actions optedIn,unsubscribeV\t');
    await pty.waitFor('optedIn,unsubscribeVisited');
    pty.type('\u0015contact-report list --status=proc\t');
    await pty.waitFor('--status=processing');
    pty.type('\u0015contact-report create tom.harris@ex\t');
    await pty.waitFor('tom.harris@example.com');
  });

  test.skipIf(missing)('lists reports with their contact', async () => {
    const { pty } = await session(shell);
    pty.type('contact-report view \t');
    // bash and zsh ring first, and list when asked again.
    if (shell.shell === 'bash') pty.type('\t');
    const screen = await pty.waitFor('anna.peeters@example.be');
    expect(screen).toMatch(/2 +(-- |\()?tom\.harris@example\.com · last 30 days/);
    expect(screen).toMatch(/1 +(-- |\()?anna\.peeters@example\.be/);
  });

  test.skipIf(missing)('completes files where files are due', async () => {
    const { pty, folder } = await session(shell);
    writeFileSync(join(folder, 'my export.ndjson'), '');
    pty.type('contact-report import my\t');
    await pty.waitFor(/import (my\\ export\.ndjson|'my export\.ndjson')/);
    pty.type('\u0015contact-report view 1 --output my\t');
    await pty.waitFor(/--output (my\\ export\.ndjson|'my export\.ndjson')/);
  });

  test.skipIf(missing)('types what the store holds as one word, and runs none of it', async () => {
    const { pty, folder } = await session(shell);
    // The completion asks the program itself; what is typed comes here.
    pty.type(`${shell.show}\r`);
    for (const id of hostileIds.filter((each) => !/^--|\n/.test(each))) {
      pty.type(`contact-report campaigns archive ${id.replace(/^\W/, '\\$&').slice(0, 2).trim()}\t`);
      pty.type('\r');
      await pty.waitFor(`<campaigns><archive><${id}>`);
    }
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});
