import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { type ActionName, actions, actionsOf, type Category, findAction } from './actions.ts';
import { closestWords } from './closest.ts';

/**
 * The actions chosen by `--actions` (`included`; null means all) and `--exclude-actions` (`excluded`). Both take what
 * the program prints: names and labels of actions, in any language, or the beginning of one; a category; `all`. Case,
 * accents and punctuation do not count. Gives the actions in the order of the list of actions. Throws UsageError for
 * an unknown or ambiguous word and if no action is left.
 */
export function chooseActions(included: readonly string[] | null, excluded: readonly string[]): ActionName[] {
  const wanted = new Set((included ?? ['all']).flatMap(namesOf));
  const unwanted = new Set(excluded.flatMap(namesOf));
  const chosen = actions
    .map((action) => action.name)
    .filter((name) => wanted.has(name) && !unwanted.has(name));
  if (chosen.length === 0) throw new UsageError(messages.errors.noActionLeft, messages.errors.seeActions);
  return chosen;
}

/** The words for all actions and for the categories, in every language. */
const groups: Readonly<Record<string, 'all' | Category>> = {
  all: 'all',
  tout: 'all',
  toutes: 'all',
  alle: 'all',
  alles: 'all',
  email: 'email',
  campaign: 'campaign',
  campagne: 'campaign',
};

function namesOf(text: string): ActionName[] {
  const action = findAction(text);
  if (action) return [action.name];
  const word = plain(text);
  const group = groups[word];
  if (group === 'all') return actions.map(({ name }) => name);
  if (group) return actionsOf(group);
  const exact = matching((each) => each === word);
  const found = exact.length > 0 || word === '' ? exact : matching((each) => each.startsWith(word));
  if (found.length === 1) return found;
  const { ambiguousAction, ambiguousActionHint, notAnAction, notAnActionNear, seeActions } = messages.errors;
  if (found.length > 1)
    throw new UsageError(ambiguousAction(text), ambiguousActionHint(found.slice(0, 8).join(', ')));
  const near = nearNames(word);
  throw new UsageError(notAnAction(text), near.length > 0 ? notAnActionNear(near.join(', ')) : seeActions);
}

/** The actions whose name or one of whose labels meets a condition. */
function matching(condition: (word: string) => boolean): ActionName[] {
  return actions.filter((action) => wordsOf(action).some(condition)).map(({ name }) => name);
}

/** The names closest to a word in meaning: first those with the word in a label, then by spelling. */
function nearNames(word: string): string[] {
  const named =
    word.length < 3
      ? []
      : [
          ...Object.keys(groups).filter((each) => each.includes(word)),
          ...matching((each) => each.includes(word)),
        ];
  if (named.length > 0) return named.slice(0, 3);
  const owners = new Map<string, string>([
    ...Object.entries(groups),
    ...actions.flatMap((action) => wordsOf(action).map((each): [string, string] => [each, action.name])),
  ]);
  return [...new Set(closestWords(word, owners.keys(), 6).map((near) => owners.get(near) ?? near))].slice(
    0,
    3,
  );
}

function wordsOf({ name, labels }: (typeof actions)[number]): string[] {
  return [name, ...Object.values(labels)].map(plain);
}

/** A word without case, accents and punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
