/** The run of a report: progress, waiting, and why it found nothing. */
export const runs = {
  /** The work that is going on, and facts about it. */
  progressLine: (work: string, facts: string) => `${work}: ${facts}`,
  building: 'Building the report',
  buildingReport: (id: number) => `Building report ${id}`,
  /** `day` is the latest one in the report, of those from `first` to `last`. */
  coveredDays: (day: string, first: string, last: string) => `${day} of ${first} to ${last}`,
  events: (count: number, shown: string) => (count === 1 ? '1 event' : `${shown} events`),
  reading: (id: number) => `Reading report ${id}`,
  writing: (id: number) => `Writing report ${id}`,
  waitingFor: (id: number, email: string, percent: string) =>
    `Waiting for report ${id} (${email}), ${percent}`,
  givesUpIn: (minutes: number, seconds: number) =>
    `; gives up in ${minutes > 0 ? `${minutes}m ` : ''}${seconds}s`,
  stopsWatching: 'ctrl-c stops watching',
  detached: (id: number) => `Report ${id} is being built: contact-report list`,

  stillProcessing: (id: number) =>
    `Report ${id} is still processing and has no answer yet: contact-report list`,
  failedBefore: (id: number, reason: string) =>
    `Report ${id} failed (${reason}) and has no answer yet: contact-report rerun ${id}`,
  interrupted: 'interrupted',
  cancelled: 'cancelled',

  noContactNear: (email: string, near: string) => `Contact not found: ${email}. Nearest: ${near}.`,
  noContact: (email: string) => `Contact not found: ${email}. The store has no similar address either.`,
  noEvents: 'The store has no events yet. Import some: contact-report import FILE',
  archived: (count: number, shown: string) =>
    `${count === 1 ? '1 event is' : `${shown} events are`} in archived campaigns; --archived shows ${count === 1 ? 'it' : 'them'}.`,
  outside: (days: readonly string[]) =>
    `There are events outside the period; the nearest are on ${days.join(' and ')}.`,
  leftOut: (count: number, shown: string) =>
    `${count === 1 ? '1 event' : `${shown} events`} in the period did not match the chosen actions, sources or machine filter.`,
  nothing: 'The store has no matching event.',

  whichReport: 'Which report?',
  rerunWhich: 'Run which report again?',
  deleteWhich: 'Delete which report?',
  confirmDelete: (names: string) => `Delete report ${names}? Events stay.`,
  deleting: (ids: readonly number[]) =>
    `Deleting ${ids.length === 1 ? 'report' : 'reports'} ${ids.join(', ')}`,
  deleted: (ids: readonly number[]) =>
    `Deleted ${ids.length === 1 ? 'report' : 'reports'} ${ids.join(', ')}.`,
  backToList: 'back to the list',

  noReportMatches: 'No matching reports.',
  noReportsYet: 'There are no reports yet. Create one: contact-report create',
  noCampaignsYet: 'The store has no campaigns yet. Import events: contact-report import FILE',
};
