/** The history of each source, and what may be missing: `store coverage`. */
export const coverage = {
  columns: {
    contact: 'Contact',
    source: 'Source',
    events: 'Events',
    first: 'First',
    last: 'Last',
    lastImport: 'Last import',
    sent: 'Sent',
    delivered: 'Delivered',
    opened: 'Opened',
    optIns: 'Opt-ins',
    optOuts: 'Opt-outs',
  },
  fromTo: (first: string, last: string) => `${first} to ${last}`,
  nothing: 'The store has no events yet. Import some: contact-report import FILE',
  /** Each sentence names both possibilities. */
  warnings: {
    gap: (count: number, least: string, usual: string, from: string, to: string, days: string) =>
      `${count === 1 ? '1 pause' : `${count} pauses`} of ${least} days or more (usual: ${usual}), the longest ${from} to ${to}, ${days} days: nothing sent, or nothing imported`,
    noOptIns: 'no opt-ins: none happened, or none were imported',
    noOptOuts: 'no opt-outs: none happened, or none were imported',
    noSent:
      'nothing sent, although mail was delivered or opened: the platform keeps no such events, or they were not imported',
    noOpens: 'a month of mail without opens: tracking off, or not imported',
    noClicks: 'a month of mail without clicks: tracking off, or not imported',
    stale: 'the last import is old: nothing new, or not imported',
    rejected: 'an import rejected records',
    zoneless: 'an import had times without a zone',
    notKnown: 'imported before imports were recorded',
  },
  archived: (campaigns: string, events: string) =>
    `Archived campaigns: ${campaigns}, with ${events} events; reports leave out the Campaign events of them without --archived.`,
  unknownKind: (campaigns: string, events: string) =>
    `Campaigns of an unknown kind: ${campaigns}, with ${events} events.`,
  asOf: (time: string) => `As of ${time}`,
};
