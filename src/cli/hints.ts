import { shellWord as quoteForShell } from '../messages/shell-word.ts';
import { safeText } from '../render/text/safe-text.ts';
import type { Context } from './context.ts';

/** Tells a person at a terminal, in a dim line below the answer, what one could do next; nobody else. */
export async function suggestNext({ io: { stderr }, suggests }: Context, line: string): Promise<void> {
  if (!suggests) return;
  const { styleFor } = await import('../render/text/colors.ts');
  await stderr.write(`${styleFor(stderr).dim(line)}\n`);
}

/** A command, safe to show, as it would be typed here; on the store that this one names, unless `store` is another. */
export function asTyped(
  { storeFlag }: Context,
  words: readonly (string | number)[],
  store: string | null = storeFlag,
): string {
  const flag = store === null ? [] : ['--store', store];
  return ['contact-report', ...words, ...flag].map(shellWord).join(' ');
}

/** A word, safe to show, as it would be typed in a shell. */
export function shellWord(word: string | number): string {
  return quoteForShell(safeText(String(word)));
}
