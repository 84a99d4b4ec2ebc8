import type { Messages } from '../en/index.ts';

export const usage: Messages['usage'] = {
  unknownCommand: (name) => `Commande inconnue : ${name}.`,
  unknownCommandOrTopic: (name) => `Commande ou sujet inconnu : ${name}.`,
  unknownFlag: (flag) => `Option inconnue : ${flag}.`,
  missingArgument: (name) => `Argument manquant : ${name}.`,
  missingValue: (flag) => `Valeur manquante pour ${flag}.`,
  missingValueHint: (flag) => `Tapez une valeur après ${flag}, ou omettez ${flag}.`,
  tooManyArguments: (expected, given, command) =>
    `Trop d’arguments${command && ` pour ${command}`} : ${expected} au maximum, ${given} reçus.`,
  invalidValue: (name, value) => `Valeur non valide pour ${name} : ${value}.`,
  allowedChoices: (names) => `Choix possibles : ${names}.`,
  noWholeNumber: 'Tapez un nombre entier à partir de 1.',
  noYear: 'Indiquez une année à partir de 1970, en quatre chiffres.',
  unknownZone: (name) => `Fuseau horaire inconnu : ${name}.`,
  unknownZoneHint: 'Tapez un nom comme Europe/Brussels ou UTC.',
  didYouMean: (name) => `Vouliez-vous dire ${name} ?`,
  didYouMeanOneOf: (names) => `Vouliez-vous dire l’un de ceux-ci : ${names} ?`,
  seeHelp: 'Voyez contact-report --help.',
};
