import { type ActionName, actions, actionsOf, type Category, categories } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import { categoryName } from '../../render/report/report-labels.ts';

/** The chosen actions. */
export type Selection = ReadonlySet<ActionName>;

/** One row of the list: an action, or the *Select all* of its category if `name` is null. */
export interface Row {
  readonly category: Category;
  readonly name: ActionName | null;
}

/** The state of a checkbox; only a *Select all* can be `some`. */
export type Mark = 'all' | 'some' | 'none';

/** The rows in the order of the list: each category begins with its *Select all*. */
export const rows: readonly Row[] = categories.flatMap((category) => [
  { category, name: null },
  ...actionsOf(category).map((name) => ({ category, name })),
]);

/** The selection at first: every action. */
export const allActions: Selection = new Set(actions.map((action) => action.name));

/** The state of a row's checkbox. */
export function markOf(row: Row, selection: Selection): Mark {
  const names = namesOf(row);
  const chosen = names.filter((name) => selection.has(name)).length;
  if (chosen === 0) return 'none';
  return chosen === names.length ? 'all' : 'some';
}

/** The selection after a row is toggled; a group that was chosen in part becomes chosen. */
export function toggle(row: Row, selection: Selection): Selection {
  const names = namesOf(row);
  if (markOf(row, selection) === 'all')
    return new Set([...selection].filter((name) => !names.includes(name)));
  return new Set([...selection, ...names]);
}

/** Every action, or none if every action was chosen. */
export function toggleAll(selection: Selection): Selection {
  return selection.size === allActions.size ? new Set() : allActions;
}

/** The chosen actions in the order of the list. */
export function inListOrder(selection: Selection): ActionName[] {
  return [...allActions].filter((name) => selection.has(name));
}

/** The number of chosen actions of a category, and the number it has: `12/19`. */
export function countOf(category: Category, selection: Selection): string {
  const names = actionsOf(category);
  return `${names.filter((name) => selection.has(name)).length}/${names.length}`;
}

/** The selection in a few words: `all actions`, `all Email actions, 2 Campaign actions`. */
export function summary(selection: Selection): string {
  if (selection.size === allActions.size) return messages.questions.allActions;
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
