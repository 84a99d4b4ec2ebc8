import type { Texts } from '../texts.ts';

export const errors: Texts['errors'] = {
  prefix: 'fout: ',
  cancelled: 'Geannuleerd.',
  unexpected: (message) => `Er ging onverwacht iets mis: ${message}`,
  unexpectedHint: 'Voer de opdracht opnieuw uit met DEBUG=1 en meld wat er verschijnt.',
  unknownLanguage: (name) => `${name} is geen taal.`,
  unknownLanguageHint: (names) => `Talen: ${names}.`,
};
