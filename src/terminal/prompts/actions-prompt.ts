import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core';
import { texts } from '../../language/texts.ts';
import { actionLabel } from '../../output/event-words.ts';
import { categoryName } from '../../output/report-words.ts';
import { type ActionName, categories } from '../../report/actions.ts';
import {
  countOf,
  everything,
  inOrder,
  type Mark,
  markOf,
  type Row,
  rows,
  type Selection,
  summary,
  toggled,
  toggledAll,
} from './actions-selection.ts';
import type { PromptTheme } from './theme.ts';

export interface ActionsConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  /** The height of the terminal now. */
  readonly height: () => number;
}

const marks: Record<Mark, string> = { all: '◉', some: '◐', none: '◯' };
// The question, a blank line, a message, two lines of keys, and one for the cursor after the answer.
const linesAround = 6;
const hideCursor = '\u001b[?25l';

/** Asks which actions, as one list of checkboxes in which each category has a *Select all*. */
export const actionsPrompt = createPrompt<ActionName[], ActionsConfig>(({ message, theme, height }, done) => {
  const [selection, setSelection] = useState<Selection>(() => everything);
  const [active, setActive] = useState(0);
  const [state, setState] = useState<'asking' | 'refused' | 'done'>('asking');
  const prefix = usePrefix({ status: state === 'done' ? 'done' : 'idle', theme });
  const pageSize = Math.max(3, height() - linesAround);

  useKeypress((key, rl) => {
    rl.clearLine(0);
    if (isEnterKey(key)) {
      setState(selection.size === 0 ? 'refused' : 'done');
      if (selection.size > 0) done(inOrder(selection));
      return;
    }
    setState('asking');
    if (isSpaceKey(key)) setSelection(toggled(rowAt(active), selection));
    else if (key.name === 'a') setSelection(toggledAll(selection));
    else setActive(moved(active, key, pageSize, theme.keybindings));
  });

  const page = usePagination({
    items: rows,
    active,
    pageSize,
    loop: false,
    renderItem({ item, isActive }) {
      const line = `${isActive ? theme.icon.cursor : ' '} ${lineOf(item, selection)}`;
      return isActive ? theme.style.highlight(line) : line;
    },
  });

  if (state === 'done')
    return `${prefix} ${theme.style.message(message, state)} ${theme.style.answer(summary(selection))}`;
  const counts = categories
    .map((category) => `${categoryName(category)} ${countOf(category, selection)}`)
    .join(' · ');
  const parts = [
    `${prefix} ${theme.style.message(message, state)} ${theme.style.help(counts)}`,
    page,
    ' ',
    ...(state === 'refused' ? [theme.style.error(texts.questions.chooseAnAction)] : []),
    theme.style.keysHelpTip(keyHelp()),
  ];
  return parts.join('\n') + hideCursor;
});

function keyHelp(): [string, string][] {
  const { space, tab, select, allOrNone, nextGroup, accept } = texts.questions.keys;
  return [
    [space, select],
    ['a', allOrNone],
    [tab, nextGroup],
    ['⏎', accept],
  ];
}

function lineOf(row: Row, selection: Selection): string {
  const mark = marks[markOf(row, selection)];
  if (row.name === null) return `${mark} ${texts.questions.selectAll(categoryName(row.category))}`;
  return `  ${mark} ${actionLabel(row.name)}`;
}

function moved(
  active: number,
  key: KeypressEvent,
  pageSize: number,
  keybindings: PromptTheme['keybindings'],
): number {
  const last = rows.length - 1;
  if (isTabKey(key)) return nextGroup(active);
  if (isUpKey(key, keybindings)) return active === 0 ? last : active - 1;
  if (isDownKey(key, keybindings)) return active === last ? 0 : active + 1;
  if (key.name === 'pageup') return Math.max(0, active - pageSize);
  if (key.name === 'pagedown') return Math.min(last, active + pageSize);
  if (key.name === 'home') return 0;
  return key.name === 'end' ? last : active;
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
