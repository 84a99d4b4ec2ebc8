import { describe, expect, test } from 'vitest';
import { actions, actionsOf } from '../../src/domain/actions.ts';
import type { Question } from '../../src/domain/report.ts';
import {
  askedFor,
  type Condition,
  type EventFacts,
  type EventSelection,
  everyEvent,
  hiddenAsArchived,
  isLeftOut,
  isSelected,
  leftOut,
  selected,
  selectionOf,
} from '../../src/domain/selection.ts';

const range = { from: 10, to: 20 };
const anna = 'anna@example.be';
const question: Question = {
  contacts: [{ key: anna, shown: 'Anna@example.be' }],
  actions: actions.map(({ name }) => name),
  last: null,
  zone: 'UTC',
  includeArchived: false,
  sources: null,
  excludeMachine: false,
};
const event: EventFacts = {
  contact: anna,
  timestamp: 15,
  action: 'campaignRead',
  campaign: null,
  source: null,
  details: '{}',
};
const everything = everyEvent([anna], range);
const always: Condition = { kind: 'all', of: [] };
const machines: Condition = {
  kind: 'not',
  of: {
    kind: 'all',
    of: [
      {
        kind: 'action',
        in: ['campaignRead', 'campaignReadOnline', 'campaignLinkClicked', 'campaignLinkGroupClicked'],
      },
      { kind: 'detail', name: 'machine' },
    ],
  },
};
const archived: Condition = {
  kind: 'all',
  of: [{ kind: 'action', in: actionsOf('campaign') }, { kind: 'archived' }],
};

describe('the selection of a question', () => {
  test('asks for its contacts by their keys, in its range, and hides archived campaigns', () => {
    expect(selectionOf(question, range)).toEqual({ ...everything, archivedCampaigns: 'hidden' });
  });

  test.each<[string, Partial<Question>, Partial<EventSelection>]>([
    ['some actions', { actions: ['bounced', 'created'] }, { actions: ['bounced', 'created'] }],
    ['some sources', { sources: ['flexmail'] }, { sources: ['flexmail'] }],
    ['no source', { sources: [] }, { sources: [] }],
    ['no machines', { excludeMachine: true }, { machineEvents: 'left out' }],
    ['archived campaigns', { includeArchived: true }, { archivedCampaigns: 'shown' }],
    [
      'several contacts, in their order',
      { contacts: ['zoe', 'anna'].map((key) => ({ key, shown: key.toUpperCase() })) },
      { contacts: ['zoe', 'anna'] },
    ],
  ])('with %s', (_what, asked, expected) => {
    expect(selectionOf({ ...question, ...asked }, range)).toEqual({
      ...everything,
      archivedCampaigns: 'hidden',
      ...expected,
    });
  });
});

describe('the conditions of a selection', () => {
  test.each<[string, Partial<EventSelection>, Condition[]]>([
    ['everything', {}, []],
    ['actions', { actions: ['bounced', 'created'] }, [{ kind: 'action', in: ['bounced', 'created'] }]],
    ['sources', { sources: ['flexmail', 'shop'] }, [{ kind: 'source', in: ['flexmail', 'shop'] }]],
    ['machines', { machineEvents: 'left out' }, [machines]],
    [
      'all of these',
      { actions: ['created'], sources: ['shop'], machineEvents: 'left out' },
      [{ kind: 'action', in: ['created'] }, { kind: 'source', in: ['shop'] }, machines],
    ],
  ])('%s', (_what, differences, of) => {
    const selection = { ...everything, ...differences };
    expect(askedFor(selection)).toEqual({ kind: 'all', of });
    // Archived or not, the same is asked for.
    expect(askedFor({ ...selection, archivedCampaigns: 'hidden' })).toEqual({ kind: 'all', of });
    expect(selected(selection)).toEqual({ kind: 'all', of });
    expect(selected({ ...selection, archivedCampaigns: 'hidden' })).toEqual({
      kind: 'all',
      of: [
        { kind: 'all', of },
        { kind: 'not', of: archived },
      ],
    });
    expect(leftOut(selection)).toEqual({ kind: 'all', of: [{ kind: 'all', of }, archived] });
  });

  test('contacts and range are no conditions: an engine finds the rows by them', () => {
    expect(selected(everyEvent('all', { from: null, to: null }))).toEqual(always);
    expect(selected(everyEvent([anna], range))).toEqual(always);
  });

  test('archived campaigns hide events of the Campaign category only', () => {
    expect(hiddenAsArchived).toEqual(archived);
    for (const { name, category } of actions) {
      const hidden = { ...event, action: name, campaign: { archived: true } };
      const selection: EventSelection = { ...everything, archivedCampaigns: 'hidden' };
      expect(isSelected(hidden, selection), name).toBe(category === 'email');
      expect(isLeftOut(hidden, selection), name).toBe(category === 'campaign');
    }
  });
});

