import { stripVTControlCharacters } from 'node:util';
import { createPrompt, isEnterKey, useKeypress, usePagination, usePrefix, useState } from '@inquirer/core';
import { addressesOf, type Report } from '../../domain/report.ts';
import { hideCursor } from '../../io/redraw.ts';
import { messages } from '../../messages/messages.ts';
import type { Style } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import { moveCursor } from '../inquirer/move-cursor.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { indented } from '../inquirer/wrap-parts.ts';
import type { Live, OverviewChoice, OverviewState } from '../prompter.ts';
import { overviewTable, progressBar, stateNote } from './overview-table.ts';
import { processingOf, useOverview } from './use-reports.ts';

/** The settings of {@link overviewPrompt}. */
export interface OverviewConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly style: Style;
  readonly state: Live<OverviewState>;
  /** The id of the report that is highlighted at first; null for the newest. */
  readonly selected: number | null;
  /** The zone (IANA) of the timestamps on the screen. */
  readonly zone: string;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}

// The title, the processing report, "new report", the titles of columns, a blank line, three lines about the
// highlighted report, a refusal of two lines, two lines of keys, and the cursor's line.
const linesAround = 13;

/** Shows the reports, always up to date, and lets the person open one or ask for a new one. */
export const overviewPrompt = createPrompt<OverviewChoice, OverviewConfig>((config, done) => {
  const { message, theme, style, zone, selected } = config;
  const state = useOverview(config.state);
  const { reports } = state;
  const busy = processingOf(state);
  const [chosen, setChosen] = useState<number | 'new'>(selected ?? reports[0]?.id ?? 'new');
  const [refused, setRefused] = useState(false);
  const prefix = usePrefix({ theme });
  const width = config.width() - 1;
  const pageSize = Math.max(3, config.height() - linesAround);
  // 0 is "new report". If another process has deleted the chosen report, the newest is highlighted.
  const position = reports.findIndex((report) => report.id === chosen) + 1;
  const active = chosen === 'new' ? 0 : position || Math.min(1, reports.length);

  const open = (index: number) => {
    const report = reports[index - 1];
    if (report) done({ open: report.id });
    else if (busy) setRefused(true);
    else done('new');
  };

  useKeypress((key, rl) => {
    rl.clearLine(0);
    if (isEnterKey(key)) return open(active);
    if (key.name === 'n') {
      setChosen('new');
      return open(0);
    }
    setRefused(false);
    const next = moveCursor(active, key, { count: reports.length + 1, pageSize, ...theme });
    setChosen(reports[next - 1]?.id ?? 'new');
  });

  const table = overviewTable(reports, { width: width - 2, zone, style });
  const page = usePagination({
    items: table.lines,
    active: Math.max(0, active - 1),
    pageSize,
    loop: false,
    renderItem({ item, index }) {
      if (index + 1 !== active) return `  ${item}`;
      return theme.style.highlight(`${theme.icon.cursor} ${stripVTControlCharacters(item)}`);
    },
  });

  const labels = messages.questions;
  const mark = active === 0 ? theme.icon.cursor : ' ';
  const line = `${mark} ${labels.newReport}`;
  const newReport = busy
    ? theme.style.disabled(truncate(`${mark} ${labels.newReportWaits(busy.id)}`, width))
    : active === 0
      ? theme.style.highlight(line)
      : line;
  const current = reports[active - 1];
  const notes = [
    ...(current ? notesOn(current, table.overflow(current), config) : []),
    ...(busy && current !== busy ? [busyLine(busy)] : []),
  ];
  const parts = [
    `${prefix} ${theme.style.message(message, 'idle')}`,
    newReport,
    ...(reports.length === 0
      ? [' ', ...nothingYet(state).flatMap((text) => indented(text, config.width()))]
      : [style.dim(`  ${table.titles}`), page]),
    ' ',
    ...notes.flatMap((text) => indented(text, config.width())).map((text) => theme.style.disabled(text)),
    ...(refused && busy ? [theme.style.error(labels.oneAtATime(busy.id))] : []),
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
