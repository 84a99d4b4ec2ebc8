const longest = 60;

/** What a person typed, as an error quotes it: in quotes, and cut short. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/**
 * What a file says, as a reason quotes it: without e-mail addresses, which nobody typed. Reasons go to stderr, and from
 * there to logs.
 */
export function quotedFromFile(text: string): string {
  return quoted(text.replaceAll(/[^\s"'<>()[\],;:]+@[^\s"'<>()[\],;:]*/g, '…@…'));
}
