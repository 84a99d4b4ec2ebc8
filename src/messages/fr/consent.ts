import type { Messages } from '../en/index.ts';

/** Answers about consent: `consent`. */
export const consent: Messages['consent'] = {
  reading: 'Lecture de l’historique',
  heading: (moment) => `Consentement : ${moment}`,
  endOf: (day, zone) => `fin du ${day}, ${zone}`,

  labels: {
    state: 'État',
    asked: 'Question sur',
    known: 'Connu',
    wording: 'Texte présenté',
    obstacle: 'Obstacle',
  },
  states: {
    granted: 'donné',
    unconfirmed: 'non confirmé',
    withdrawn: 'retiré',
    stopped: 'arrêté par l’expéditeur',
    unknown: 'inconnu',
    mixed: 'diffère selon la liste',
  },
  since: (state, time) => `${state} depuis le ${time}`,
  grades: {
    confirmed: 'confirmé par double opt-in',
    traced: 'inscription avec formulaire ou adresse IP',
    stated: 'selon la plateforme, sans trace',
  },
  stops: { blacklist: 'liste noire', deleted: 'supprimé', removed: 'retiré du groupe' },
  effects: {
    opens: (scope) => `ouvre : ${scope}`,
    confirms: (scope) => `confirme : ${scope}`,
    ends: (scope) => `met fin : ${scope}`,
    stops: (scope) => `arrête : ${scope}`,
    lifts: (scope) => `lève l’arrêt : ${scope}`,
    asserts: (scope) => `enregistré, non démontré : ${scope}`,
    nothing: () => 'ne compte pas',
  },
  scopes: {
    all: 'tous les messages',
    list: (name) => `liste ${name}`,
    group: (name) => `groupe ${name}`,
    preference: (name) => `préférence ${name}`,
    unnamedList: 'une liste sans nom',
    unnamedGroup: 'un groupe sans nom',
    unnamedPreference: 'une préférence sans nom',
  },
  actors: {
    person: 'la personne',
    platform: 'la plateforme',
    operator: 'le personnel',
    import: 'une importation',
    state: 'un export de l’état actuel',
    machine: 'un programme',
  },
  by: (actor) => `par ${actor}`,

  noSource: 'sans source',
  knownTo: (source, day) => `${source} jusqu’au ${day}`,
  wordingNotRecorded: 'non enregistré',
  bouncedOut: (source, time) => `${source} : seuil de bounces atteint depuis le ${time}`,

  columns: {
    contact: 'Contact',
    source: 'Source',
    scope: 'Portée',
    state: 'État',
    since: 'Depuis',
    shownBy: 'Établi par',
    effect: 'Effet',
  },

  reasons: {
    'no-contact': 'contact inconnu de la base',
    'before-first-event': 'avant le premier événement',
    'no-consent-event': 'ni inscription ni désinscription',
    'asserted-only': 'enregistré, non démontré',
    'list-not-named': 'une inscription qui ne nomme aucune liste',
    'ambiguous-recipient': 'peut-être un autre destinataire',
  },
  noContact: (email) => `La base ne connaît aucun contact ${email}.`,
  beforeFirst: (email, day) => `L’historique de ${email} commence le ${day} ; avant, la base ne sait rien.`,
  noConsentEvent: (mails, opens) =>
    `L’historique montre ${mails} et ${opens}, mais ni inscription ni désinscription.`,
  mails: (count, shown) => (count < 2 ? `${shown} message` : `${shown} messages`),
  opens: (count, shown) => (count < 2 ? `${shown} ouverture` : `${shown} ouvertures`),
  assertedOnly:
    'Une importation, le personnel ou un export de l’état actuel l’a enregistré ; aucun acte de la personne ne figure dans la base.',
  listNotNamed: 'La seule inscription ne nomme aucune liste.',
  ambiguousRecipient: 'L’événement décisif est peut-être celui d’un autre destinataire du même message.',

  notes: {
    reimported:
      'Une importation a remis ce contact après la désinscription. Cela n’annule pas la désinscription.',
    scannerSuspected:
      'Un programme a peut-être désinscrit le contact à la place de la personne. La désinscription compte.',
    machineConfirmed: 'Un programme a confirmé l’inscription. Cette confirmation ne compte pas.',
    repliesNotRead:
      'Il y a des réponses, qui ne sont pas lues ici ; une réponse peut contenir une désinscription.',
  },

  optOutOf: (time) => `Désinscription du ${time}`,
  cause: {
    mail: 'Message',
    link: 'Lien',
    visit: 'Page',
    scanner: 'Analyseur',
    reading: 'Ensuite',
  },
  probably: (mail) => `probablement ${mail}`,
  noMail: 'inconnu',
  afterDelivery: (mail, time) => `${mail}, ${time} après la livraison`,
  afterSending: (mail, time) => `${mail}, ${time} après l’envoi`,
  visitedBefore: (time) => `page de désinscription visitée ${time} avant`,
  suspicions: {
    strong: (signs) => `signes forts : ${signs}`,
    weak: (signs) => `signe faible : ${signs}`,
    none: () => 'aucun signe',
  },
  signs: {
    flagged: 'signalé par la plateforme',
    fast: 'dans la minute après la livraison',
    manyLinks: 'plusieurs liens en quelques secondes',
    agent: 'logiciel d’un programme',
  },
  keptReading: (count, shown) => (count < 2 ? `${shown} ouverture ou clic` : `${shown} ouvertures ou clics`),
  length: (days, hours, minutes, seconds) =>
    [days && `${days} j`, hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`]
      .filter(Boolean)
      .join(' ') || '0 s',

  notAdvice: 'Ceci décrit ce que contient la base. Ce n’est pas un avis juridique.',

  noSuchScope: {
    list: (name) => `Liste introuvable : ${name}.`,
    group: (name) => `Groupe introuvable : ${name}.`,
    preference: (name) => `Préférence introuvable : ${name}.`,
  },
  nearest: (names) => `Les plus proches : ${names}.`,
  noneKnown: 'Aucun événement de la base n’en nomme.',
  oneScope: 'Indiquez une seule des options --list, --group et --preference.',
  invalidMoment: (text) => `Moment non valide pour --at : ${text}.`,
  invalidMomentHint:
    'Tapez un jour (sa fin compte), une heure (2026-01-31T10:00:00+01:00), today, yesterday ou now.',
  addressMissingHint: 'Tapez contact-report consent anna@example.be, ou - pour lire des adresses',
  stdinAlone: 'Le - ne peut pas être combiné avec des adresses.',
  lineNotAddress: (line) => `La ligne ${line} n’est pas une adresse.`,
};
