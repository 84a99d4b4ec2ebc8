import { describe, expect, test } from 'vitest';
import { actions, actionsOf } from '../../src/domain/actions.ts';
import { chooseActions } from '../../src/domain/choose-actions.ts';
import { UsageError } from '../../src/errors.ts';

const all = actions.map(({ name }) => name);

const hintOf = (word: string): string => {
  try {
    chooseActions([word], []);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.hint}`;
  }
  throw new Error(`${word} was taken`);
};

describe('the words that the program prints are words that it takes', () => {
  const printed = actions.flatMap(({ name, labels }) =>
    [name, ...Object.values(labels)].map((word) => [word, name] as const),
  );

  test.each(printed)('“%s” is %s', (word, name) => {
    expect(chooseActions([word], [])).toEqual([name]);
    expect(chooseActions([word.toUpperCase()], [])).toEqual([name]);
  });

  test.each([
    ['desinscrit', 'unsubscribed'],
    ['DÉSINSCRIT', 'unsubscribed'],
    ['bounce', 'bounced'],
    ['campaignSend', 'campaignSent'],
    ['link-clicked', 'campaignLinkClicked'],
    ['spam', 'spamComplaint'],
    ['uitges', 'unsubscribed'],
    ['plainte', 'spamComplaint'],
  ] as const)('“%s” is %s', (word, name) => {
    expect(chooseActions([word], [])).toEqual([name]);
  });

  test.each(['campaign', 'Campagne', 'CAMPAGNE'])('“%s” is a category', (word) => {
    expect(chooseActions([word], [])).toEqual(
      actions.filter(({ category }) => category === 'campaign').map(({ name }) => name),
    );
  });

  test.each(['all', 'tout', 'alle'])('“%s” is all of them', (word) => {
    expect(chooseActions([word], [])).toHaveLength(actions.length);
  });
});

describe('an unknown word', () => {
  test.each([
    ['unsub', /^Ambiguous action: unsub\. It can be unsubscribeVisited, unsubscribed\.$/],
    ['opened', /^Unknown action: opened\. Did you mean campaignRead, campaignReadOnline\?/],
    ['clicked', /^Unknown action: clicked\. Did you mean campaignLinkClicked, campaignLinkGroupClicked\?/],
    ['unsubscribd', /^Unknown action: unsubscribd\. Did you mean unsubscribed/],
    ['xyz', /^Unknown action: xyz\. List the names: contact-report actions$/],
    ['', /^Unknown action: \. /],
    ['é', /^Ambiguous action/],
  ])('“%s” gets a hint by meaning', (word, hint) => {
    expect(hintOf(word)).toMatch(hint);
  });
});

describe('the actions chosen', () => {
  test.each<[included: string[] | null, excluded: string[], expected: readonly string[]]>([
    [null, [], all],
    [['email'], [], actionsOf('email')],
    [['Campaign'], [], actionsOf('campaign')],
    [['email', 'campaign'], [], all],
    [['BOUNCED', 'bounced'], [], ['bounced']],
    [['campaignSent', 'created'], [], ['created', 'campaignSent']],
    [null, ['campaign'], actionsOf('email')],
    [['email'], ['bounced'], actionsOf('email').filter((name) => name !== 'bounced')],
    [['bounced', 'created'], ['created', 'campaign'], ['bounced']],
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

  test('an unknown word among those to leave out is an error too', () => {
    expect(() => chooseActions(null, ['unsubscribd'])).toThrow(UsageError);
  });
});
