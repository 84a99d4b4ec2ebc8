import { UsageError } from '../errors.ts';
import { messages } from '../messages/messages.ts';
import { type ActionName, actions, findAction } from './actions.ts';
import { closestWords } from './closest.ts';

/**
 * The actions chosen by `--actions` (`included`; null means all) and `--exclude-actions` (`excluded`). Both take names
 * of actions in upper or lower case, a category, or `all`. Gives the actions in the order of the list of actions.
 * Throws UsageError for an unknown name and if no action is left.
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

function namesOf(text: string): ActionName[] {
  const word = text.toLowerCase();
  if (word === 'all') return actions.map((action) => action.name);
  if (word === 'email' || word === 'campaign')
    return actions.filter((action) => action.category === word).map((action) => action.name);
  const action = findAction(word);
  if (action) return [action.name];
  const near = closestWords(
    word,
    ['all', 'email', 'campaign', ...actions.map((each) => each.name.toLowerCase())],
    3,
  ).map((name) => findAction(name)?.name ?? name);
  throw new UsageError(
    messages.errors.notAnAction(text),
    near.length > 0 ? messages.errors.notAnActionNear(near.join(', ')) : messages.errors.seeActions,
  );
}
