import type { Messages } from '../en/index.ts';

/** Answers about consent: `consent`. */
export const consent: Messages['consent'] = {
  reading: 'Geschiedenis lezen',
  heading: (moment) => `Toestemming op ${moment}`,
  endOf: (day, zone) => `het einde van ${day}, ${zone}`,

  labels: {
    state: 'Toestand',
    asked: 'Gevraagd over',
    known: 'Bekend',
    wording: 'Getoonde tekst',
    obstacle: 'Hindernis',
  },
  states: {
    granted: 'gegeven',
    unconfirmed: 'niet bevestigd',
    withdrawn: 'ingetrokken',
    stopped: 'stopgezet door de afzender',
    unknown: 'onbekend',
    mixed: 'verschilt per lijst',
  },
  since: (state, time) => `${state} sinds ${time}`,
  grades: {
    confirmed: 'bevestigd met dubbele opt-in',
    traced: 'inschrijving met formulier of IP-adres',
    stated: 'volgens het platform, zonder spoor',
  },
  stops: { blacklist: 'op de blacklist', deleted: 'verwijderd', removed: 'uit de groep gehaald' },
  effects: {
    opens: (scope) => `opent ${scope}`,
    confirms: (scope) => `bevestigt ${scope}`,
    ends: (scope) => `beëindigt ${scope}`,
    stops: (scope) => `zet ${scope} stop`,
    lifts: (scope) => `heft de stop van ${scope} op`,
    asserts: (scope) => `ingevoerd, niet aangetoond: ${scope}`,
    nothing: () => 'telt niet',
  },
  scopes: {
    all: 'alle mail',
    list: (name) => `lijst ${name}`,
    group: (name) => `groep ${name}`,
    preference: (name) => `voorkeur ${name}`,
    unnamedList: 'een lijst zonder naam',
    unnamedGroup: 'een groep zonder naam',
    unnamedPreference: 'een voorkeur zonder naam',
  },
  actors: {
    person: 'de persoon',
    platform: 'het platform',
    operator: 'een medewerker',
    import: 'een import',
    state: 'een export van de huidige toestand',
    machine: 'een programma',
  },
  by: (actor) => `door ${actor}`,

  noSource: 'geen bron',
  knownTo: (source, day) => `${source} tot ${day}`,
  wordingNotRecorded: 'niet vastgelegd',
  bouncedOut: (source, time) => `${source}: bounced-out sinds ${time}`,

  columns: {
    contact: 'Contact',
    source: 'Bron',
    scope: 'Bereik',
    state: 'Toestand',
    since: 'Sinds',
    shownBy: 'Blijkt uit',
    effect: 'Gevolg',
  },

  reasons: {
    'no-contact': 'niet bekend in de opslag',
    'before-first-event': 'vóór de eerste gebeurtenis',
    'no-consent-event': 'geen inschrijving en geen uitschrijving',
    'asserted-only': 'alleen ingevoerd, niet aangetoond',
    'list-not-named': 'een inschrijving die geen lijst noemt',
    'ambiguous-recipient': 'misschien een andere ontvanger',
  },
  noContact: (email) => `De opslag kent geen contact ${email}.`,
  beforeFirst: (email, day) =>
    `De geschiedenis van ${email} begint op ${day}; van daarvoor weet de opslag niets.`,
  noConsentEvent: (mails, opens) =>
    `De geschiedenis toont ${mails} en ${opens}, maar geen inschrijving en geen uitschrijving.`,
  mails: (count, shown) => (count === 1 ? '1 mail' : `${shown} mails`),
  opens: (count, shown) => (count === 1 ? '1 opening' : `${shown} openingen`),
  assertedOnly:
    'Een import, een medewerker of een export van de huidige toestand heeft dit ingevoerd; er is geen handeling van de persoon vastgelegd.',
  listNotNamed: 'De enige inschrijving noemt geen lijst.',
  ambiguousRecipient: 'De beslissende gebeurtenis is misschien van een andere ontvanger van dezelfde mail.',

  notes: {
    reimported:
      'Een import heeft dit contact na de uitschrijving teruggezet. Dat maakt de uitschrijving niet ongedaan.',
    scannerSuspected:
      'Misschien heeft een programma zich in plaats van de persoon uitgeschreven. De uitschrijving telt.',
    machineConfirmed: 'Een programma heeft de inschrijving bevestigd. Die bevestiging telt niet.',
    repliesNotRead:
      'Er zijn antwoorden, die hier niet gelezen worden; een antwoord kan een uitschrijving bevatten.',
  },

  optOutOf: (time) => `Uitschrijving van ${time}`,
  cause: { mail: 'Mail', link: 'Link', visit: 'Pagina', scanner: 'Scanner', reading: 'Daarna' },
  probably: (mail) => `waarschijnlijk ${mail}`,
  noMail: 'niet bekend',
  afterDelivery: (mail, time) => `${mail}, ${time} na aflevering`,
  afterSending: (mail, time) => `${mail}, ${time} na verzending`,
  visitedBefore: (time) => `uitschrijfpagina ${time} eerder bezocht`,
  suspicions: {
    strong: (signs) => `sterke tekenen: ${signs}`,
    weak: (signs) => `zwak teken: ${signs}`,
    none: () => 'geen teken',
  },
  signs: {
    flagged: 'gemarkeerd door het platform',
    fast: 'binnen een minuut na aflevering',
    manyLinks: 'meerdere links binnen seconden',
    agent: 'user agent van een programma',
  },
  keptReading: (count, shown) =>
    count === 1 ? 'één keer geopend of geklikt' : `${shown} keer geopend of geklikt`,
  length: (days, hours, minutes, seconds) =>
    [days && `${days} d`, hours && `${hours} u`, minutes && `${minutes} min`, seconds && `${seconds} s`]
      .filter(Boolean)
      .join(' ') || '0 s',

  notAdvice: 'Dit is wat de opslag bevat. Het is geen juridisch advies.',

  noSuchScope: {
    list: (name) => `Lijst niet gevonden: ${name}.`,
    group: (name) => `Groep niet gevonden: ${name}.`,
    preference: (name) => `Voorkeur niet gevonden: ${name}.`,
  },
  nearest: (names) => `Het meest gelijkend: ${names}.`,
  noneKnown: 'Geen gebeurtenis in de opslag noemt er een.',
  oneScope: 'Geef maar een van --list, --group en --preference.',
  invalidMoment: (text) => `Ongeldig moment voor --at: ${text}.`,
  invalidMomentHint:
    'Typ een dag (het einde telt), een tijdstip (2026-01-31T10:00:00+01:00), today, yesterday of now.',
  addressMissingHint: 'Typ contact-report consent anna@example.be, of - om adressen te lezen',
  stdinAlone: 'De - kan niet met adressen worden gecombineerd.',
  lineNotAddress: (line) => `Regel ${line} is geen adres.`,
};
