import { expect, test } from 'vitest';
import { actionsOf } from '../../src/domain/actions.ts';
import {
  allActions,
  inListOrder,
  markOf,
  rows,
  type Selection,
  summary,
  toggle,
  toggleAll,
} from '../../src/prompts/actions/actions-selection.ts';

const email = { category: 'email', name: null } as const;

test('every category is led by its Select all', () => {
  expect(rows.filter((row) => row.name === null).map((row) => row.category)).toEqual(['email', 'campaign']);
  expect(rows).toHaveLength(allActions.size + 2);
});

test('a Select all that was chosen in part chooses the whole group, then none of it', () => {
  const part: Selection = new Set(['bounced', 'campaignSent']);
  expect(markOf(email, part)).toBe('some');
  const whole = toggle(email, part);
  expect(markOf(email, whole)).toBe('all');
  expect(inListOrder(toggle(email, whole))).toEqual(['campaignSent']);
});

test('all or none', () => {
  expect(toggleAll(allActions).size).toBe(0);
  expect(toggleAll(new Set(['bounced']))).toBe(allActions);
});

test.each<{ names: Selection; said: string }>([
  { names: allActions, said: 'all actions' },
  { names: new Set(actionsOf('campaign')), said: 'all Campaign actions' },
  { names: new Set(['bounced']), said: '1 Email action' },
  {
    names: new Set([...actionsOf('email'), 'campaignSent', 'campaignRead']),
    said: 'all Email actions, 2 Campaign actions',
  },
])('$said', ({ names, said }) => {
  expect(summary(names)).toBe(said);
});
