import type { Messages } from '../en/index.ts';

export const html: Messages['html'] = {
  title: (id) => `Rapport de contact ${id}`,
  totals: 'Totaux',
  timeline: 'Dans le temps',
  timelineLabel: (events, first, last) => `Histogramme de ${events}, du ${first} au ${last}`,
  negative: 'Mauvaises nouvelles',
  events: 'Événements',
  footer:
    'Créé avec contact-report. Cette page est autonome : elle ne charge rien et n’exécute aucun script.',
};
