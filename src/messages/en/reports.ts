import { numbers } from './numbers.ts';

const plural = (count: number) => (count === 1 ? '' : 's');
const events = (count: number) => `${numbers.whole(count)} event${plural(count)}`;

/** A report as people read it. */
export const reports = {
  events,
  categories: { email: 'Email', campaign: 'Campaign' },
  allActions: 'all actions',
  allActionsOf: (category: string) => `all ${category} actions`,
  except: (actions: string) => ` except ${actions}`,

  wholeHistory: 'the whole history',
  until: (end: string) => `until ${end}`,
  since: (start: string) => `since ${start}`,
  fromTo: (start: string, end: string) => `${start} to ${end}`,
  last: (length: string) => `last ${length}`,
  lastDays: (count: number) => (count === 1 ? 'last day' : `last ${count} days`),
  lastWeeks: (count: number) => (count === 1 ? 'last week' : `last ${count} weeks`),
  lastMonths: (count: number) => (count === 1 ? 'last month' : `last ${count} months`),
  lastYears: (count: number) => (count === 1 ? 'last year' : `last ${count} years`),

  statuses: { completed: 'completed', failed: 'failed', processing: 'processing' },
  percent: (percent: number) => `${percent}%`,
  noReasonKnown: 'unknown reason',
  lastRunFailed: (reason: string, shown: string) => `The last run failed: ${reason}; ${shown}`,
  reportIs: (status: string, shown: string) => `The report is ${status}; ${shown}`,
  noAnswerYet: 'there is no answer yet.',
  answerOf: (moment: string) => `this is the answer from ${moment}.`,
  archivedNotShown: (count: number) =>
    `${events(count)} of archived campaigns not shown (--archived shows them)`,
  undoneSince: (count: number) =>
    `${events(count)} came from an import that was undone since (rerun leaves ${count === 1 ? 'it' : 'them'} out)`,
  shownOf: (shown: number, all: number, filter: string) =>
    `${numbers.whole(shown)} of ${events(all)} shown (${filter})`,
  noEvents: 'No events.',

  report: (id: number) => `Report ${id}`,
  labels: {
    status: 'Status',
    actions: 'Actions',
    period: 'Period',
    archived: 'Archived',
    sources: 'Sources',
    machines: 'Machines',
    run: 'Run',
    events: 'Events',
    shown: 'Shown',
  },
  labelled: (label: string) => `${label}:`,
  searchedToo: 'searched too',
  notSearched: 'not searched',
  machinesLeftOut: 'opens and clicks by machines left out',
  only: (filter: string) => `only ${filter}`,

  columns: {
    when: (zone: string) => `When (${zone})`,
    campaign: 'Campaign',
    action: 'Action',
    source: 'Source',
    details: 'Details',
  },
  archivedCampaign: (name: string) => `${name} (archived)`,
  fromSource: (source: string) => `from ${source}`,
  fromUnnamedSource: 'from an unnamed source',
  detail: (name: string, text: string) => `${name}: ${text}`,

  moreCharacters: (count: number) => ` (${count} more characters; --json shows all)`,
  eventId: 'event id',
  no: 'no',
  detailsOmitted: (omitted: string) => `Details not shown: ${omitted}. --details all shows them.`,
};
