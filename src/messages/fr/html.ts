import type { Messages } from '../en/index.ts';

export const html: Messages['html'] = {
  title: (id) => `Rapport de contact ${id}`,
  totals: 'Totaux',
  timeline: 'Dans le temps',
  timelineLabel: (events, first, last) => `Histogramme de ${events}, du ${first} au ${last}`,
  negative: 'Désinscription, blocage, plainte ou échec de remise',
  events: 'Événements',
  made: (id, program, run) =>
    run === null ? `Rapport ${id} de ${program}.` : `Rapport ${id} de ${program}, réponse du ${run}.`,
  sources: (list) => `Sources des événements : ${list}.`,
  unnamed: 'sans nom',
  footer: 'Cette page est autonome : elle ne charge rien et n’exécute aucun script.',
};
