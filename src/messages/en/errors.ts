import { listWords } from '../list-words.ts';

/** Errors of the command line and of reports: what failed, and a hint with what to type. */
export const errors = {
  /** Stands before the message. */
  prefix: 'error: ',
  cancelled: 'Cancelled.',
  unexpected: (message: string) => `Unexpected error: ${message}`,
  unexpectedHint: 'Run it again with DEBUG=1 and report the output.',
  folderGone: 'The current directory no longer exists.',
  folderGoneHint: 'Change to another one: cd',
  unknownLanguage: (name: string) => `Unknown language: ${name}.`,
  unknownLanguageHint: (names: string) => `Use one of: ${names}.`,

  notAnAddress: (text: string) => `Invalid e-mail address: ${text}.`,
  notAnAddressHint: 'Use the form anna@example.be.',
  severalAddresses: (text: string) => `Several addresses: ${text}.`,
  severalAddressesHint: 'Give one address at a time.',
  addressMissing: 'Missing e-mail address.',
  addressMissingHint: 'Type contact-report create anna@example.be',

  notAReportId: (text: string) => `Invalid report id: ${text}.`,
  notAReportIdHint: 'Find the id: contact-report list. An address or the word latest names a report, too.',
  reportIdMissing: 'Missing report id.',
  reportIdMissingHint: 'Find the id: contact-report list',
  noReports: 'There are no reports yet.',
  noReportsHint: 'Create one: contact-report create',
  noReportOn: (email: string) => `No report on ${email}.`,
  noReportOnHint: (email: string) => `Create one: contact-report create ${email}`,
  noSuchReports: (ids: readonly number[]) =>
    `${ids.length === 1 ? 'Report' : 'Reports'} not found: ${ids.join(', ')}.`,
  noSuchReportsHint: 'Find the ids: contact-report list',
  noSuchCampaigns: (ids: readonly string[]) =>
    `${ids.length === 1 ? 'Campaign' : 'Campaigns'} not found: ${ids.join(', ')}.`,
  ambiguousCampaign: (id: string) => `Ambiguous campaign id: ${id}.`,
  ambiguousCampaignHint: (ids: readonly string[]) => `Add the platform: ${listWords(ids, 'or')}`,
  whichCampaign: (id: string) => `Which campaign is ${id}?`,
  noSuchCampaignsHint: 'Nothing was changed. Find the ids: contact-report campaigns',

  deleteNeedsIdAndYes: 'Missing report id and --yes.',
  deleteNeedsYes: 'Missing --yes: the program cannot ask for confirmation here.',
  deleteHint: (ids: string) => `Type contact-report delete ${ids} --yes`,
  notDeleted: (ids: string) => `Cannot delete report ${ids}: it is processing.`,
  notDeletedHint: 'Wait until it has finished: contact-report list',

  otherReportProcessing: (id: number, email: string, since: string) =>
    `Report ${id} (${email}) has been processing since ${since} UTC; a store runs one report at a time.`,
  otherReportProcessingHint: 'Wait for it with --wait, or check its progress: contact-report list',
  answerReplaced: (id: number) => `Report ${id} was run again while it was being read.`,
  answerReplacedHint: (id: number) => `Print it again: contact-report view ${id}`,
  runLost: 'Another process marked this report as interrupted.',
  runLostHint: (id: number) => `Run it again: contact-report rerun ${id}`,
  backgroundFailed: 'The background process exited before it started the report.',
  backgroundFailedHint: 'Try again without --detach.',
  readerLost: 'The process that was reading the store exited before it finished.',
  readerLostHint: 'Try again.',

  zoneUnknown: (zone: string) => `Unknown time zone in this report: ${zone}.`,
  zoneUnknownHint: 'Show its times in another zone: --tz UTC',
  invalidDuration: (flag: string, text: string) => `Invalid duration for ${flag}: ${text}.`,
  waitHint: 'Type a number and a unit: --wait 30s, --wait 5m or --wait 1h.',
  lastHint: 'Type a number and a unit: 30d, 12w, 6m or 1y.',
  lastCombined: '--last cannot be combined with --from or --to.',
  lastCombinedHint: 'Use either --last 30d, or --from and --to.',
  fromAfterTo: (from: string, to: string) => `--from ${from} is after --to ${to}.`,
  fromAfterToHint: 'Swap them: the period starts at --from.',
  invalidDate: (flag: string, text: string) => `Invalid date for ${flag}: ${text}.`,
  skippedDay: (flag: string, text: string, zone: string) =>
    `${flag} ${text}: this day did not exist in ${zone}, whose clocks skipped it.`,
  skippedDayHint: 'Use the day before or after it.',
  invalidDateHint:
    'Type a day (2026-01-31), a time (2026-01-31T10:00:00+01:00), today, yesterday or last month.',

  notAnAction: (text: string) => `Unknown action: ${text}.`,
  notAnActionNear: (names: string) => `Did you mean ${names}? All names: contact-report actions`,
  ambiguousAction: (text: string) => `Ambiguous action: ${text}.`,
  ambiguousActionHint: (names: string) => `It can be ${names}.`,
  seeActions: 'List the names: contact-report actions',
  noActionLeft: 'No actions left: the flags exclude all of them.',

  searchTextMissing: (flag: string) => `${flag} needs a search text.`,
  leaveOut: (flag: string) => `Give one, or leave ${flag} out.`,
  contradict: (one: string, other: string) => `${one} and ${other} cannot be combined.`,
  outputAndDetachHint: 'Use only one of them; contact-report view also writes a report to a file.',
  detachOneHint: 'Give one report with --detach.',
  giveOne: 'Use only one of them.',
  notAReportFormat: (name: string) => `Unknown report format: ${name}.`,
  unknownEnding: (file: string, ending: string) => `Unknown ending of --output ${file}: ${ending}.`,
  unknownEndingHint: (endings: string) => `Use one of ${endings}, or say which format it is: --format csv`,
  onePage: 'An HTML page holds one report.',
  onePageHint: 'Give one report, or another format: --format json',
  formats: (names: string) => `Use one of: ${names}.`,

  wouldOverwrite: (flag: string, file: string) =>
    `${flag} ${file} would overwrite the store or an input file.`,
  wouldOverwriteDatabase: (flag: string, file: string) => `${flag} ${file} would overwrite a database file.`,
  wouldOverwriteHint: 'Choose another file.',
  fileExists: (file: string) => `File already exists: ${file}.`,
  fileExistsHint: 'Choose a new file name.',
  noRoomFor: (file: string) => `Cannot write ${file}: the disk is full.`,
  noRoomForHint: 'Free some space, or choose another disk.',
  fileUnwritableHint: 'Choose a file in a directory that exists and that you may write to.',
};
