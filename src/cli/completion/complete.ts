import { homedir } from 'node:os';
import type { Command } from 'commander';
import { systemZone } from '../../domain/time-zone.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import type { Context } from '../context.ts';
import type { Candidates } from './candidate.ts';
import { candidatesFor } from './candidates.ts';
import { readTypedLine } from './parse-line.ts';
import { shellWords, unquoted } from './shell-words.ts';

const widestDescription = 100;

/** The line that is being typed: all words before the cursor, without the program's name. */
interface Typing {
  readonly words: readonly string[];
  /** How much of the last word the shell keeps: it asks only for what follows. */
  readonly prefixLength: number;
}

/** The store that the line being typed names. */
export function storeBeingTyped(
  program: Command,
  shell: string,
  args: readonly string[],
): string | undefined {
  const path = readTypedLine(program, typingOf(shell, args).words.slice(0, -1)).store;
  return path?.replace(/^~(?=\/)/, homedir());
}

/** `complete SHELL WORD...`: prints what could be typed next, for the scripts of `completion`. Never fails. */
export async function completeCommand(
  context: Context,
  program: Command,
  shell: string,
  args: readonly string[],
): Promise<void> {
  const { words, prefixLength } = typingOf(shell, args);
  let candidates: Candidates = [];
  try {
    const zone = context.zone ?? systemZone();
    candidates = await candidatesFor(program, words, { store: context.openStore, zone });
  } catch {
    // Never disturb a person who is typing: no candidates, no error.
  }
  await context.io.stdout.write(answerText(candidates, prefixLength));
}

function typingOf(shell: string, args: readonly string[]): Typing {
  if (shell !== 'bash') return { words: args.map(unquoted), prefixLength: 0 };
  // bash cuts words at : = @ and more, and asks for the last piece of one: the line is whole.
  const [line = '', piece = ''] = args;
  const [, ...words] = shellWords(line);
  const typed = words.at(-1) ?? { text: '', raw: '' };
  const before = typed.raw.endsWith(piece) ? typed.raw.slice(0, typed.raw.length - piece.length) : '';
  return { words: words.map(({ text }) => text), prefixLength: unquoted(before).length };
}

// Drops values with invisible characters or line breaks.
function answerText(candidates: Candidates, prefixLength: number): string {
  if (candidates === 'files') return 'files\n';
  const lines = candidates
    .filter(({ value }) => value !== '' && value === safeText(value))
    .map(({ value, description }) => {
      const text = truncate(safeText(description).trim(), widestDescription);
      return `${value.slice(prefixLength)}\t${text}\n`;
    });
  return `words\n${lines.join('')}`;
}
