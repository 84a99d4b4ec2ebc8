/** A word as the shell will see it, and as it was typed: with quotes and backslashes. */
export interface ShellWord {
  readonly text: string;
  readonly raw: string;
}

/**
 * The words of a command line up to the cursor, the last one being typed (perhaps empty). Nothing is expanded: a
 * line that is being completed must not do anything yet.
 */
export function shellWords(line: string): ShellWord[] {
  return split(line, /\s/);
}

function split(line: string, separator: RegExp): ShellWord[] {
  const words: ShellWord[] = [];
  let text = '';
  let raw = '';
  let quote = '';
  const end = () => {
    words.push({ text, raw });
    text = '';
    raw = '';
  };
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quote === '' && separator.test(character)) {
      if (raw !== '') end();
      continue;
    }
    raw += character;
    if (character === quote) quote = '';
    else if (quote === '' && /["']/.test(character)) quote = character;
    else if (character === '\\' && quote !== "'") {
      const next = line[at + 1] ?? '';
      // Between double quotes, a backslash speaks for a few characters only.
      text += quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next;
      raw += next;
      at += 1;
    } else text += character;
  }
  end();
  return words;
}

/** One word without its quotes. */
export function unquoted(word: string): string {
  return split(word, /(?!)/)[0]?.text ?? '';
}
