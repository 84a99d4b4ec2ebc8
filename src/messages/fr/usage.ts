import type { Messages } from '../en/index.ts';

export const usage: Messages['usage'] = {
  unknownCommand: (name) => `Commande inconnue : « ${name} ».`,
  unknownFlag: (flag) => `Option inconnue : « ${flag} ».`,
  missingArgument: (name) => `L’argument « ${name} » manque.`,
  missingValue: (flag) => `L’option « ${flag} » demande une valeur.`,
  tooManyArguments: (expected, given, command) => {
    const where = command && ` pour « ${command} »`;
    return `Trop d’arguments${where} : ${expected} au maximum, et vous en donnez ${given}.`;
  },
  invalidValue: (flag, value, why) => `« ${value} » ne convient pas à l’option « ${flag} ». ${why}`,
  invalidArgument: (name, value, why) => `« ${value} » ne convient pas à l’argument « ${name} ». ${why}`,
  allowedChoices: (names) => `Choix possibles : ${names}.`,
  noWholeNumber: 'Il faut un nombre entier à partir de 1.',
  noYear: 'Ce doit être une année à partir de 1970, en quatre chiffres.',
  unknownZone: (name) => `${name} n’est pas un fuseau horaire.`,
  unknownZoneHint: 'Écrivez-le comme Europe/Brussels ou UTC.',
  didYouMean: (name) => `Vouliez-vous dire ${name} ?`,
  didYouMeanOneOf: (names) => `Vouliez-vous dire l’un de ceux-ci : ${names} ?`,
  seeHelp: 'Voyez contact-report --help.',
};
