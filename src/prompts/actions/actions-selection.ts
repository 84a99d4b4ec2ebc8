import { type ActionName, actions, actionsOf, type Category, categories } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import { categoryName } from '../../render/report/report-labels.ts';

/** The actions that are chosen. */
export type Selection = ReadonlySet<ActionName>;

/** One line of the list: an action, or with null the *Select all* of its category. */
export interface Row {
  readonly category: Category;
  readonly name: ActionName | null;
}

/** How much of a row is chosen; only a *Select all* can be chosen in part. */
export type Mark = 'all' | 'some' | 'none';

/** The list as it is shown: each category, led by its *Select all*. */
export const rows: readonly Row[] = categories.flatMap((category) => [
  { category, name: null },
  ...actionsOf(category).map((name) => ({ category, name })),
]);

/** The selection that the question starts with. */
export const everything: Selection = new Set(actions.map((action) => action.name));

/** How much of `row` is chosen. */
export function markOf(row: Row, selection: Selection): Mark {
  const names = namesOf(row);
  const chosen = names.filter((name) => selection.has(name)).length;
  if (chosen === 0) return 'none';
  return chosen === names.length ? 'all' : 'some';
}

/** The selection after `row` was toggled; one that was chosen in part becomes chosen as a whole. */
export function toggled(row: Row, selection: Selection): Selection {
  const names = namesOf(row);
  if (markOf(row, selection) === 'all')
    return new Set([...selection].filter((name) => !names.includes(name)));
  return new Set([...selection, ...names]);
}

/** Every action, or none where every action was chosen already. */
export function toggledAll(selection: Selection): Selection {
  return selection.size === everything.size ? new Set() : everything;
}

/** The chosen actions in the order of the list. */
export function inOrder(selection: Selection): ActionName[] {
  return [...everything].filter((name) => selection.has(name));
}

/** How many of a category's actions are chosen, e.g. `12/19`. */
export function countOf(category: Category, selection: Selection): string {
  const names = actionsOf(category);
  return `${names.filter((name) => selection.has(name)).length}/${names.length}`;
}

/** The selection in a few words: `all actions`, `all Email actions, 2 Campaign actions`. */
export function summary(selection: Selection): string {
  if (selection.size === everything.size) return messages.questions.allActions;
  const parts = categories.map((category) => {
    const names = actionsOf(category);
    const chosen = names.filter((name) => selection.has(name)).length;
    if (chosen === 0) return null;
    const { allActionsOf, someActionsOf } = messages.questions;
    return (chosen === names.length ? allActionsOf : someActionsOf)(categoryName(category), chosen);
  });
  return parts.filter((part) => part !== null).join(', ');
}

function namesOf({ category, name }: Row): readonly ActionName[] {
  return name === null ? actionsOf(category) : [name];
}
