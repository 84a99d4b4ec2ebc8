/** Texts that only the HTML page has. */
export const html = {
  title: (id: number) => `Contact report ${id}`,
  totals: 'Totals',
  timeline: 'Over time',
  timelineLabel: (events: string, first: string, last: string) =>
    `A bar chart of ${events} from ${first} to ${last}`,
  negative: 'Bad news',
  events: 'Events',
  footer: 'Made with contact-report. This page is self-contained: it loads nothing and runs no scripts.',
};
