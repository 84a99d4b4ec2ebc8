import { stripVTControlCharacters } from 'node:util';
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core';
import { addressesOf, type Report } from '../../domain/report.ts';
import { hideCursor } from '../../io/redraw.ts';
import { messages } from '../../messages/messages.ts';
import type { Style } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { indented } from '../inquirer/wrap-parts.ts';
import type { Live, OverviewChoice, OverviewState } from '../prompter.ts';
import { overviewTable, progressBar, stateNote } from './overview-table.ts';
import { processingOf, useOverview } from './use-reports.ts';

export interface OverviewConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly style: Style;
  readonly state: Live<OverviewState>;
  /** The report to highlight at first; null for the newest. */
  readonly selected: number | null;
  /** The zone that moments are shown in. */
  readonly zone: string;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}

// The title, what is processing, "new report", the titles of columns, a blank line, three lines on the
// highlighted report, a refusal of two, two lines of keys, and the cursor's own line.
const linesAround = 13;

/** Shows the reports, as they are at every moment, and lets the person open one or ask for a new one. */
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
  // 0 is the new report. One that was deleted elsewhere leaves its place to the newest.
  const found = reports.findIndex((report) => report.id === chosen) + 1;
  const active = chosen === 'new' ? 0 : found || Math.min(1, reports.length);

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
    setChosen(reports[moveCursor(active, key, reports.length, pageSize, theme) - 1]?.id ?? 'new');
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

  const words = messages.questions;
  const mark = active === 0 ? theme.icon.cursor : ' ';
  const line = `${mark} ${words.newReport}`;
  const newReport = busy
    ? theme.style.disabled(truncate(`${mark} ${words.newReportWaits(busy.id)}`, width))
    : active === 0
      ? theme.style.highlight(line)
      : line;
  const current = reports[active - 1];
  const about = [
    ...(current ? aboutReport(current, table.overflow(current), config) : []),
    ...(busy && current !== busy ? [busyLine(busy)] : []),
  ];
  const parts = [
    `${prefix} ${theme.style.message(message, 'idle')}`,
    newReport,
    ...(reports.length === 0
      ? [' ', ...nothingYet(state).flatMap((text) => indented(text, config.width()))]
      : [style.dim(`  ${table.titles}`), page]),
    ' ',
    ...about.flatMap((text) => indented(text, config.width())).map((text) => theme.style.disabled(text)),
    ...(refused && busy ? [theme.style.error(words.oneAtATime(busy.id))] : []),
    theme.style.keysHelpTip(
      [
        ['↑↓', words.keys.choose],
        ['⏎', words.keys.open],
        ['n', words.keys.newReport],
      ],
      words.keys.leave,
    ),
  ];
  return parts.join('\n') + hideCursor;
});

function aboutReport(report: Report, rest: string, { zone }: OverviewConfig): string[] {
  return [
    ...(rest === '' ? [] : [rest]),
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

function moveCursor(
  active: number,
  key: KeypressEvent,
  last: number,
  pageSize: number,
  theme: PromptTheme,
): number {
  if (isUpKey(key, theme.keybindings)) return active === 0 ? last : active - 1;
  if (isDownKey(key, theme.keybindings)) return active === last ? 0 : active + 1;
  if (key.name === 'pageup') return Math.max(0, active - pageSize);
  if (key.name === 'pagedown') return Math.min(last, active + pageSize);
  if (key.name === 'home') return 0;
  return key.name === 'end' ? last : active;
}
