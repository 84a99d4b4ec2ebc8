import type { Style } from '../../render/text/colors.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import type { CountEvents } from '../prompter.ts';
import type { Day } from './calendar.ts';

/** What the calendar asks, and of whom. */
export interface CalendarConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly style: Style;
  /** Which end of the period is asked for. */
  readonly end: 'from' | 'to';
  /** What a period without this end has: `the beginning`, `no end`. */
  readonly open: string;
  /** How the period begins, where its last day is asked for: a day or a moment; null for the beginning. */
  readonly from: string | null;
  readonly today: Day;
  /** The weekday that weeks begin with, 1 Monday to 7 Sunday. */
  readonly weekStart: number;
  readonly language: string;
  /** The sentence that is wrong with a typed day, or null. */
  readonly check: (text: string | null) => string | null;
  readonly activity: CountEvents;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}
