import type { Messages } from '../en/index.ts';

export const usage: Messages['usage'] = {
  unknownCommand: (name) => `Onbekende opdracht ‘${name}’.`,
  unknownFlag: (flag) => `Onbekende optie ‘${flag}’.`,
  missingArgument: (name) => `Het argument ‘${name}’ ontbreekt.`,
  missingValue: (flag) => `De optie ‘${flag}’ vraagt een waarde.`,
  tooManyArguments: (expected, given, command) =>
    `Te veel argumenten${command && ` voor ‘${command}’`}: hoogstens ${expected}, en u geeft er ${given}.`,
  invalidValue: (flag, value, why) => `‘${value}’ is niet geldig voor de optie ‘${flag}’. ${why}`,
  invalidArgument: (name, value, why) => `‘${value}’ is niet geldig voor het argument ‘${name}’. ${why}`,
  allowedChoices: (names) => `Mogelijke keuzes: ${names}.`,
  noWholeNumber: 'Het moet een geheel getal vanaf 1 zijn.',
  noYear: 'Het moet een jaar vanaf 1970 zijn, met vier cijfers.',
  unknownZone: (name) => `${name} is geen tijdzone.`,
  unknownZoneHint: 'Schrijf ze als Europe/Brussels of UTC.',
  didYouMean: (name) => `Bedoelde u ${name}?`,
  didYouMeanOneOf: (names) => `Bedoelde u een van deze: ${names}?`,
  seeHelp: 'Zie contact-report --help.',
};
