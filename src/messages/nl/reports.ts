import type { Messages } from '../en/index.ts';
import { numbers } from './numbers.ts';

const events = (count: number) => `${numbers.whole(count)} gebeurtenis${count === 1 ? '' : 'sen'}`;

export const reports: Messages['reports'] = {
  events,
  categories: { email: 'E-mail', campaign: 'Campagne' },
  allActions: 'alle acties',
  allActionsOf: (category) => `alle ${category.toLowerCase()}acties`,
  except: (actions) => ` behalve ${actions}`,

  wholeHistory: 'de hele geschiedenis',
  until: (end) => `tot en met ${end}`,
  since: (start) => `sinds ${start}`,
  fromTo: (start, end) => `${start} t.e.m. ${end}`,
  last: (length) => `laatste ${length}`,
  lastDays: (count) => (count === 1 ? 'laatste dag' : `laatste ${count} dagen`),
  lastWeeks: (count) => (count === 1 ? 'laatste week' : `laatste ${count} weken`),
  lastMonths: (count) => (count === 1 ? 'laatste maand' : `laatste ${count} maanden`),
  lastYears: (count) => (count === 1 ? 'laatste jaar' : `laatste ${count} jaar`),

  statuses: { completed: 'voltooid', failed: 'mislukt', processing: 'in verwerking' },
  percent: (percent) => `${percent}%`,
  noReasonKnown: 'reden onbekend',
  lastRunFailed: (reason, shown) => `De laatste uitvoering is mislukt: ${reason}; ${shown}`,
  reportIs: (status, shown) => `Het rapport is ${status}; ${shown}`,
  noAnswerYet: 'er is nog geen antwoord.',
  answerOf: (moment) => `dit is het antwoord van ${moment}.`,
  archivedNotShown: (count) =>
    `${events(count)} van gearchiveerde campagnes niet getoond (wel met --archived)`,
  undoneSince: (count) =>
    `${events(count)} van een import die sindsdien ongedaan is gemaakt (rerun laat ze weg)`,
  shownOf: (shown, all, filter) => `${numbers.whole(shown)} van ${events(all)} getoond (${filter})`,
  noEvents: 'Geen gebeurtenissen.',

  report: (id) => `Rapport ${id}`,
  labels: {
    status: 'Status',
    actions: 'Acties',
    period: 'Periode',
    archived: 'Gearchiveerd',
    sources: 'Bronnen',
    machines: 'Machines',
    run: 'Uitvoering',
    events: 'Gebeurtenissen',
    shown: 'Getoond',
  },
  labelled: (label) => `${label}:`,
  searchedToo: 'ook doorzocht',
  notSearched: 'niet doorzocht',
  machinesLeftOut: 'zonder openingen en kliks door machines',
  only: (filter) => `alleen ${filter}`,

  columns: {
    when: (zone) => `Tijdstip (${zone})`,
    campaign: 'Campagne',
    action: 'Actie',
    source: 'Bron',
    details: 'Details',
  },
  archivedCampaign: (name) => `${name} (gearchiveerd)`,
  fromSource: (source) => `van ${source}`,
  fromUnnamedSource: 'van een bron zonder naam',
  detail: (name, text) => `${name}: ${text}`,
  moreCharacters: (count) => ` (nog ${numbers.whole(count)} tekens; --json toont alles)`,
  eventId: 'gebeurtenis-id',
  no: 'nee',
  detailsOmitted: (omitted) => `Niet getoonde details: ${omitted}. --details all toont ze.`,
};
