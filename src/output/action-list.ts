import type { Action } from '../report/actions.ts';
import { actionPaint } from './event-words.ts';
import { type ListOptions, listText } from './list-text.ts';
import { categoryName } from './report-words.ts';

const columns = [
  { title: 'Category' },
  { title: 'Action' },
  { title: 'Label', flexible: true },
  { title: 'Flexmail ID', align: 'right' },
] as const;

/** Actions for people, in the order they come: category, name, English label, id in Flexmail's history. */
export function renderActionList(actions: readonly Action[], options: ListOptions): string {
  const rows = actions.map(({ name, category, labels, flexmailId }) => [
    { text: categoryName(category) },
    { text: name, paint: actionPaint(name, options.style) },
    { text: labels.en },
    { text: flexmailId === null ? '–' : String(flexmailId) },
  ]);
  return listText(columns, rows, options);
}
