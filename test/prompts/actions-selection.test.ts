import { expect, test } from 'vitest';
import { actionsOf } from '../../src/domain/actions.ts';
import {
  everything,
  inOrder,
  markOf,
  rows,
  type Selection,
  summary,
  toggled,
  toggledAll,
} from '../../src/prompts/actions/actions-selection.ts';

const email = { category: 'email', name: null } as const;

test('every category is led by its Select all', () => {
  expect(rows.filter((row) => row.name === null).map((row) => row.category)).toEqual(['email', 'campaign']);
  expect(rows).toHaveLength(everything.size + 2);
});

test('a Select all that was chosen in part chooses the whole group, then none of it', () => {
  const part: Selection = new Set(['bounced', 'campaignSent']);
  expect(markOf(email, part)).toBe('some');
  const whole = toggled(email, part);
  expect(markOf(email, whole)).toBe('all');
  expect(inOrder(toggled(email, whole))).toEqual(['campaignSent']);
});

test('all or none', () => {
  expect(toggledAll(everything).size).toBe(0);
  expect(toggledAll(new Set(['bounced']))).toBe(everything);
});

test.each<{ names: Selection; said: string }>([
  { names: everything, said: 'all actions' },
  { names: new Set(actionsOf('campaign')), said: 'all Campaign actions' },
  { names: new Set(['bounced']), said: '1 Email action' },
  {
    names: new Set([...actionsOf('email'), 'campaignSent', 'campaignRead']),
    said: 'all Email actions, 2 Campaign actions',
  },
])('$said', ({ names, said }) => {
  expect(summary(names)).toBe(said);
});
