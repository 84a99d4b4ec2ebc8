/** Answers about consent: `consent`. */
export const consent = {
  reading: 'Reading the history',
  /** The moment of the question, below the address. */
  heading: (moment: string) => `Consent at ${moment}`,
  endOf: (day: string, zone: string) => `the end of ${day}, ${zone}`,

  labels: {
    state: 'State',
    asked: 'Asked about',
    known: 'Known',
    wording: 'Wording',
    obstacle: 'Obstacle',
  },
  /** The states of a scope, and of all of them together. */
  states: {
    granted: 'given',
    unconfirmed: 'not confirmed',
    withdrawn: 'withdrawn',
    stopped: 'stopped by the sender',
    unknown: 'unknown',
    mixed: 'differs by list',
  },
  since: (state: string, time: string) => `${state} since ${time}`,
  grades: {
    confirmed: 'confirmed by double opt-in',
    traced: 'sign-up with form or IP address',
    stated: 'according to the platform, without a trace',
  },
  stops: { blacklist: 'blacklist', deleted: 'deleted', removed: 'taken out of the group' },
  /** The effect of an event on consent; `scope` as in {@link scopes}. */
  effects: {
    opens: (scope: string) => `opens ${scope}`,
    confirms: (scope: string) => `confirms ${scope}`,
    ends: (scope: string) => `ends ${scope}`,
    stops: (scope: string) => `stops ${scope}`,
    lifts: (scope: string) => `lifts the stop of ${scope}`,
    asserts: (scope: string) => `entered, not shown: ${scope}`,
    nothing: () => 'does not count',
  },
  scopes: {
    all: 'all mail',
    list: (name: string) => `list ${name}`,
    group: (name: string) => `group ${name}`,
    preference: (name: string) => `preference ${name}`,
    unnamedList: 'a list without a name',
    unnamedGroup: 'a group without a name',
    unnamedPreference: 'a preference without a name',
  },
  actors: {
    person: 'the person',
    platform: 'the platform',
    operator: 'staff',
    import: 'an import',
    state: 'an export of the present state',
    machine: 'a machine',
  },
  by: (actor: string) => `by ${actor}`,

  noSource: 'no source',
  /** How far the store knows a source. */
  knownTo: (source: string, day: string) => `${source} to ${day}`,
  wordingNotRecorded: 'not recorded',
  bouncedOut: (source: string, time: string) => `${source}: bounced out since ${time}`,

  columns: {
    contact: 'Contact',
    source: 'Source',
    scope: 'Scope',
    state: 'State',
    since: 'Since',
    shownBy: 'Shown by',
    effect: 'Effect',
  },

  /** Why a state is unknown. */
  reasons: {
    'no-contact': 'the store knows no such contact',
    'before-first-event': 'before the first event',
    'no-consent-event': 'neither an opt-in nor an opt-out',
    'asserted-only': 'only entered, not shown',
    'list-not-named': 'an opt-in that names no list',
    'ambiguous-recipient': 'perhaps another recipient',
  },
  noContact: (email: string) => `The store knows no contact ${email}.`,
  beforeFirst: (email: string, day: string) =>
    `The history of ${email} begins on ${day}; before that the store knows nothing.`,
  noConsentEvent: (mails: string, opens: string) =>
    `The history shows ${mails} and ${opens}, but neither an opt-in nor an opt-out.`,
  mails: (count: number, shown: string) => (count === 1 ? '1 mail' : `${shown} mails`),
  opens: (count: number, shown: string) => (count === 1 ? '1 open' : `${shown} opens`),
  assertedOnly:
    'An import, the staff or an export of the present state entered it; no act of the person is recorded.',
  listNotNamed: 'The only opt-in names no list.',
  ambiguousRecipient: 'The event that decides may be that of another recipient of the same mail.',

  notes: {
    reimported: 'An import put this contact back after the opt-out. That does not undo the opt-out.',
    scannerSuspected: 'A program may have opted out in place of the person. The opt-out counts.',
    machineConfirmed: 'A program confirmed the sign-up. That confirmation does not count.',
    repliesNotRead: 'There are replies, which are not read here; a reply may contain an opt-out.',
  },

  /** The cause of an opt-out: the mail, the link, the time, and signs of a scanner. */
  optOutOf: (time: string) => `Opt-out of ${time}`,
  cause: { mail: 'Mail', link: 'Link', visit: 'Page', scanner: 'Scanner', reading: 'Afterwards' },
  probably: (mail: string) => `probably ${mail}`,
  noMail: 'not known',
  afterDelivery: (mail: string, time: string) => `${mail}, ${time} after delivery`,
  afterSending: (mail: string, time: string) => `${mail}, ${time} after sending`,
  visitedBefore: (time: string) => `unsubscribe page visited ${time} before`,
  suspicions: {
    strong: (signs: string) => `strong signs: ${signs}`,
    weak: (signs: string) => `weak sign: ${signs}`,
    none: () => 'no sign of one',
  },
  signs: {
    flagged: 'flagged by the platform',
    fast: 'within a minute of delivery',
    manyLinks: 'several links within seconds',
    agent: 'user agent of a program',
  },
  keptReading: (count: number, shown: string) =>
    count === 1 ? 'opened or clicked once' : `opened or clicked ${shown} times`,
  /** A length of time; parts that are 0 are left out. */
  length: (days: number, hours: number, minutes: number, seconds: number) =>
    [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`]
      .filter(Boolean)
      .join(' ') || '0 s',

  notAdvice: 'This is what the store holds. It is not legal advice.',

  noSuchScope: {
    list: (name: string) => `List not found: ${name}.`,
    group: (name: string) => `Group not found: ${name}.`,
    preference: (name: string) => `Preference not found: ${name}.`,
  },
  nearest: (names: string) => `Nearest: ${names}.`,
  noneKnown: 'No event of the store names one.',
  oneScope: 'Give only one of --list, --group and --preference.',
  invalidMoment: (text: string) => `Invalid moment for --at: ${text}.`,
  invalidMomentHint:
    'Type a day (its end counts), a time (2026-01-31T10:00:00+01:00), today, yesterday or now.',
  addressMissingHint: 'Type contact-report consent anna@example.be, or - to read addresses',
  stdinAlone: 'The - cannot be combined with addresses.',
  lineNotAddress: (line: number) => `Line ${line} is not an address.`,
};
