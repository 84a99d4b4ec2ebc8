import type { Messages } from '../en/index.ts';

export const html: Messages['html'] = {
  title: (id) => `Contactrapport ${id}`,
  totals: 'Totalen',
  timeline: 'In de tijd',
  timelineLabel: (events, first, last) => `Staafdiagram van ${events} van ${first} tot ${last}`,
  negative: 'Slecht nieuws',
  events: 'Gebeurtenissen',
  footer:
    'Gemaakt met contact-report. Deze pagina staat op zichzelf: ze laadt niets en voert geen scripts uit.',
};
