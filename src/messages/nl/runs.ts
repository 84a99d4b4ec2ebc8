import type { Messages } from '../en/index.ts';

const events = (count: number, shown: string) =>
  count === 1 ? 'Er is 1 gebeurtenis' : `Er zijn ${shown} gebeurtenissen`;

export const runs: Messages['runs'] = {
  progressLine: (work, facts) => `${work}: ${facts}`,
  building: 'Rapport wordt gemaakt',
  buildingReport: (id) => `Rapport ${id} wordt gemaakt`,
  coveredDays: (day, first, last) => `${day} van ${first} tot ${last}`,
  events: (count, shown) => (count === 1 ? '1 gebeurtenis' : `${shown} gebeurtenissen`),
  reading: (id) => `Rapport ${id} wordt gelezen`,
  writing: (id) => `Rapport ${id} wordt geschreven`,
  waitingFor: (id, email, percent) => `Wachten op rapport ${id} (${email}), ${percent}`,
  givesUpIn: (minutes, seconds) => `; stopt over ${minutes > 0 ? `${minutes} min ` : ''}${seconds} s`,
  stopsWatching: 'ctrl-c stopt het wachten',
  detached: (id) => `Rapport ${id} wordt gemaakt: contact-report list`,

  stillProcessing: (id) =>
    `Rapport ${id} is nog in verwerking en heeft nog geen antwoord: contact-report list`,
  failedBefore: (id, reason) =>
    `Rapport ${id} is mislukt (${reason}) en heeft nog geen antwoord: contact-report rerun ${id}`,
  interrupted: 'onderbroken',
  cancelled: 'geannuleerd',

  noContactNear: (email, near) => `Contact niet gevonden: ${email}. Dichtstbij: ${near}.`,
  noContact: (email) => `Contact niet gevonden: ${email}. De opslag bevat ook geen adres dat erop lijkt.`,
  noEvents: 'De opslag bevat nog geen gebeurtenissen. Importeer er: contact-report import FILE',
  archived: (count, shown) => `${events(count, shown)} in gearchiveerde campagnes; --archived toont ze.`,
  outside: (days) =>
    `Er zijn gebeurtenissen buiten de periode; de dichtstbijzijnde op ${days.join(' en op ')}.`,
  leftOut: (count, shown) =>
    `${events(count, shown)} in de periode, maar niet voor de gekozen acties, bronnen of machinefilter.`,
  nothing: 'De opslag bevat geen passende gebeurtenis.',

  whichReport: 'Welk rapport?',
  rerunWhich: 'Welk rapport opnieuw uitvoeren?',
  deleteWhich: 'Welk rapport verwijderen?',
  confirmDelete: (names) => `Rapport ${names} verwijderen? De gebeurtenissen blijven.`,
  deleting: (ids) => `${ids.length === 1 ? 'Rapport' : 'Rapporten'} ${ids.join(', ')} verwijderen`,
  deleted: (ids) =>
    ids.length === 1 ? `Rapport ${ids[0]} verwijderd.` : `Rapporten ${ids.join(', ')} verwijderd.`,
  backToList: 'terug naar de lijst',

  noReportMatches: 'Geen rapporten gevonden.',
  noReportsYet: 'Er zijn nog geen rapporten. Maak er een: contact-report create',
  noCampaignsYet: 'De opslag bevat nog geen campagnes. Importeer gebeurtenissen: contact-report import FILE',
};
