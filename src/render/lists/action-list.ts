import type { Action } from '../../domain/actions.ts';
import { locale, messages } from '../../messages/messages.ts';
import { actionPaint } from '../report/event-labels.ts';
import { categoryName } from '../report/report-labels.ts';
import { type ListOptions, listText } from './list-text.ts';

/** Actions for people, in the given order: category, name, label, id in Flexmail's history. */
export function renderActionList(actions: readonly Action[], options: ListOptions): string {
  const titles = messages.lists;
  const columns = [
    { title: titles.category },
    { title: titles.action },
    { title: titles.label, flexible: true },
    { title: titles.flexmailId, align: 'right' },
  ] as const;
  const rows = actions.map(({ name, category, labels, flexmailId }) => [
    { text: categoryName(category) },
    { text: name, paint: actionPaint(name, options.style) },
    { text: labels[locale] },
    { text: flexmailId === null ? '–' : String(flexmailId) },
  ]);
  return listText(columns, rows, options);
}
