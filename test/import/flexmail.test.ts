import { expect, it } from 'vitest';
import { actions } from '../../src/domain/actions.ts';
import { linesOf, tellFile } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';

it('the fixtures hold every action of Flexmail', () => {
  const told = linesOf('flexmail').map((line) => ('action' in line ? line.action : null));
  const lacking = actions.filter(({ name }) => !told.includes(name)).map(({ name }) => name);
  expect(lacking).toEqual(['spamComplaint', 'campaignDelivered', 'campaignDeferred', 'campaignReplied']);
});

it('the list of campaigns names them', async () => {
  const common = { platform: 'flexmail', archived: null };
  expect((await tellFile(fixture('flexmail/campaigns.xml'))).campaigns).toEqual([
    { ...common, id: '8001', name: 'Février à la Maison', type: 'campaign' },
    { ...common, id: '8090', name: 'Essai', type: 'test' },
    { ...common, id: '8091', name: 'Bienvenue', type: 'workflow' },
    { ...common, id: '8092', name: 'Anniversaire', type: 'workflow' },
  ]);
  const { campaigns } = await tellFile(fixture('flexmail/items.ndjson'));
  const latest = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  expect([...latest.values()]).toEqual([
    { ...common, id: '8004', name: 'Mai à la Maison', type: 'campaign' },
    { ...common, id: '8093', name: 'Rappel', type: 'workflow' },
    { ...common, id: '8094', name: 'Inconnue', type: null },
  ]);
});
