/** Imports: why one is refused, its progress, and the result for each record. */
export const imports = {
  cannotImport: (file: string, why: string) => `Cannot import ${file}: ${why}.`,

  checkName: 'Check the name and try again.',
  damagedFromStart: 'its compressed data is damaged from the start',
  getAnew: 'Get a new copy of the file and try again.',
  isZip: 'it is a ZIP archive',
  unpack: 'Unpack it and import the files in it.',
  isBinary: 'it is a binary file',
  importTexts: 'Import NDJSON, JSON or CSV; see contact-report import --help.',
  tooManyColumns: (count: string, most: string) => `it has ${count} columns, more than ${most}`,
  noTable: 'it is neither JSON nor a table',
  seeFormats: 'See the formats: contact-report import --help',
  unknownFormat: (name: string) => `Unknown format: ${name}.`,
  formats: (names: string) => `Use one of: ${names}.`,
  stdinTwice: 'Standard input (-) can be read only once.',
  stdinTwiceHint: 'Name - only once.',
  rejectsUnwritable: (file: string, reason: string) =>
    `Cannot write rejected records to ${file}: ${reason}; the import stopped there.`,
  rejectsNoFile: (file: string) => `Cannot write rejected records to ${file}: it is not a regular file.`,
  rejectsUnwritableHint:
    'Choose another file with --rejects and repeat the import; nothing is counted twice.',

  importing: (file: string, percent: string | null) =>
    `Importing ${file}${percent === null ? '' : ` ${percent}`}`,
  following: (files: string) => `Following ${files}. Ctrl-C ends it.`,
  followingShort: (files: string) => `Following ${files} (Ctrl-C ends it)`,
  followStdin: 'Standard input (-) cannot be followed: it is read to its end anyway.',
  followStdinHint: 'Leave out --follow, or name a file or a folder.',
  followDryRun: '--dry-run cannot follow files: it has no end at which to print the counts.',
  followDryRunHint: 'Leave out --follow or --dry-run.',
  cannotGrow: 'it is neither a regular file nor a folder',
  standardInput: 'standard input',
  events: (count: string) => `${count} events`,
  eventsSoFar: (count: string) => `${count} events so far`,
  rejectedSoFar: (count: string) => `${count} rejected`,
  perSecond: (count: string) => `${count}/s`,
  secondsLeft: (seconds: number) => `about ${seconds} s left`,
  minutesLeft: (minutes: number) => `about ${minutes} min left`,
  hoursLeft: (hours: number) => `about ${hours} h left`,

  rejection: (file: string, record: number, reason: string) => `${file}, record ${record}: ${reason}`,
  moreRejections: (count: string, kept: boolean) =>
    `… and ${count} more${kept ? '' : '; --rejects FILE keeps them'}`,
  noRecords: (file: string) => `No records in ${file}.`,
  imported: 'imported',
  duplicates: 'duplicates',
  ignored: 'ignored',
  rejected: 'rejected',
  ignoredKind: (count: string, kind: string) => `ignored ${count} × ${kind}`,
  timesWithoutZone: (count: number, shown: string, zone: string) =>
    `${count === 1 ? '1 time without a zone was' : `${shown} times without a zone were`} read in ${zone}`,
  otherZone: '--tz sets another',
  dryRun: 'Dry run: nothing was written.',
  firstEvents: (zone: string) => `First events as read, in ${zone}:`,

  unfinished: (counts: string) => `not finished: ${counts}`,
  undoneAt: (moment: string, counts: string) => `undone ${moment}: ${counts}`,
  none: 'The store has no imports yet. Import events: contact-report import FILE',
  undoWhich: 'Undo which import?',
  confirmUndo: (id: number, files: string, events: string) =>
    `Undo import ${id} (${files})? Its ${events} events are removed; reports stay as they are.`,
  undoing: (id: number, percent: string | null) =>
    `Undoing import ${id}${percent === null ? '' : ` ${percent}`}`,
  undone: (id: number, events: string, contacts: string, campaigns: string) =>
    `Import ${id} is undone. Removed: ${events} events, ${contacts} contacts, ${campaigns} campaigns.`,
  reportsStay: (ids: readonly number[], rerun: string) =>
    ids.length === 1
      ? `Report ${ids[0]} shows some of these events and stays as it is. To leave them out: ${rerun}`
      : `Reports ${ids.join(', ')} show some of these events and stay as they are. To leave them out of the first: ${rerun}`,
  laterDuplicates: (count: string, files: string) =>
    `Later imports reported ${count} duplicates (${files}). If some of these were events of this import, import the files again.`,
  undoneMeanwhile: (id: number) => `Import ${id} was undone while it was running; it stopped.`,
  undoneMeanwhileHint: 'Import the files again if their events are wanted.',

  isWorkbook: 'it is an Excel workbook',
  isSpreadsheet: 'it is a spreadsheet',
  saveAsCsv: 'Save it as CSV (in Excel: CSV UTF-8) and import that file.',
  ambiguousDates: (time: string) => `the order of day and month is not known: ${time}`,
  datesContradict: (time: string) =>
    `--date-format does not fit ${time}; day and month are in the other order`,
  chooseDateFormat: (formats: readonly string[]) => `Add ${formats.join(' or ')}.`,
  readAsWindows1252: (file: string) => `${file} is not UTF-8; it was read as Windows-1252.`,
  unknownWord: (word: string) =>
    `The word ${word} is unknown: its records were ignored. To import them: --map-action ${word}=ACTION`,
  otherKinds: 'other kinds',
  noAction: 'no action',
  noEvent: 'no event',
  noActivity: 'no activity',
  ownAnswer: (kind: string) => `${kind} (own answer)`,
  noKind: 'activity of no kind',
  emptyPage: 'empty page',
  emptyAnswer: 'empty answer',
  contactWithoutTimes: 'contact without times',
  webhookTest: 'test of the webhook',
};
