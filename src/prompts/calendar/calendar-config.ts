import type { Style } from '../../render/text/colors.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import type { CountEvents } from '../prompter.ts';
import type { Day } from './calendar.ts';

/** The settings of the calendar prompt. */
export interface CalendarConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly style: Style;
  /** The end of the period that the question is about. */
  readonly end: 'from' | 'to';
  /** The label of an open end: `the beginning`, `no end`. */
  readonly open: string;
  /** If `end` is `to`, the start of the period: a day or a timestamp; null if it is open. */
  readonly from: string | null;
  readonly today: Day;
  /** The weekday that weeks begin with, 1 Monday to 7 Sunday. */
  readonly weekStart: number;
  readonly language: string;
  /** Gives the error of a typed day, or null if it is valid. */
  readonly check: (text: string | null) => string | null;
  readonly countEvents: CountEvents;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}
