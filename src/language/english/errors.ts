/** What is said when something cannot be done. */
export const errors = {
  /** Before what is wrong. */
  prefix: 'error: ',
  cancelled: 'Cancelled.',
  unexpected: (message: string) => `Something unexpected went wrong: ${message}`,
  unexpectedHint: 'Run it again with DEBUG=1 and report what it prints.',
  unknownLanguage: (name: string) => `${name} is not a language.`,
  unknownLanguageHint: (names: string) => `Languages: ${names}.`,
};
