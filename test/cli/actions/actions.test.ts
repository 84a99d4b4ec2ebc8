import { describe, expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.ts';

const email =
  'created, deleted, profileUpdateVisited, profileUpdateSubmitted, subscribed, optedIn, unsubscribeVisited, unsubscribed, addedToGroup, removedFromGroup, addedToAccountBlackList, removedFromAccountBlackList, addedToMailingListBlackList, removedFromMailingListBlackList, addedToPreference, removedFromPreference, bounced, bouncedOut, spamComplaint';
const campaign =
  'campaignSent, campaignNotSent, campaignRead, campaignReadOnline, campaignLinkClicked, campaignLinkGroupClicked, campaignReadInfopage, campaignFormVisited, campaignFormSubmitted, campaignSurveyVisited, campaignSurveySubmitted, campaignForwardVisited, campaignForwardSubmitted, campaignDelivered, campaignDeferred, campaignReplied';
const lacking = ['spamComplaint', 'campaignDelivered', 'campaignDeferred', 'campaignReplied'];

interface Action {
  name: string;
  category: string;
  flexmailId: number | null;
  labels: Record<string, string>;
}

describe('actions', () => {
  test('as JSON is the closed list by category, with labels in three languages and Flexmail’s ids', async () => {
    const { stdout, stderr, code } = await runInProcess(['actions', '--json']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const document = JSON.parse(stdout) as { schemaVersion: number; actions: Action[] };
    expect(Object.keys(document)).toEqual(['schemaVersion', 'actions']);
    expect(document.schemaVersion).toBe(1);
    expect(document.actions.map(({ name, category }) => ({ name, category }))).toEqual([
      ...email.split(', ').map((name) => ({ name, category: 'email' })),
      ...campaign.split(', ').map((name) => ({ name, category: 'campaign' })),
    ]);
    for (const action of document.actions) {
      expect(Object.keys(action)).toEqual(['name', 'category', 'flexmailId', 'labels']);
      expect(Object.keys(action.labels)).toEqual(['en', 'fr', 'nl']);
      expect(Object.values(action.labels).every((label) => label.trim() !== '')).toBe(true);
    }
    const ids = document.actions.map(({ flexmailId }) => flexmailId).filter((id) => id !== null);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      document.actions.filter(({ name }) => lacking.includes(name)).map(({ flexmailId }) => flexmailId),
    ).toEqual([null, null, null, null]);
  });

  test('for people is one line each, by category', async () => {
    const { stdout, stderr, code } = await runInProcess(['actions']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const lines = stdout.trimEnd().split('\n').slice(2);
    expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 2))).toEqual([
      ...email.split(', ').map((name) => ['Email', name]),
      ...campaign.split(', ').map((name) => ['Campaign', name]),
    ]);
  });
});
