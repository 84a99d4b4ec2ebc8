import type { Messages } from '../en/index.ts';

const actions = (count: number) => (count === 1 ? 'actie' : 'acties');

export const questions: Messages['questions'] = {
  email: 'E-mailadres:',
  notAnAddress: (text) => `Ongeldig e-mailadres: “${text}”`,
  typeAnAddress: 'Typ een e-mailadres of kies er een met\u00a0↓.',
  notInStore: 'niet in de opslag; toch gebruiken',
  didYouMean: 'Bedoelde u:',

  actions: 'Acties:',
  selectAll: (category) => `${category}: alles selecteren`,
  chooseAnAction: 'Kies minstens één actie.',
  allActions: 'alle acties',
  allActionsOf: (category) => `alle ${category.toLowerCase()}acties`,
  someActionsOf: (category, count) => `${count} ${category.toLowerCase()}${actions(count)}`,

  archived: 'Ook gearchiveerde campagnes doorzoeken?',
  archivedTakesLonger: 'Gearchiveerde campagnes doorzoeken duurt langer.',

  yes: 'Ja',
  no: 'Nee',
  yesOrNo: (yes, no) => `Antwoord met “${yes}” of “${no}”`,

  keys: {
    space: 'spatie',
    tab: 'tab',
    escape: 'esc',
    select: 'selecteren',
    allOrNone: 'alles/niets',
    nextGroup: 'volgende groep',
    accept: 'bevestigen',
    choose: 'kiezen',
    complete: 'aanvullen',
    navigate: 'kiezen',
    take: 'bevestigen',
    open: 'openen',
    newReport: 'nieuw rapport',
    doIt: 'bevestigen',
    cancel: 'annuleren',
    leave: 'verlaten',
    back: 'terug',
  },

  overview: 'Contactrapporten',
  newReport: '+ nieuw rapport',
  newReportWaits: (id) => `+ nieuw rapport (rapport ${id} in verwerking)`,
  oneAtATime: (id) => `Rapport ${id} is in verwerking; een opslag verwerkt er één tegelijk.`,
  noReportsYet: 'Er zijn nog geen rapporten. Druk op ⏎ om het eerste te maken.',
  noEventsYet: 'Er zijn nog geen rapporten en geen gebeurtenissen. Importeer er:',
  busy: (id, email) => `rapport ${id}, ${email}`,
  run: (moment) => `uitgevoerd op ${moment}`,
  withArchived: 'met gearchiveerde campagnes',
  withoutArchived: 'zonder gearchiveerde campagnes',

  menu: (id) => `Rapport ${id}:`,
  deleted: 'verwijderd',
  view: 'bekijken',
  runAgain: 'opnieuw uitvoeren',
  delete: 'verwijderen',
  backToList: 'terug naar de lijst',
  itIsProcessing: 'het is in verwerking',
  otherIsProcessing: (id) => `rapport ${id} is in verwerking`,
  notNow: (reason) => `Niet nu: ${reason}.`,
};
