import type { Messages } from '../en/index.ts';

export const usage: Messages['usage'] = {
  unknownCommand: (name) => `Onbekende opdracht: ${name}.`,
  unknownCommandOrTopic: (name) => `Onbekende opdracht of onbekend onderwerp: ${name}.`,
  unknownFlag: (flag) => `Onbekende optie: ${flag}.`,
  missingArgument: (name) => `Argument ontbreekt: ${name}.`,
  missingValue: (flag) => `Waarde ontbreekt voor ${flag}.`,
  missingValueHint: (flag) => `Typ een waarde achter ${flag}, of laat ${flag} weg.`,
  tooManyArguments: (expected, given, command) =>
    `Te veel argumenten${command && ` voor ${command}`}: hoogstens ${expected}, maar ${given} gekregen.`,
  invalidValue: (name, value) => `Ongeldige waarde voor ${name}: ${value}.`,
  allowedChoices: (names) => `Kies uit: ${names}.`,
  noWholeNumber: 'Typ een geheel getal vanaf 1.',
  noYear: 'Gebruik een jaar vanaf 1970, met vier cijfers.',
  unknownZone: (name) => `Onbekende tijdzone: ${name}.`,
  unknownZoneHint: 'Typ een naam zoals Europe/Brussels of UTC.',
  didYouMean: (name) => `Bedoelde u ${name}?`,
  didYouMeanOneOf: (names) => `Bedoelde u een van deze: ${names}?`,
  seeHelp: 'Zie contact-report --help.',
};
