import type { Messages } from '../en/index.ts';

export const html: Messages['html'] = {
  title: (id) => `Contactrapport ${id}`,
  totals: 'Totalen',
  timeline: 'In de tijd',
  timelineLabel: (events, first, last) => `Staafdiagram van ${events} van ${first} tot ${last}`,
  negative: 'Uitgeschreven, geblokkeerd, klacht of niet afgeleverd',
  events: 'Gebeurtenissen',
  made: (id, program, run) =>
    run === null ? `Rapport ${id} van ${program}.` : `Rapport ${id} van ${program}, antwoord van ${run}.`,
  sources: (list) => `Bronnen van de gebeurtenissen: ${list}.`,
  unnamed: 'zonder naam',
  footer: 'Deze pagina staat op zichzelf: ze laadt niets en voert geen scripts uit.',
};
