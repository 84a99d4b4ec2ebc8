/** What is said of a command line that cannot be understood. */
export const usage = {
  unknownCommand: (name: string) => `Unknown command '${name}'.`,
  unknownFlag: (flag: string) => `Unknown option '${flag}'.`,
  missingArgument: (name: string) => `Missing required argument '${name}'.`,
  missingValue: (flag: string) => `Option '${flag}' argument missing.`,
  tooManyArguments: (expected: number, given: number, command: string) =>
    `Too many arguments${command && ` for '${command}'`}. Expected ${expected} argument${expected === 1 ? '' : 's'} but got ${given}.`,
  invalidValue: (flag: string, value: string, why: string) =>
    `Option '${flag}' argument '${value}' is invalid. ${why}`,
  invalidArgument: (name: string, value: string, why: string) =>
    `Command-argument value '${value}' is invalid for argument '${name}'. ${why}`,
  allowedChoices: (names: string) => `Allowed choices are ${names}.`,
  noWholeNumber: 'It must be a whole number from 1.',
  noYear: 'It must be a year from 1970, in four digits.',
  unknownZone: (name: string) => `${name} is not a time zone.`,
  unknownZoneHint: 'Name one as Europe/Brussels or UTC.',
  didYouMean: (name: string) => `Did you mean ${name}?`,
  didYouMeanOneOf: (names: string) => `Did you mean one of ${names}?`,
  seeHelp: 'See contact-report --help.',
};
