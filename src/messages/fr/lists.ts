import type { Messages } from '../en/index.ts';

export const lists: Messages['lists'] = {
  id: 'ID',
  contact: 'Contact',
  status: 'Statut',
  events: 'Événements',
  eventCount: 'Nombre',
  period: 'Période',
  archived: 'Archivées',
  lastRun: 'Exécution',
  yes: 'oui',
  no: 'non',

  source: 'Source',
  name: 'Nom',
  type: 'Type',
  archivedCampaign: 'Archivée',
  campaignTypes: {
    campaign: 'campagne',
    test: 'test',
    workflow: 'workflow',
    transactional: 'transactionnel',
  },

  when: 'Quand',
  file: 'Fichier',
  format: 'Format',
  zone: 'Fuseau',
  result: 'Résultat',
  time: 'Heure',
  campaign: 'Campagne',

  category: 'Catégorie',
  action: 'Action',
  label: 'Libellé',
  flexmailId: 'ID Flexmail',
};
