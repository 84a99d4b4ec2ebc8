/** Words as a list in a sentence: `a, b or c` with `or` before the last. */
export function listWords(words: readonly string[], or: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`;
}
