import { describe, expect, test } from 'vitest';
import { actions, actionsOf } from '../../src/domain/actions.ts';
import { chooseActions } from '../../src/domain/choose-actions.ts';
import { UsageError } from '../../src/errors.ts';

const all = actions.map(({ name }) => name);

describe('the actions chosen', () => {
  test.each<[included: string[] | null, excluded: string[], expected: readonly string[]]>([
    [null, [], all],
    [['all'], [], all],
    [['email'], [], actionsOf('email')],
    [['Campaign'], [], actionsOf('campaign')],
    [['email', 'campaign'], [], all],
    [['bounced'], [], ['bounced']],
    [['BOUNCED', 'bounced'], [], ['bounced']],
    [['campaignSend'], [], ['campaignSent']],
    [['campaignSent', 'created'], [], ['created', 'campaignSent']],
    [null, ['campaign'], actionsOf('email')],
    [['email'], ['bounced'], actionsOf('email').filter((name) => name !== 'bounced')],
    [['bounced', 'created'], ['created', 'campaign'], ['bounced']],
    [null, ['email', 'campaign', 'bounced'].slice(1, 2), actionsOf('email')],
  ])('%j without %j', (included, excluded, expected) => {
    expect(chooseActions(included, excluded)).toEqual(expected);
  });

  test.each<[included: string[] | null, excluded: string[]]>([
    [['bounced'], ['bounced']],
    [null, ['all']],
    [['email'], ['email']],
    [[], []],
  ])('%j without %j are none, which is an error', (included, excluded) => {
    expect(() => chooseActions(included, excluded)).toThrow(UsageError);
  });

  test.each([
    ['bouncedd', 'Did you mean bounced'],
    ['campain', 'Did you mean campaign'],
    ['zzzzzzzzzzzz', 'List the names: contact-report actions'],
  ])('%s is an error, whose hint names the nearest', (word, hint) => {
    for (const choose of [() => chooseActions([word], []), () => chooseActions(null, [word])])
      expect(choose).toThrow(
        expect.objectContaining({ message: `Unknown action: ${word}.`, hint: expect.stringContaining(hint) }),
      );
  });
});
