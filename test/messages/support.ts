import { expect } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import type { Finished, RunOptions } from '../support/program.ts';

/** A text as it reads, whatever kinds of space keep its parts together. */
export function plainly(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** Runs the program in a language; what it prints is as {@link plainly} gives it. */
export async function runIn(
  language: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const { stdout, stderr, ...rest } = await runInProcess(['--lang', language, ...args], options);
  return { ...rest, stdout: plainly(stdout), stderr: plainly(stderr) };
}

/** Runs a command line that fails, in three languages; gives the lines behind `error: `, French and Dutch. */
export async function errorsIn(
  args: readonly string[],
  options: RunOptions = {},
): Promise<{
  readonly code: number | null;
  readonly french: readonly string[];
  readonly dutch: readonly string[];
}> {
  const [english, french, dutch] = await Promise.all(
    ['en', 'fr', 'nl'].map((language) => runIn(language, args, options)),
  );
  if (!english || !french || !dutch) throw new Error('three runs give three results');
  expect(english.code).not.toBe(0);
  expect([french.code, dutch.code]).toEqual([english.code, english.code]);
  for (const { stdout } of [english, french, dutch]) expect(stdout).toBe('');
  return { code: english.code, french: told(french.stderr), dutch: told(dutch.stderr) };
}

function told(stderr: string): string[] {
  return stderr
    .trimEnd()
    .replace(/^\p{L}+ ?: /u, '')
    .split('\n');
}
