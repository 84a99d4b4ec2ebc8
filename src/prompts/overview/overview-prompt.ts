import { stripVTControlCharacters } from 'node:util';
import { createPrompt, isEnterKey, useKeypress, usePrefix, useRef, useState } from '@inquirer/core';
import { addressesOf, type Report } from '../../domain/report.ts';
import { hideCursor } from '../../io/redraw.ts';
import { messages } from '../../messages/messages.ts';
import type { Style } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import { moveCursor } from '../inquirer/move-cursor.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { indented } from '../inquirer/wrap-parts.ts';
import type { LoadOverview, OverviewChoice, OverviewState } from '../prompter.ts';
import { firstOnScreen, overviewLines } from './overview-lines.ts';
import { overviewTable, progressBar, stateNote } from './overview-table.ts';
import { useWatched } from './use-watched.ts';

/** The settings of {@link overviewPrompt}. */
export interface OverviewConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly style: Style;
  /** The state at first; the report at its index is highlighted. */
  readonly state: OverviewState;
  /** Gives the later state. */
  readonly load: LoadOverview;
  /** The zone (IANA) of the timestamps on the screen. */
  readonly zone: string;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}

/** Shows the reports, always up to date, and lets the person open one or ask for a new one. */
export const overviewPrompt = createPrompt<OverviewChoice, OverviewConfig>((config, done) => {
  const { message, theme, style, zone, load } = config;
  const width = config.width() - 1;
  const pageSize = overviewLines(config.height());
  // The highlighted report, or "new report", as of the last key.
  const chosen = useRef({
    id: idAt(config.state),
    index: config.state.index,
    isNew: config.state.count === 0,
  });
  const { current: at } = chosen;
  const [state, replace] = useWatched(config.state, () => load({ id: at.isNew ? null : at.id }, pageSize));
  const { reports, first, index, count, processing: busy } = state;
  const [isRefused, setRefused] = useState(false);
  const [isNew, setNew] = useState(at.isNew);
  const prefix = usePrefix({ theme });
  // Keys are answered one after the other, because the reports they lead to have to be read.
  const keys = useRef(Promise.resolve());
  // Another process may have deleted the highlighted report, or made new ones.
  Object.assign(at, { id: idAt(state), index });

  const open = () => {
    if (!at.isNew && at.id !== null) done({ open: at.id });
    else if (busy) setRefused(true);
    else done('new');
  };

  // 0 is "new report".
  const highlight = async (position: number) => {
    const next = await load({ index: Math.max(0, position - 1) }, pageSize);
    Object.assign(at, { id: idAt(next), index: next.index, isNew: position === 0 });
    replace(next);
    setNew(at.isNew);
  };

  useKeypress((key, rl) => {
    rl.clearLine(0);
    const answer = async () => {
      if (isEnterKey(key)) return open();
      setRefused(false);
      const position = at.isNew ? 0 : at.index + 1;
      const isN = key.name === 'n';
      const next = isN ? 0 : moveCursor(position, key, { count: count + 1, pageSize, ...theme });
      if (next !== position) await highlight(next);
      if (isN) open();
    };
    // After a failed read the highlight stays; the watch reports a failure that lasts.
    keys.current = keys.current.then(answer).catch(() => {});
  });

  const from = firstOnScreen(index - first, reports.length, pageSize);
  const shown = reports.slice(from, from + pageSize);
  const table = overviewTable(shown, { width: width - 2, zone, style });
  const highlighted = isNew ? null : (reports[index - first] ?? null);
  const page = table.lines.map((line, n) =>
    shown[n] === highlighted
      ? theme.style.highlight(`${theme.icon.cursor} ${stripVTControlCharacters(line)}`)
      : `  ${line}`,
  );

  const labels = messages.questions;
  const mark = isNew ? theme.icon.cursor : ' ';
  const line = `${mark} ${labels.newReport}`;
  const newReport = busy
    ? theme.style.disabled(truncate(`${mark} ${labels.newReportWaits(busy.id)}`, width))
    : isNew
      ? theme.style.highlight(line)
      : line;
  const notes = [
    ...(highlighted ? notesOn(highlighted, table.overflow(highlighted), config) : []),
    ...(busy && highlighted?.id !== busy.id ? [busyLine(busy)] : []),
  ];
  const parts = [
    `${prefix} ${theme.style.message(message, 'idle')}`,
    newReport,
    ...(reports.length === 0
      ? [' ', ...nothingYet(state).flatMap((text) => indented(text, config.width()))]
      : [style.dim(`  ${table.titles}`), ...page]),
    ' ',
    ...notes.flatMap((text) => indented(text, config.width())).map((text) => theme.style.disabled(text)),
    ...(isRefused && busy ? [theme.style.error(labels.oneAtATime(busy.id))] : []),
    theme.style.keysHelpTip(
      [
        ['↑↓', labels.keys.choose],
        ['⏎', labels.keys.open],
        ['n', labels.keys.newReport],
      ],
      labels.keys.leave,
    ),
  ];
  return parts.join('\n') + hideCursor;
});

function idAt({ reports, first, index }: OverviewState): number | null {
  return reports[index - first]?.id ?? null;
}

function notesOn(report: Report, overflow: string, { zone }: OverviewConfig): string[] {
  return [
    ...(overflow === '' ? [] : [overflow]),
    ...(report.status === 'processing' ? [progressBar(report.progress)] : []),
    ...(report.status === 'failed' ? [stateNote(report, zone)] : []),
  ];
}

function busyLine(report: Report): string {
  return `${progressBar(report.progress)} ${messages.questions.busy(report.id, safeText(addressesOf(report)))}`;
}

function nothingYet({ hasEvents }: OverviewState): string[] {
  const { noReportsYet, noEventsYet } = messages.questions;
  return hasEvents ? [noReportsYet] : [noEventsYet, 'contact-report import FILE'];
}
