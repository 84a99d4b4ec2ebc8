import { shellWord as quoteForShell } from '../messages/shell-word.ts';
import { safeText } from '../render/text/safe-text.ts';
import type { Context } from './context.ts';

/** Suggests what to do next, in a dim line below the answer, if a person at a terminal reads it. */
export async function suggestNext({ io: { stderr }, suggests }: Context, line: string): Promise<void> {
  if (!suggests) return;
  const { styleFor } = await import('../render/text/colors.ts');
  await stderr.write(`${styleFor(stderr).dim(line)}\n`);
}

/** A command line, safe to show, with `--store` as this command has it, or for `store`. */
export function commandLine(
  { storeFlag }: Context,
  words: readonly (string | number)[],
  store: string | null = storeFlag,
): string {
  const flag = store === null ? [] : ['--store', store];
  return ['contact-report', ...words, ...flag].map(shellWord).join(' ');
}

/** A word, safe to show, quoted for a shell if necessary. */
export function shellWord(word: string | number): string {
  return quoteForShell(safeText(String(word)));
}
