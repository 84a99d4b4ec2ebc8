/** What is said when something cannot be done. */
export const errors = {
  cancelled: 'Cancelled.',
  unknownLanguage: (name: string) => `${name} is not a language.`,
  unknownLanguageHint: (names: string) => `Languages: ${names}.`,
};
