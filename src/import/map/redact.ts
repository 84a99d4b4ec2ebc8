const longest = 60;
/** How much of a text is read to shorten it: more than the text shown and the longest address. */
const examined = 400;

/** Quotes text that the user typed, shortened. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/**
 * Quotes text from a file, shortened and without e-mail addresses: reasons go to stderr, and from there to logs.
 */
export function quotedFromFile(text: string): string {
  return quoted(withoutAddresses(text));
}

/** The beginning of text from a file, with `…@…` for each e-mail address. */
export function withoutAddresses(text: string): string {
  // Cut first, because the expression takes time in the square of a text.
  return text.slice(0, examined).replaceAll(/[^\s"'<>()[\],;:]+@[^\s"'<>()[\],;:]*/g, '…@…');
}