describe('an event', () => {
  type Case = [
    what: string,
    event: Partial<EventFacts>,
    selection: Partial<EventSelection>,
    selected: boolean,
  ];
  const machine = (value: unknown) => ({ details: JSON.stringify({ machine: value }) });
  const without = { machineEvents: 'left out' } as const;
  const hiding = { archivedCampaigns: 'hidden' } as const;

  test.each<Case>([
    ['of the contact', {}, {}, true],
    ['of another contact', { contact: 'ben@example.be' }, {}, false],
    ['of any contact', { contact: 'ben@example.be' }, { contacts: 'all' }, true],
    ['of no contact', {}, { contacts: [] }, false],
    ['at the beginning of the range', { timestamp: 10 }, {}, true],
    ['before it', { timestamp: 9 }, {}, false],
    ['at the end of the range, which is excluded', { timestamp: 20 }, {}, false],
    ['just before it', { timestamp: 19 }, {}, true],
    ['long ago', { timestamp: -1e12 }, { range: { from: null, to: 20 } }, true],
    ['some day', { timestamp: 1e14 }, { range: { from: 10, to: null } }, true],
    ['of an action asked for', {}, { actions: ['campaignRead'] }, true],
    ['of another action', {}, { actions: ['campaignSent'] }, false],
    ['of no action', {}, { actions: [] }, false],
    ['of a source asked for', { source: 'shop' }, { sources: ['flexmail', 'shop'] }, true],
    ['of another source', { source: 'shop' }, { sources: ['flexmail'] }, false],
    ['without a source', {}, { sources: ['flexmail'] }, false],
    ['of a machine', machine(true), {}, true],
    ['of a machine, without those', machine(true), without, false],
    ['not of a machine', machine(false), without, true],
    ['whose flag is a text', machine('true'), without, true],
    ['whose flag is a number', machine(1), without, true],
    ['that no machine causes', { ...machine(true), action: 'unsubscribed' }, without, true],
    ['of an archived campaign', { campaign: { archived: true } }, {}, true],
    ['of an archived campaign, without those', { campaign: { archived: true } }, hiding, false],
    ['of a campaign that is not archived', { campaign: { archived: false } }, hiding, true],
    ['of no campaign', {}, hiding, true],
  ])('%s', (_what, differences, asked, expected) => {
    expect(isSelected({ ...event, ...differences }, { ...everything, ...asked })).toBe(expected);
  });

  test('is left out only if it was asked for and its campaign is archived', () => {
    const hidden: EventFacts = { ...event, campaign: { archived: true } };
    const selection: EventSelection = { ...everything, archivedCampaigns: 'hidden' };
    expect(isLeftOut(hidden, selection)).toBe(true);
    expect(isLeftOut(hidden, everything)).toBe(false);
    expect(isLeftOut(event, selection)).toBe(false);
    expect(isLeftOut({ ...hidden, timestamp: 20 }, selection)).toBe(false);
    expect(isLeftOut({ ...hidden, contact: 'ben@example.be' }, selection)).toBe(false);
    expect(isLeftOut(hidden, { ...selection, actions: ['campaignSent'] })).toBe(false);
    expect(isLeftOut(hidden, { ...selection, sources: ['shop'] })).toBe(false);
  });
});
