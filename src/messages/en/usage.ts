/** Errors in the command line itself. */
export const usage = {
  unknownCommand: (name: string) => `Unknown command: ${name}.`,
  unknownCommandOrTopic: (name: string) => `Unknown command or topic: ${name}.`,
  unknownFlag: (flag: string) => `Unknown option: ${flag}.`,
  missingArgument: (name: string) => `Missing argument: ${name}.`,
  missingValue: (flag: string) => `Missing value for ${flag}.`,
  /** An empty value, as in `--email ""`. */
  missingValueHint: (flag: string) => `Type a value after ${flag}, or leave ${flag} out.`,
  tooManyArguments: (expected: number, given: number, command: string) =>
    `Too many arguments${command && ` for ${command}`}: expected ${expected}, got ${given}.`,
  /** `name` is a flag or an argument. */
  invalidValue: (name: string, value: string) => `Invalid value for ${name}: ${value}.`,
  allowedChoices: (names: string) => `Use one of: ${names}.`,
  noWholeNumber: 'Use a whole number from 1.',
  noYear: 'Use a year from 1970, in four digits.',
  unknownZone: (name: string) => `Unknown time zone: ${name}.`,
  unknownZoneHint: 'Use a name such as Europe/Brussels or UTC.',
  didYouMean: (name: string) => `Did you mean ${name}?`,
  didYouMeanOneOf: (names: string) => `Did you mean one of ${names}?`,
  seeHelp: 'See contact-report --help.',
};
