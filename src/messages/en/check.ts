/** The search for mail after an opt-out: `check`. */
export const check = {
  checking: 'Looking for mail after an opt-out',
  checked: (contacts: string) => `Looking for mail after an opt-out: ${contacts} contacts`,

  columns: {
    rule: 'Rule',
    sent: 'Mail sent',
    contact: 'Contact',
    campaign: 'Campaign',
    ended: 'Before it',
    certainty: 'Certainty',
  },
  certain: 'certain',
  possible: (why: string) => `possible: ${why}`,
  /** Why a finding is only possible. */
  why: {
    typeUnknown: 'kind of mail not known',
    mailScopeUnknown: 'list of the mail not known',
    endingScopeUnknown: 'list or group of the opt-out not known',
    otherSource: 'opted out at another platform',
    ambiguousRecipient: 'perhaps another recipient opted out',
    sentTimeUnknown: 'time of sending not known',
    followedBySignUp: 'signed up within the hour',
  },
  notes: {
    reimported: 'put back by an import',
    scannerSuspected: 'perhaps opted out by a program',
  },
  nothingShown: 'no consent shown',

  /** The line below the findings. */
  summary: (findings: string, certain: string, contacts: string) =>
    `${findings}, ${certain} certain, in ${contacts}.`,
  findings: (count: number, shown: string) => (count === 1 ? '1 finding' : `${shown} findings`),
  contacts: (count: number, shown: string) => (count === 1 ? '1 contact' : `${shown} contacts`),
  notCounted: (parts: string) => `Not counted: ${parts}.`,
  withinGrace: (count: string, grace: string) => `${count} within the grace of ${grace}`,
  transactional: (count: string) => `${count} transactional`,
  test: (count: string) => `${count} test`,
  heldBack: (count: string) => `${count} held back by the platform`,
  more: (count: string) => `${count} more; --limit shows more, --format csv all of them`,
  /** Sources of which mail was sent and no opt-out is known. */
  noOptOuts: (sources: string) =>
    `Careful: the store holds no opt-outs of ${sources}, so none of its mail can be found.`,
  stale: (sources: string) => `Careful: the last import of ${sources} is older than --max-age.`,
  noHistory: 'The store has no events yet, so nothing can be found. Import some: contact-report import FILE',

  invalidGrace: (text: string) => `Invalid grace: ${text}.`,
  invalidGraceHint: 'Type 0, hours (48h), days (2d), weeks (1w) or business days (10bd).',
  invalidAgeHint: 'Type hours (48h), days (2d) or weeks (1w).',
  noSuchContacts: (emails: readonly string[]) =>
    `${emails.length === 1 ? 'Contact' : 'Contacts'} not found: ${emails.join(', ')}.`,
  noSuchContactsHint: 'Nothing was checked.',
};
