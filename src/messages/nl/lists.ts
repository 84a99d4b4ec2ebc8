import type { Messages } from '../en/index.ts';

export const lists: Messages['lists'] = {
  id: 'ID',
  contact: 'Contact',
  status: 'Status',
  events: 'Gebeurtenissen',
  eventCount: 'Aantal',
  period: 'Periode',
  archived: 'Archief',
  lastRun: 'Uitgevoerd',
  yes: 'ja',
  no: 'nee',

  source: 'Bron',
  name: 'Naam',
  type: 'Type',
  archivedCampaign: 'Gearchiveerd',
  campaignTypes: {
    campaign: 'campagne',
    test: 'test',
    workflow: 'workflow',
    transactional: 'transactioneel',
  },

  when: 'Wanneer',
  file: 'Bestand',
  format: 'Formaat',
  zone: 'Tijdzone',
  result: 'Resultaat',
  time: 'Tijdstip',
  campaign: 'Campagne',

  category: 'Categorie',
  action: 'Actie',
  label: 'Label',
  flexmailId: 'Flexmail-ID',
};
