import type { Messages } from '../en/index.ts';
import { numbers } from './numbers.ts';

// Nought is singular in French.
const plural = (count: number) => (count < 2 ? '' : 's');
const events = (count: number) => `${numbers.whole(count)} événement${plural(count)}`;

export const reports: Messages['reports'] = {
  events,
  categories: { email: 'Email', campaign: 'Campagne' },
  allActions: 'toutes les actions',
  allActionsOf: (category) => `toutes les actions ${category}`,
  except: (actions) => ` sauf ${actions}`,

  wholeHistory: 'tout l’historique',
  until: (end) => `jusqu’au ${end}`,
  since: (start) => `depuis le ${start}`,
  fromTo: (start, end) => `du ${start} au ${end}`,
  last: (length) => `dernière période de ${length}`,
  lastDays: (count) => (count === 1 ? 'dernier jour' : `${count} derniers jours`),
  lastWeeks: (count) => (count === 1 ? 'dernière semaine' : `${count} dernières semaines`),
  lastMonths: (count) => (count === 1 ? 'dernier mois' : `${count} derniers mois`),
  lastYears: (count) => (count === 1 ? 'dernière année' : `${count} dernières années`),

  statuses: { completed: 'terminé', failed: 'échoué', processing: 'en traitement' },
  percent: (percent) => `${percent} %`,
  noReasonKnown: 'raison inconnue',
  lastRunFailed: (reason, shown) => `Le dernier traitement a échoué : ${reason} ; ${shown}`,
  reportIs: (status, shown) => `Le rapport est ${status} ; ${shown}`,
  noAnswerYet: 'il n’y a pas encore de réponse.',
  answerOf: (moment) => `voici la réponse du ${moment}.`,
  archivedNotShown: (count) =>
    `${events(count)} de campagnes archivées non affiché${plural(count)} (affichage avec --archived)`,
  undoneSince: (count) =>
    `${events(count)} d’une importation annulée depuis (rerun ${count === 1 ? 'l’omet' : 'les omet'})`,
  shownOf: (shown, all, filter) =>
    `${numbers.whole(shown)} sur ${events(all)} affiché${plural(shown)} (${filter})`,
  noEvents: 'Aucun événement.',

  report: (id) => `Rapport ${id}`,
  labels: {
    status: 'Statut',
    actions: 'Actions',
    period: 'Période',
    archived: 'Archivées',
    sources: 'Sources',
    machines: 'Machines',
    run: 'Exécution',
    events: 'Événements',
    shown: 'Affichés',
  },
  labelled: (label) => `${label} :`,
  searchedToo: 'recherchées aussi',
  notSearched: 'non recherchées',
  machinesLeftOut: 'sans les ouvertures et clics de machines',
  only: (filter) => `uniquement ${filter}`,

  columns: {
    when: (zone) => `Horodatage (${zone})`,
    campaign: 'Campagne',
    action: 'Action',
    source: 'Source',
    details: 'Détails',
  },
  archivedCampaign: (name) => `${name} (archivée)`,
  fromSource: (source) => `de ${source}`,
  fromUnnamedSource: 'd’une source sans nom',
  detail: (name, text) => `${name} : ${text}`,
  moreCharacters: (count) => ` (encore ${numbers.whole(count)} caractères ; --json les montre tous)`,
  eventId: 'identifiant de l’événement',
  no: 'non',
  detailsOmitted: (omitted) => `Détails non affichés : ${omitted}. --details all les affiche.`,
};
