/** Texts that only the HTML page has. */
export const html = {
  title: (id: number) => `Contact report ${id}`,
  totals: 'Totals',
  timeline: 'Over time',
  timelineLabel: (events: string, first: string, last: string) =>
    `A bar chart of ${events} from ${first} to ${last}`,
  negative: 'Unsubscribed, blocked, complaint or not delivered',
  events: 'Events',
  made: (id: number, program: string, run: string | null) =>
    run === null ? `Report ${id} of ${program}.` : `Report ${id} of ${program}, answered on ${run}.`,
  sources: (list: string) => `Sources of the events: ${list}.`,
  unnamed: 'unnamed',
  footer: 'This page is self-contained: it loads nothing and runs no scripts.',
};
