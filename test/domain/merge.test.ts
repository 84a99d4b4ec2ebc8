import { expect, test } from 'vitest';
import {
  type CampaignFacts,
  isSameCampaign,
  type KnownCampaign,
  mergeCampaign,
} from '../../src/domain/merge.ts';

const nothing: CampaignFacts = { name: null, type: null, archived: null };
const stored: KnownCampaign = { name: 'Spring', type: 'campaign', archived: false, archivedByHand: false };

test('a new campaign is as its record has it, and not archived if that says nothing', () => {
  expect(mergeCampaign(null, nothing)).toEqual({
    name: null,
    type: null,
    archived: false,
    archivedByHand: false,
  });
  expect(mergeCampaign(null, { name: 'Spring', type: 'test', archived: true })).toEqual({
    name: 'Spring',
    type: 'test',
    archived: true,
    archivedByHand: false,
  });
});

test.each<[string, Partial<KnownCampaign>, Partial<CampaignFacts>, Partial<KnownCampaign>]>([
  ['a record that says nothing changes nothing', {}, {}, {}],
  ['the latest name wins', {}, { name: 'Summer' }, { name: 'Summer' }],
  ['the latest type wins', {}, { type: 'test' }, { type: 'test' }],
  ['a record archives it', {}, { archived: true }, { archived: true }],
  ['a record unarchives it', { archived: true }, { archived: false }, { archived: false }],
  ['a person archived it', { archived: true, archivedByHand: true }, { archived: false }, {}],
  ['a person unarchived it', { archivedByHand: true }, { archived: true }, {}],
  ['a name is learnt', { name: null, archivedByHand: true }, { name: 'Spring' }, { name: 'Spring' }],
])('%s', (_what, before, incoming, changed) => {
  const known = { ...stored, ...before };
  const merged = mergeCampaign(known, { ...nothing, ...incoming });
  expect(merged).toEqual({ ...known, ...changed });
  expect(isSameCampaign(merged, known)).toBe(Object.keys(changed).length === 0);
});

test.each<Partial<KnownCampaign>>([
  { name: 'Summer' },
  { name: null },
  { type: 'test' },
  { archived: true },
  { archivedByHand: true },
])('a campaign with %j is another', (difference) => {
  expect(isSameCampaign(stored, { ...stored })).toBe(true);
  expect(isSameCampaign(stored, { ...stored, ...difference })).toBe(false);
});
