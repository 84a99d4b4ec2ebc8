import type { Messages } from '../en/index.ts';

/** The search for mail after an opt-out: `check`. */
export const check: Messages['check'] = {
  checking: 'Recherche de messages après désinscription',
  checked: (contacts) => `Recherche de messages après désinscription : ${contacts} contacts`,

  columns: {
    rule: 'Règle',
    sent: 'Envoyé',
    contact: 'Contact',
    campaign: 'Campagne',
    ended: 'Auparavant',
    certainty: 'Certitude',
  },
  certain: 'certain',
  possible: (why) => `possible : ${why}`,
  why: {
    typeUnknown: 'type de message inconnu',
    mailScopeUnknown: 'liste du message inconnue',
    endingScopeUnknown: 'liste ou groupe de la désinscription inconnu',
    otherSource: 'désinscrit sur une autre plateforme',
    ambiguousRecipient: 'peut-être un autre destinataire',
    sentTimeUnknown: 'moment de l’envoi inconnu',
    followedBySignUp: 'inscription dans l’heure',
  },
  notes: {
    reimported: 'remis par une importation',
    scannerSuspected: 'désinscription peut-être faite par un programme',
  },
  nothingShown: 'aucun consentement démontré',

  summary: (findings, certain, contacts) => `${findings}, dont ${certain} certain(s), parmi ${contacts}.`,
  findings: (count, shown) => (count < 2 ? `${shown} constat` : `${shown} constats`),
  contacts: (count, shown) => (count < 2 ? `${shown} contact` : `${shown} contacts`),
  notCounted: (parts) => `Non comptés : ${parts}.`,
  withinGrace: (count, grace) => `${count} dans le délai de tolérance de ${grace}`,
  transactional: (count) => `${count} transactionnel(s)`,
  test: (count) => `${count} de test`,
  heldBack: (count) => `${count} retenu(s) par la plateforme`,
  more: (count) => `${count} de plus ; --limit en montre davantage, --format csv les montre tous`,
  noOptOuts: (sources) =>
    `Attention : la base ne contient aucune désinscription de ${sources} ; aucun de ses messages ne peut être trouvé.`,
  stale: (sources) => `Attention : la dernière importation de ${sources} dépasse --max-age.`,
  noHistory:
    'La base ne contient encore aucun événement ; rien ne peut être trouvé. Importez-en : contact-report import FICHIER',

  invalidGrace: (text) => `Délai de tolérance non valide : ${text}.`,
  invalidGraceHint:
    'Tapez 0, des heures (48h), des jours (2d), des semaines (1w) ou des jours ouvrables (10bd).',
  invalidAgeHint: 'Tapez des heures (48h), des jours (2d) ou des semaines (1w).',
  noSuchContacts: (emails) =>
    `${emails.length === 1 ? 'Contact introuvable' : 'Contacts introuvables'} : ${emails.join(', ')}.`,
  noSuchContactsHint: 'Rien n’a été vérifié.',
};
