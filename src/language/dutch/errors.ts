import type { Texts } from '../texts.ts';

export const errors: Texts['errors'] = {
  cancelled: 'Geannuleerd.',
  unknownLanguage: (name) => `${name} is geen taal.`,
  unknownLanguageHint: (names) => `Talen: ${names}.`,
};
