/** What is said around the run of a report: what one waits for, how far it is, and why it found nothing. */
export const runs = {
  /** What is being done, and facts of it. */
  told: (what: string, facts: string) => `${what}: ${facts}`,
  building: 'Building the report',
  buildingReport: (id: number) => `Building report ${id}`,
  /** `day` is the latest one that is in the report, of those from `first` to `last`. */
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

  noContactNear: (email: string, near: string) => `The store knows no contact ${email}. Nearest: ${near}.`,
  noContact: (email: string) => `The store knows no contact ${email}, nor one that is spelled like it.`,
  noEvents: 'The store holds no events yet. Load some: contact-report import FILE',
  archived: (count: number, shown: string) =>
    `${count === 1 ? 'There is 1 event' : `There are ${shown} events`} in archived campaigns; --archived shows them.`,
  outside: (days: readonly string[]) =>
    `There are events outside the period; the nearest on ${days.join(' and on ')}.`,
  leftOut: (count: number, shown: string) =>
    `${count === 1 ? 'There is 1 event' : `There are ${shown} events`} in the period that the chosen actions, sources or machine filter leave out.`,
  nothing: 'The store holds no such event.',

  whichReport: 'Which report?',
  rerunWhich: 'Run which report again?',
  deleteWhich: 'Delete which report?',
  confirmDelete: (names: string) => `Delete report ${names}? Events stay.`,
  deleted: (ids: readonly number[]) =>
    `Deleted ${ids.length === 1 ? 'report' : 'reports'} ${ids.join(', ')}.`,
  backToList: 'back to the list',

  noReportMatches: 'No report matches.',
  noReportsYet: 'There are no reports yet. Make one: contact-report create',
  noCampaignsYet: 'The store knows no campaigns yet. Load events: contact-report import FILE',
};
