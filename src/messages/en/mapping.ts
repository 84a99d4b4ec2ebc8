/** The mapping of tables: its flags and files, and what is proposed for an unknown table. */
export const mapping = {
  mapForm: 'TARGET=COLUMN, for example --map email=Recipient',
  setForm: 'TARGET=VALUE, for example --set source=shop',
  eventForm: "ACTION=COLUMN, for example --event 'campaignRead=First open'",
  mapActionForm: 'WORD=ACTION, for example --map-action opened=campaignRead',
  incomplete: (flag: string, text: string) => `Invalid value for ${flag}: ${text}.`,
  typeForm: (flag: string, form: string) => `Type ${flag} ${form}.`,
  targetTwice: (target: string) => `Duplicate target: ${target}.`,
  targetTwiceHint: 'Give each target once, with --map or with --set.',
  unknownTarget: (flag: string, name: string) => `Unknown target for ${flag}: ${name}.`,
  unknownAction: (flag: string, name: string) => `Unknown action for ${flag}: ${name}.`,
  didYouMean: (names: readonly string[]) => `Did you mean ${names.join(' or ')}?`,
  useOneOf: (names: string) => `Use one of: ${names}.`,
  seeActions: 'List the names: contact-report actions',
  noAction: 'Missing --map for action.',
  noActionHint: 'Add --map action=COLUMN or, if every row is the same action, --set action=campaignSent.',
  noColumnsFor: (targets: readonly string[]) => `Missing --map for ${targets.join(' and ')}.`,
  add: (flags: string) => `Add ${flags}.`,
  setInvalid: (target: string, text: string) => `Invalid value for --set ${target}: ${text}.`,
  setTimeHint: 'Use a time such as 2026-01-31 or 2026-01-31T10:00:00+01:00.',
  setEmailHint: 'Use an e-mail address.',
  fileNameOfStdin: 'Standard input has no file name for @file.',
  fileNameOfStdinHint: 'Import the file by its name, or set the value itself.',

  noSuchColumn: (file: string, column: string) => `Column not found in ${file}: ${column}.`,
  columnsAre: (columns: string) => `Use one of: ${columns}.`,
  columnTwice: (file: string, column: string) => `${file} has the column ${column} twice.`,
  columnTwiceHint: (numbers: readonly string[]) => `Use its number: ${numbers.join(' or ')}.`,
  needsTable: (file: string) => `--map needs a table or JSON; ${file} is neither.`,
  needsTableHint: 'Import it without --map.',

  dateFormat: (format: string, flaw: string) => `Invalid value for --date-format: ${format} (${flaw}).`,
  dateFormatHint: "Use date-fns tokens, for example 'dd-MM-yyyy HH:mm' or \"yyyy-MM-dd'T'HH:mm:ss\".",
  dateFormatMistaken: (right: string, wrong: string) => `type ${right}, not ${wrong}`,
  dateFormatUnreadable: 'unknown tokens',
  dateFormatIncomplete: 'day, month or year is missing',
  dateFormatHalfDays: 'it has hours up to 12 but no a (am or pm)',

  contactsMissing: 'Missing --contacts: its columns are mapped.',
  contactsMissingHint: 'Add --contacts FILE.',
  contactsNoTable: (file: string) => `Cannot read contacts from ${file}: it is not a table.`,
  contactsNoTableHint: 'Use a CSV file with a header row, a column of ids and a column of addresses.',
  contactsColumn: (file: string, target: string) =>
    `Cannot read contacts from ${file}: which column is ${target}?`,
  contactsColumnHint: (target: string, columns: string) => `Add --map ${target}=COLUMN, one of: ${columns}.`,

  unreadable: (file: string, why: string) => `Cannot read the mapping ${file}: ${why}.`,
  isNotJson: 'invalid JSON',
  isOther: 'it is not a mapping file',
  invalidKey: (key: string) => `unknown key ${key}`,
  invalidValue: (key: string) => `invalid value of ${key}`,
  makeAnew: 'Write a new one with --save-mapping FILE.',
  newer: (file: string) => `The mapping ${file} was written by a newer version of contact-report.`,
  newerHint: 'Update contact-report, or write a new mapping with --save-mapping FILE.',
  nothingToSave: 'Missing mapping for --save-mapping.',
  nothingToSaveHint: 'Add --map email=COLUMN and the like.',
  saved: (file: string) => `Mapping saved: ${file}`,
  notAnEncoding: 'Use the name of an encoding, for example utf-8, windows-1252, iso-8859-15 or utf-16le.',
  notASeparator: 'Use one character, or comma, semicolon, tab or pipe.',
  notANumberOfLines: 'It must be a whole number from 0 to 100000.',

  unknownColumns: (columns: string) => `unknown columns (${columns})`,
  unknownKeys: (keys: string) => `unknown keys (${keys})`,
  mapThem: (command: string) => `Map them: ${command}`,
  or: (command: string) => `, or ${command}`,
  columnsAndRows: (separator: string) => `Columns and their first rows, separated by ${separator}:`,
  keysAndValues: 'Keys and their first values:',
  separators: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'pipes' } as Readonly<
    Record<string, string>
  >,
  moreColumns: (count: number) => `… and ${count} more`,
  addresses: 'addresses',
  times: 'times',
  words: 'words',
  wordsOf: (column: string) => `Words in ${column} and the actions proposed:`,
  wordsOfFirst: (column: string, rows: string) =>
    `Words in the first ${rows} rows of ${column} and the actions proposed:`,
  noProposal: '? (ignored unless you map it)',
  noProposalHint: (word: string) =>
    `For each word with ?, add its action: --map-action ${word}=ACTION (contact-report actions lists them).`,
  contactList: (column: string | null) =>
    column === null
      ? 'This looks like a list of contacts, not of events: only what has a time can be imported.'
      : `This looks like a list of contacts, not of events: ${column} holds states without their times. Only what has a time can be imported.`,
  statesUnused: (column: string) =>
    `${column} holds the latest state, without its time; the command leaves it out.`,
  noAddresses:
    'No column holds e-mail addresses. Replace COLUMN; for a column of ids, add --contacts with a table of ids and addresses.',
  idsOfContacts: (column: string) =>
    `No column holds e-mail addresses. For the ids in ${column}, replace FILE by a table of ids and addresses.`,
  noTimes: 'No column holds times. Replace TIME by the time of all rows.',
  noActions: 'No column tells what happened. Replace ACTION by the action of all rows.',
  severalTimes: (column: string) => `Several columns hold times; the command uses ${column}.`,
  timeOfSending: (column: string) =>
    `Check ${column}: it may be the time of the sending, not of what happened.`,
  dayOrMonth: (time: string) => `No row shows whether ${time} begins with the day or with the month.`,
  ifDayFirst: 'If the day is first:',
  ifMonthFirst: 'If the month is first:',
  importIt: 'Import it:',
  tryAndKeep: '--dry-run tries it; --save-mapping FILE keeps the mapping for the next file.',
};
