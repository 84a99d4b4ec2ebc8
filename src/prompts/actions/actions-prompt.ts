import {
  createPrompt,
  isEnterKey,
  isSpaceKey,
  isTabKey,
  useKeypress,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core';
import { type ActionName, categories } from '../../domain/actions.ts';
import { hideCursor } from '../../io/redraw.ts';
import { messages } from '../../messages/messages.ts';
import { actionLabel } from '../../render/report/event-labels.ts';
import { categoryName } from '../../render/report/report-labels.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { wrapText } from '../../render/text/wrap.ts';
import { moveCursor } from '../inquirer/move-cursor.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { fill } from '../inquirer/wrap-parts.ts';
import {
  allActions,
  countOf,
  inListOrder,
  type Mark,
  markOf,
  type Row,
  rows,
  type Selection,
  summary,
  toggle,
  toggleAll,
} from './actions-selection.ts';

/** The settings of {@link actionsPrompt}. */
export interface ActionsConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}

const marks: Record<Mark, string> = { all: '◉', some: '◐', none: '◯' };
// A blank line, a message of two lines, and the line of the cursor after the answer.
const linesAround = 4;

/** Asks for actions: one list of checkboxes in which each category has a *Select all*. Gives one action or more. */
export const actionsPrompt = createPrompt<ActionName[], ActionsConfig>((config, done) => {
  const { message, theme, width, height } = config;
  const [selection, setSelection] = useState<Selection>(() => allActions);
  const [active, setActive] = useState(0);
  const [state, setState] = useState<'asking' | 'refused' | 'done'>('asking');
  const prefix = usePrefix({ status: state === 'done' ? 'done' : 'idle', theme });
  const help = theme.style.keysHelpTip(keyHelp());
  const counts = categories
    .map((category) => `${categoryName(category)} ${countOf(category, selection)}`)
    .join(' · ');
  const title = `${prefix} ${theme.style.message(message, state)}`;
  const question = fill([title, theme.style.help(counts)], ' ', width());
  const questionLines = `${question}\n${help}`.split('\n').length;
  const pageSize = Math.max(3, height() - linesAround - questionLines);

  useKeypress((key, rl) => {
    rl.clearLine(0);
    if (isEnterKey(key)) {
      setState(selection.size === 0 ? 'refused' : 'done');
      if (selection.size > 0) done(inListOrder(selection));
      return;
    }
    setState('asking');
    if (isSpaceKey(key)) setSelection(toggle(rowAt(active), selection));
    else if (key.name === 'a') setSelection(toggleAll(selection));
    else if (isTabKey(key)) setActive(nextGroup(active));
    else setActive(moveCursor(active, key, { count: rows.length, pageSize, ...theme }));
  });

  const page = usePagination({
    items: rows,
    active,
    pageSize,
    loop: false,
    renderItem({ item, isActive }) {
      const lines = linesOf(item, selection, isActive ? theme.icon.cursor : ' ', width());
      return lines.map((line) => (isActive ? theme.style.highlight(line) : line)).join('\n');
    },
  });

  if (state === 'done') {
    const lead = textWidth(`? ${message} `);
    const lines = wrapText(summary(selection), Math.max(1, width() - 1 - lead));
    const answer = lines.map((line) => theme.style.answer(line)).join(`\n${' '.repeat(lead)}`);
    return `${title} ${answer}`;
  }
  const parts = [
    question,
    page,
    ' ',
    ...(state === 'refused' ? [theme.style.error(messages.questions.chooseAnAction)] : []),
    help,
  ];
  return parts.join('\n') + hideCursor;
});

function keyHelp(): [string, string][] {
  const { space, tab, select, allOrNone, nextGroup, accept } = messages.questions.keys;
  return [
    [space, select],
    ['a', allOrNone],
    [tab, nextGroup],
    ['⏎', accept],
  ];
}

function linesOf(row: Row, selection: Selection, cursor: string, width: number): string[] {
  const lead = `${cursor} ${row.name === null ? '' : '  '}${marks[markOf(row, selection)]} `;
  const text =
    row.name === null ? messages.questions.selectAll(categoryName(row.category)) : actionLabel(row.name);
  const lines = wrapText(text, Math.max(1, width - 1 - lead.length));
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line);
}

function nextGroup(active: number): number {
  const next = rows.findIndex((row, index) => index > active && row.name === null);
  return Math.max(0, next);
}

function rowAt(index: number): Row {
  const row = rows[index];
  if (!row) throw new RangeError(`no row ${index}`);
  return row;
}
