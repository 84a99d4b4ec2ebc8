import { createPrompt, isEnterKey, useKeypress, usePrefix, useState } from '@inquirer/core';
import { addressesOf } from '../../domain/report.ts';
import { hideCursor } from '../../io/redraw.ts';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import { moveCursor } from '../inquirer/move-cursor.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { indented } from '../inquirer/wrap-parts.ts';
import type { LiveState, MenuState, ReportChoice } from '../prompter.ts';
import { progressBar, reportSummary, stateNote } from './overview-table.ts';
import { useWatched } from './use-watched.ts';

/** The settings of {@link reportMenuPrompt}. */
export interface ReportMenuConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly state: LiveState<MenuState>;
  /** The id of the report. */
  readonly id: number;
  /** The zone (IANA) of the timestamps on the screen. */
  readonly zone: string;
  /** The width of the terminal now. */
  readonly width: () => number;
}

interface Entry {
  readonly value: ReportChoice;
  readonly name: string;
  /** The reason why this is not possible now; null if it is. */
  readonly reason: string | null;
}

/** The menu of one report; an entry that is not possible now shows the reason. */
export const reportMenuPrompt = createPrompt<ReportChoice, ReportMenuConfig>((config, done) => {
  const { message, theme, id, zone } = config;
  const [state] = useWatched(config.state.now, config.state.load);
  const [active, setActive] = useState(0);
  const [refused, setRefused] = useState(false);
  const prefix = usePrefix({ theme });
  const width = config.width() - 1;
  const { report } = state;
  const entries = entriesOf(id, state);
  const reason = entries[active]?.reason;

  const choose = (index: number) => {
    const entry = entries[index];
    if (!entry) return;
    setActive(index);
    setRefused(entry.reason !== null);
    if (entry.reason === null) done(entry.value);
  };

  useKeypress((key, rl) => {
    rl.clearLine(0);
    if (isEnterKey(key)) return choose(active);
    const byLetter = entries.findIndex(({ name }) => name.startsWith(letterOf(key)));
    if (byLetter !== -1) return choose(byLetter);
    setRefused(false);
    setActive(moveCursor(active, key, { count: entries.length, pageSize: entries.length, ...theme }));
  });

  const lines = entries.map(({ name, reason }, index) => {
    const isActive = index === active;
    const line = truncate(
      `${isActive ? theme.icon.cursor : ' '} ${name}${reason ? ` (${reason})` : ''}`,
      width,
    );
    return reason !== null ? theme.style.disabled(line) : isActive ? theme.style.highlight(line) : line;
  });
  const title = truncate(
    `${message} ${report ? safeText(addressesOf(report)) : messages.questions.deleted}`,
    width - 2,
  );
  const notes = report
    ? [
        ...reportSummary(report, zone),
        ...(report.status === 'processing' ? [progressBar(report.progress)] : []),
        ...(report.status === 'failed' ? [stateNote(report, zone)] : []),
      ]
    : [];
  const parts = [
    `${prefix} ${theme.style.message(title, 'idle')}`,
    ...notes.flatMap((text) => indented(text, config.width())).map((text) => theme.style.disabled(text)),
    ' ',
    ...lines,
    ' ',
    ...(refused && reason ? [theme.style.error(messages.questions.notNow(reason))] : []),
    theme.style.keysHelpTip(
      [
        ['↑↓', messages.questions.keys.choose],
        ['⏎', messages.questions.keys.doIt],
      ],
      messages.questions.keys.back,
    ),
  ];
  return parts.join('\n') + hideCursor;
});

// Keys such as `?` and `é` have no name, although the type requires one.
function letterOf(key: { readonly name: string | undefined; readonly ctrl: boolean }): string {
  return key.name?.length === 1 && !key.ctrl ? key.name : '\0';
}

function entriesOf(id: number, { processing: busy }: MenuState): Entry[] {
  const labels = messages.questions;
  const blockedBy = busy
    ? busy.id === id
      ? labels.itIsProcessing
      : labels.otherIsProcessing(busy.id)
    : null;
  return [
    { value: 'view', name: labels.view, reason: null },
    { value: 'rerun', name: labels.runAgain, reason: blockedBy },
    { value: 'delete', name: labels.delete, reason: busy?.id === id ? blockedBy : null },
    { value: 'back', name: labels.backToList, reason: null },
  ];
}
