import type { Texts } from '../texts.ts';

export const errors: Texts['errors'] = {
  prefix: 'erreur : ',
  cancelled: 'Annulé.',
  unexpected: (message) => `Un problème inattendu est survenu : ${message}`,
  unexpectedHint: 'Réessayez avec DEBUG=1 et signalez ce qui s’affiche.',
  unknownLanguage: (name) => `${name} n’est pas une langue.`,
  unknownLanguageHint: (names) => `Langues : ${names}.`,
};
