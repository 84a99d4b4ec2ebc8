import type { Messages } from '../en/index.ts';

const events = (count: number, shown: string) =>
  count === 1 ? 'Il y a 1 événement' : `Il y a ${shown} événements`;

export const runs: Messages['runs'] = {
  progressLine: (work, facts) => `${work} : ${facts}`,
  building: 'Création du rapport',
  buildingReport: (id) => `Création du rapport ${id}`,
  coveredDays: (day, first, last) => `${day}, du ${first} au ${last}`,
  events: (count, shown) => (count === 1 ? '1 événement' : `${shown} événements`),
  reading: (id) => `Lecture du rapport ${id}`,
  writing: (id) => `Écriture du rapport ${id}`,
  waitingFor: (id, email, percent) => `En attente du rapport ${id} (${email}), ${percent}`,
  givesUpIn: (minutes, seconds) => ` ; abandon dans ${minutes > 0 ? `${minutes} min ` : ''}${seconds} s`,
  stopsWatching: 'ctrl-c arrête l’attente',
  detached: (id) => `Le rapport ${id} est en cours de création : contact-report list`,

  stillProcessing: (id) =>
    `Le rapport ${id} est encore en traitement et n’a pas encore de réponse : contact-report list`,
  failedBefore: (id, reason) =>
    `Le rapport ${id} a échoué (${reason}) et n’a pas encore de réponse : contact-report rerun ${id}`,
  interrupted: 'interrompu',
  cancelled: 'annulé',

  noContactNear: (email, near) => `Contact introuvable : ${email}. Les plus proches : ${near}.`,
  noContact: (email) =>
    `Contact introuvable : ${email}. La base ne contient pas non plus d’adresse semblable.`,
  noEvents: 'La base ne contient pas encore d’événements. Importez-en : contact-report import FILE',
  archived: (count, shown) => `${events(count, shown)} dans des campagnes archivées ; --archived les montre.`,
  outside: (days) =>
    `Il y a des événements hors de la période ; les plus proches le ${days.join(' et le ')}.`,
  leftOut: (count, shown) =>
    `${events(count, shown)} dans la période, mais pas pour les actions, les sources ou le filtre des machines choisis.`,
  nothing: 'La base ne contient aucun événement correspondant.',

  whichReport: 'Quel rapport ?',
  rerunWhich: 'Quel rapport exécuter à nouveau ?',
  deleteWhich: 'Quel rapport supprimer ?',
  confirmDelete: (names) => `Supprimer le rapport ${names} ? Les événements restent.`,
  deleting: (ids) => `Suppression ${ids.length === 1 ? 'du rapport' : 'des rapports'} ${ids.join(', ')}`,
  deleted: (ids) =>
    ids.length === 1 ? `Rapport ${ids[0]} supprimé.` : `Rapports ${ids.join(', ')} supprimés.`,
  backToList: 'retour à la liste',

  noReportMatches: 'Aucun rapport ne correspond.',
  noReportsYet: 'Il n’y a pas encore de rapport. Créez-en un : contact-report create',
  noCampaignsYet:
    'La base ne contient pas encore de campagne. Importez des événements : contact-report import FILE',
};
