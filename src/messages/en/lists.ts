/** Lists of reports, campaigns and actions. */
export const lists = {
  id: 'ID',
  contact: 'Contact',
  status: 'Status',
  events: 'Events',
  eventCount: 'Events',
  period: 'Period',
  archived: 'Archived',
  lastRun: 'Last run',
  yes: 'yes',
  no: 'no',

  source: 'Source',
  name: 'Name',
  type: 'Type',
  archivedCampaign: 'Archived',
  campaignTypes: {
    campaign: 'campaign',
    test: 'test',
    workflow: 'workflow',
    transactional: 'transactional',
  },

  when: 'When',
  file: 'File',
  format: 'Format',
  zone: 'Zone',
  result: 'Result',
  time: 'Time',
  campaign: 'Campaign',

  category: 'Category',
  action: 'Action',
  label: 'Label',
  flexmailId: 'Flexmail ID',
};
