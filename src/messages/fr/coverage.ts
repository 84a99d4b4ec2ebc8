import type { Messages } from '../en/index.ts';

/** The history of each source, and what may be missing: `store coverage`. */
export const coverage: Messages['coverage'] = {
  columns: {
    contact: 'Contact',
    source: 'Source',
    events: 'Événements',
    first: 'Premier',
    last: 'Dernier',
    lastImport: 'Dernière importation',
    sent: 'Envoyés',
    delivered: 'Livrés',
    opened: 'Ouverts',
    optIns: 'Inscriptions',
    optOuts: 'Désinscriptions',
  },
  fromTo: (first, last) => `du ${first} au ${last}`,
  nothing: 'La base ne contient encore aucun événement. Importez-en : contact-report import FICHIER',
  warnings: {
    gap: (count, least, usual, from, to, days) =>
      `${count === 1 ? '1 pause' : `${count} pauses`} de ${least} jours ou plus (habituel : ${usual}), la plus longue du ${from} au ${to}, ${days} jours : rien envoyé, ou rien importé`,
    noOptIns: 'aucune inscription : il n’y en a pas eu, ou elles n’ont pas été importées',
    noOptOuts: 'aucune désinscription : il n’y en a pas eu, ou elles n’ont pas été importées',
    noSent:
      'aucun envoi, alors que des messages ont été livrés ou ouverts : la plateforme ne les garde pas, ou ils n’ont pas été importés',
    noOpens: 'un mois de messages sans ouverture : suivi désactivé, ou non importé',
    noClicks: 'un mois de messages sans clic : suivi désactivé, ou non importé',
    stale: 'la dernière importation est ancienne : rien de neuf, ou rien importé',
    rejected: 'une importation a rejeté des enregistrements',
    zoneless: 'une importation avait des heures sans fuseau',
    notKnown: 'importé avant que les importations ne soient enregistrées',
  },
  archived: (campaigns, events) =>
    `Campagnes archivées : ${campaigns}, avec ${events} événements ; les rapports omettent leurs événements de campagne sans --archived.`,
  unknownKind: (campaigns, events) => `Campagnes de type inconnu : ${campaigns}, avec ${events} événements.`,
  asOf: (time) => `État au ${time}`,
};
