import type { Texts } from '../texts.ts';

export const errors: Texts['errors'] = {
  cancelled: 'Annulé.',
  unknownLanguage: (name) => `${name} n’est pas une langue.`,
  unknownLanguageHint: (names) => `Langues : ${names}.`,
};
