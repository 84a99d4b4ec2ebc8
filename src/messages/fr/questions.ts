import type { Messages } from '../en/index.ts';

const actions = (count: number) => (count < 2 ? 'action' : 'actions');

export const questions: Messages['questions'] = {
  email: 'Adresse e-mail :',
  notAnAddress: (text) => `Adresse e-mail non valide : « ${text} »`,
  typeAnAddress: 'Tapez une adresse e-mail ou choisissez-en une avec ↓.',
  notInStore: 'inconnue de la base ; l’utiliser quand même',
  didYouMean: 'Vouliez-vous dire :',

  actions: 'Actions :',
  selectAll: (category) => `${category} : sélectionner tout`,
  chooseAnAction: 'Choisissez au moins une action.',
  allActions: 'toutes les actions',
  allActionsOf: (category) => `toutes les actions ${category}`,
  someActionsOf: (category, count) => `${count} ${actions(count)} ${category}`,

  archived: 'Rechercher des campagnes archivées ?',
  archivedTakesLonger: 'La recherche dans les campagnes archivées prend plus de temps.',

  yes: 'Oui',
  no: 'Non',
  yesOrNo: (yes, no) => `Répondez par « ${yes} » ou « ${no} »`,

  keys: {
    space: 'espace',
    tab: 'tab',
    escape: 'échap',
    select: 'cocher',
    allOrNone: 'tout/rien',
    nextGroup: 'groupe suivant',
    accept: 'valider',
    choose: 'choisir',
    complete: 'compléter',
    navigate: 'choisir',
    take: 'valider',
    open: 'ouvrir',
    newReport: 'nouveau rapport',
    doIt: 'valider',
    cancel: 'annuler',
    leave: 'quitter',
    back: 'retour',
  },

  overview: 'Rapports de contact',
  newReport: '+ nouveau rapport',
  newReportWaits: (id) => `+ nouveau rapport (rapport ${id} en traitement)`,
  oneAtATime: (id) => `Le rapport ${id} est en traitement ; une base n’en traite qu’un à la fois.`,
  noReportsYet: 'Il n’y a pas encore de rapport. Appuyez sur ⏎ pour créer le premier.',
  noEventsYet: 'Il n’y a pas encore de rapport, ni d’événements. Importez-en :',
  busy: (id, email) => `rapport ${id}, ${email}`,
  run: (moment) => `exécuté le ${moment}`,
  withArchived: 'avec campagnes archivées',
  withoutArchived: 'sans campagnes archivées',

  menu: (id) => `Rapport ${id} :`,
  deleted: 'supprimé',
  view: 'afficher',
  runAgain: 'exécuter à nouveau',
  delete: 'supprimer',
  backToList: 'retour à la liste',
  itIsProcessing: 'il est en traitement',
  otherIsProcessing: (id) => `le rapport ${id} est en traitement`,
  notNow: (reason) => `Pas maintenant : ${reason}.`,
};
