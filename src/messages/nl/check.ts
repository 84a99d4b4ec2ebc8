import type { Messages } from '../en/index.ts';

/** The search for mail after an opt-out: `check`. */
export const check: Messages['check'] = {
  checking: 'Mail na uitschrijving zoeken',
  checked: (contacts) => `Mail na uitschrijving zoeken: ${contacts} contacten`,

  columns: {
    rule: 'Regel',
    sent: 'Verzonden',
    contact: 'Contact',
    campaign: 'Campagne',
    ended: 'Daarvoor',
    certainty: 'Zekerheid',
  },
  certain: 'zeker',
  possible: (why) => `mogelijk: ${why}`,
  why: {
    typeUnknown: 'soort mail niet bekend',
    mailScopeUnknown: 'lijst van de mail niet bekend',
    endingScopeUnknown: 'lijst of groep van de uitschrijving niet bekend',
    otherSource: 'uitgeschreven op een ander platform',
    ambiguousRecipient: 'misschien een andere ontvanger',
    sentTimeUnknown: 'tijdstip van verzending niet bekend',
    followedBySignUp: 'binnen het uur ingeschreven',
  },
  notes: {
    reimported: 'teruggezet door een import',
    scannerSuspected: 'misschien door een programma uitgeschreven',
  },
  nothingShown: 'geen toestemming aangetoond',

  summary: (findings, certain, contacts) => `${findings}, waarvan ${certain} zeker, bij ${contacts}.`,
  findings: (count, shown) => (count === 1 ? '1 bevinding' : `${shown} bevindingen`),
  contacts: (count, shown) => (count === 1 ? '1 contact' : `${shown} contacten`),
  notCounted: (parts) => `Niet geteld: ${parts}.`,
  withinGrace: (count, grace) => `${count} binnen de wachttijd van ${grace}`,
  transactional: (count) => `${count} transactioneel`,
  test: (count) => `${count} test`,
  heldBack: (count) => `${count} tegengehouden door het platform`,
  more: (count) => `nog ${count}; --limit toont er meer, --format csv toont alles`,
  noOptOuts: (sources) =>
    `Let op: de opslag bevat geen uitschrijvingen van ${sources}; van die mail kan niets gevonden worden.`,
  stale: (sources) => `Let op: de laatste import van ${sources} is ouder dan --max-age.`,
  noHistory:
    'De opslag heeft nog geen gebeurtenissen; er kan niets gevonden worden. Importeer ze: contact-report import BESTAND',

  invalidGrace: (text) => `Ongeldige wachttijd: ${text}.`,
  invalidGraceHint: 'Typ 0, uren (48h), dagen (2d), weken (1w) of werkdagen (10bd).',
  invalidAgeHint: 'Typ uren (48h), dagen (2d) of weken (1w).',
  noSuchContacts: (emails) =>
    `${emails.length === 1 ? 'Contact' : 'Contacten'} niet gevonden: ${emails.join(', ')}.`,
  noSuchContactsHint: 'Er is niets gecontroleerd.',
};
