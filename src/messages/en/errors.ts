/** What is said when something cannot be done. */
export const errors = {
  /** Before what is wrong. */
  prefix: 'error: ',
  cancelled: 'Cancelled.',
  unexpected: (message: string) => `Something unexpected went wrong: ${message}`,
  unexpectedHint: 'Run it again with DEBUG=1 and report what it prints.',
  folderGone: 'The current folder does not exist any more.',
  folderGoneHint: 'Go to another one: cd',
  unknownLanguage: (name: string) => `${name} is not a language.`,
  unknownLanguageHint: (names: string) => `Languages: ${names}.`,

  notAnAddress: (text: string) => `${text} is not an e-mail address.`,
  notAnAddressHint: 'Write it as anna@example.be.',
  addressMissing: 'The e-mail address of the contact is missing.',
  addressMissingHint: 'Type contact-report create anna@example.be',

  notAReportId: (text: string) => `${text} is not a report id.`,
  notAReportIdHint: 'Ids are numbers; see contact-report list',
  reportIdMissing: 'The id of a report is missing.',
  reportIdMissingHint: 'Name one; see contact-report list',
  noReports: 'There are no reports yet.',
  noReportsHint: 'Make one: contact-report create',
  noSuchReports: (ids: readonly number[]) =>
    ids.length === 1 ? `There is no report ${ids[0]}.` : `There are no reports ${ids.join(', ')}.`,
  noSuchReportsHint: 'See the reports there are: contact-report list',
  noSuchCampaigns: (ids: readonly string[]) =>
    ids.length === 1 ? `There is no campaign ${ids[0]}.` : `There are no campaigns ${ids.join(', ')}.`,
  noSuchCampaignsHint: 'Nothing was changed; see the ids: contact-report campaigns',

  deleteNeedsIdAndYes: 'The id of a report and --yes are missing.',
  deleteNeedsYes: 'Deleting needs --yes where nobody can be asked.',
  deleteHint: (ids: string) => `Type contact-report delete ${ids} --yes`,
  notDeleted: (ids: string) => `Report ${ids} is processing and is not deleted.`,
  notDeletedHint: 'Wait until it is done: contact-report list',

  otherReportProcessing: (id: number, email: string, since: string) =>
    `Report ${id} (${email}) is processing since ${since} UTC; a store makes one report at a time.`,
  otherReportProcessingHint: 'Wait for it with --wait, or see how far it is: contact-report list',
  runLost: 'Another process took this report for interrupted.',
  runLostHint: (id: number) => `Run it again: contact-report rerun ${id}`,
  backgroundFailed: 'The background process ended before it began.',
  backgroundFailedHint: 'Try it without --detach.',
  lookLost: 'The process that read the store ended before it was done.',
  lookLostHint: 'Try it again.',

  zoneUnknown: (zone: string) => `The time zone of this report, ${zone}, is not known here.`,
  zoneUnknownHint: 'Show its times in another one: --tz UTC',
  noLengthOfTime: (flag: string, text: string) => `${flag} ${text} is no length of time.`,
  waitHint: 'Write a number and a unit: --wait 30s, --wait 5m or --wait 1h.',
  lastHint: 'Write a number and a unit: 30d, 12w, 6m or 1y.',
  lastCombined: '--last cannot be combined with --from or --to.',
  lastCombinedHint: 'Give either --last 30d, or --from and --to.',
  fromAfterTo: (from: string, to: string) => `--from ${from} is after --to ${to}.`,
  fromAfterToHint: 'Swap them: the period begins with --from.',
  noDate: (flag: string, text: string) => `${flag} ${text} is no date or time.`,
  noDateHint: 'Write a day (2026-01-31), a time (2026-01-31T10:00:00+01:00), today or yesterday.',

  notAnAction: (text: string) => `${text} is not an action.`,
  notAnActionNear: (names: string) => `Did you mean ${names}? All names: contact-report actions`,
  seeActions: 'See the names: contact-report actions',
  noActionLeft: 'No action is left to report on.',

  nothingToLookFor: (flag: string) => `${flag} says nothing to look for.`,
  leaveOut: (flag: string) => `Leave ${flag} out.`,
  contradict: (one: string, other: string) => `${one} and ${other} contradict each other.`,
  outputAndDetachHint: 'Leave one of them out; contact-report view writes a report to a file, too.',
  giveOne: 'Give one of them.',
  notAReportFormat: (name: string) => `${name} is not a format of reports.`,
  formats: (names: string) => `Formats: ${names}.`,

  wouldOverwrite: (flag: string, file: string) =>
    `${flag} ${file} would overwrite the store or a file to import.`,
  wouldOverwriteDatabase: (flag: string, file: string) => `${flag} ${file} would overwrite a database.`,
  wouldOverwriteHint: 'Name another file.',
  fileExists: (file: string) => `${file} exists and is not overwritten.`,
  fileExistsHint: 'Name a new file.',
  noRoomFor: (file: string) => `There is no room to write ${file}.`,
  noRoomForHint: 'Make room, or name another disk.',
  fileUnwritableHint: 'Name a file in a folder that is there and yours.',
};
