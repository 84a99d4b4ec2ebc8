const longest = 60;

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

/** Text from a file with `…@…` for each e-mail address. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s"'<>()[\],;:]+@[^\s"'<>()[\],;:]*/g, '…@…');
}
