import { describe, expect, test } from 'vitest';
import {
  type ActionName,
  actionByCode,
  actionByName,
  actions,
  actionsOf,
  findAction,
  machineActions,
} from '../../src/domain/actions.ts';

const toned = (tone: string) => actions.filter((action) => action.tone === tone).map(({ name }) => name);

test('every action has a name, a code and labels of its own', () => {
  expect(new Set(actions.map(({ name }) => name)).size).toBe(35);
  expect(new Set(actions.map(({ code }) => code)).size).toBe(35);
  for (const locale of ['en', 'fr', 'nl'] as const)
    expect(new Set(actions.map(({ labels }) => labels[locale])).size).toBe(35);
  expect(actions.map(({ code }) => actionByCode(code)?.name)).toEqual(actions.map(({ name }) => name));
  expect(actionByCode(1)).toBeUndefined();
});

test('Email actions come first, then Campaign actions', () => {
  expect(actions.map(({ name }) => name)).toEqual([...actionsOf('email'), ...actionsOf('campaign')]);
  expect([actionsOf('email').length, actionsOf('campaign').length]).toEqual([19, 16]);
});

test('an action is found in any case, and as the PHP wrapper of Flexmail spells it', () => {
  expect(findAction('CAMPAIGNREAD')?.name).toBe('campaignRead');
  expect(findAction('campaignSend')?.name).toBe('campaignSent');
  expect(findAction('opened')).toBeUndefined();
});

test('only opens and clicks may be flagged as a machine’s', () => {
  expect(machineActions).toEqual([
    'campaignRead',
    'campaignReadOnline',
    'campaignLinkClicked',
    'campaignLinkGroupClicked',
  ]);
});

test('bad news', () => {
  expect(toned('negative').sort()).toEqual([
    'addedToAccountBlackList',
    'addedToMailingListBlackList',
    'bounced',
    'bouncedOut',
    'campaignDeferred',
    'campaignNotSent',
    'spamComplaint',
    'unsubscribed',
  ]);
});

test('good news is what the person did of their own accord', () => {
  expect(toned('good').sort()).toEqual([
    'addedToPreference',
    'campaignFormSubmitted',
    'campaignForwardSubmitted',
    'campaignLinkClicked',
    'campaignLinkGroupClicked',
    'campaignRead',
    'campaignReadInfopage',
    'campaignReadOnline',
    'campaignReplied',
    'campaignSurveySubmitted',
    'optedIn',
    'subscribed',
  ]);
});

describe('consent', () => {
  const table: Partial<Record<ActionName, string>> = {
    created: 'asserts list, all',
    subscribed: 'opens list, group, all; operator asserts; import asserts; state asserts; machine asserts',
    optedIn: 'confirms signUp; import asserts; state asserts; machine nothing',
    addedToPreference: 'opens preference; operator asserts; import asserts',
    removedFromPreference: 'ends preference; operator stops; import stops',
    addedToGroup: 'liftsRemoval group; person liftsOptOut',
    removedFromGroup: 'stops group; person ends',
    unsubscribed: 'ends list, all',
    spamComplaint: 'ends all',
    addedToAccountBlackList: 'stops all',
    removedFromAccountBlackList: 'liftsStop all',
    addedToMailingListBlackList: 'stops list',
    removedFromMailingListBlackList: 'liftsStop list',
    deleted: 'stops list, all',
    profileUpdateSubmitted: 'followsDetails preference',
  };

  test.each(actions.map(({ name }) => name))('%s', (name) => {
    const { change, scopes, unless } = actionByName(name).consent;
    const others = Object.entries(unless).map((entry) => entry.join(' '));
    expect([`${change} ${scopes.join(', ')}`.trim(), ...others].join('; ')).toBe(table[name] ?? 'nothing');
  });
});
