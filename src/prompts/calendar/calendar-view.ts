import { messages } from '../../messages/messages.ts';
import type { Style } from '../../render/text/colors.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { pad } from '../inquirer/wrap-parts.ts';
import { addToMonth, type Day, type Limits, type Month, monthOf, weekdayOf, weeksOf } from './calendar.ts';

/** The state that a calendar shows. */
export interface CalendarView {
  /** The first visible month. */
  readonly first: Month;
  readonly today: Day;
  /** The highlighted day; null if the end of the period is open. */
  readonly cursor: Day | null;
  /** The first and the last day of the chosen period; null for an open end, undefined before it is chosen. */
  readonly from: Day | null | undefined;
  readonly to: Day | null | undefined;
  readonly limits: Limits;
  /** The number of events of a day; undefined until they are counted. */
  readonly countOf: (day: Day) => number | undefined;
  /** The weekday that weeks begin with, 1 Monday to 7 Sunday. */
  readonly weekStart: number;
  readonly language: string;
}

/** The number of months beside each other, and the width of a day in columns. */
export interface CalendarSize {
  readonly months: number;
  readonly cell: number;
}

const indent = '  ';
const gap = '   ';
const mostMonths = 3;
const wideCell = 5;
const narrowCell = 4;
const daysInWeek = 7;

/** The size that fits into a terminal of `columns` columns; null if one month is too wide. */
export function calendarSize(columns: number): CalendarSize | null {
  const room = columns - 1 - indent.length;
  const month = daysInWeek * wideCell;
  const months = Math.min(mostMonths, Math.floor((room + gap.length) / (month + gap.length)));
  if (months > 0) return { months, cell: wideCell };
  return room >= daysInWeek * narrowCell ? { months: 1, cell: narrowCell } : null;
}

/** The height of a calendar, in lines. */
export const calendarHeight = 8;

/** The mark of a day with `count` events: the more events, the bigger. */
export function markOf(count: number | undefined): string {
  if (!count) return ' ';
  return count === 1 ? '·' : count < 5 ? '•' : '●';
}

/** The months side by side, each with its name, the weekdays, and six weeks. */
export function drawCalendar(view: CalendarView, { months, cell }: CalendarSize, style: Style): string[] {
  const drawings = Array.from({ length: months }, (_, index) =>
    drawMonth(addToMonth(view.first, index), view, cell, style),
  );
  return Array.from(
    { length: calendarHeight },
    (_, line) => indent + drawings.map((lines) => lines[line] ?? '').join(gap),
  );
}

/** A day in words: `Friday 20 November 2026`. */
export function dayInWords(day: Day, language: string): string {
  const parts = inLanguage(day, language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return messages.calendar.dayInWords(part('weekday'), part('day'), part('month'), part('year'));
}

function drawMonth(month: Month, view: CalendarView, cell: number, style: Style): string[] {
  const width = daysInWeek * cell;
  const weeks = weeksOf(month, view.weekStart);
  const name = centred(monthInWords(month, view.language), width);
  const weekdays = Array.from({ length: daysInWeek }, (_, column) =>
    pad(` ${weekdayName(((view.weekStart - 1 + column) % daysInWeek) + 1, view.language)}`, cell),
  ).join('');
  const isCurrent = view.cursor !== null && monthOf(view.cursor) === month;
  return [
    isCurrent ? style.bold(name) : name,
    style.dim(weekdays),
    ...weeks.map((week) =>
      week.map((day) => (day === null ? ' '.repeat(cell) : drawDay(day, view, cell, style))).join(''),
    ),
  ];
}

// A day is two digits and its mark. Signs around it show its place in the period, so that it is readable without
// colours: [20] the highlighted day, ‹11 the other end, (23) today, and a line through the days in between.
function drawDay(day: Day, view: CalendarView, cell: number, style: Style): string {
  const { cursor, from, to, limits, today } = view;
  const mark = markOf(view.countOf(day));
  const number = String(Number(day.slice(8)));
  if (day < limits.min || day > limits.max) {
    const text = style.level === 0 ? '-' : number;
    return style.dim(pad(` ${text.padStart(2)}${mark}`, cell));
  }
  const chosen = from !== undefined && to !== undefined;
  const after = chosen && (from === null || day > from) && (to === null || day <= to);
  const before = chosen && (from === null || day >= from) && (to === null || day < to);
  const [opening, closing] = bracketsOf(day, view);
  const rail = (on: boolean) => (on ? '─' : ' ');
  const lead = (opening || rail(after)) + number.padStart(2, opening ? ' ' : rail(after));
  const tail = (mark === ' ' ? '' : mark) + closing;
  // A narrow cell has room for the mark or the bracket.
  const fitting = lead.length + tail.length > cell ? (day === cursor ? closing : mark) : tail;
  const room = cell - lead.length - fitting.length;
  if (day === cursor) return style.inverse.bold(lead + fitting) + style.cyan(rail(before).repeat(room));
  const paint = after || before ? style.cyan : day === today ? style.bold : (text: string) => text;
  const marked = style.yellow(fitting.replace(closing, '')) + paint(fitting.includes(closing) ? closing : '');
  return paint(lead) + marked + paint(rail(before).repeat(room));
}

function bracketsOf(day: Day, { cursor, from, today }: CalendarView): readonly [string, string] {
  if (day === cursor) return ['[', ']'];
  if (day === from) return ['‹', ''];
  return day === today ? ['(', ')'] : ['', ''];
}

function monthInWords(month: Month, language: string): string {
  return inLanguage(`${month}-01`, language, { month: 'long', year: 'numeric' })
    .map((part) => part.value)
    .join('');
}

function weekdayName(weekday: number, language: string): string {
  // The first of January 2024 was a Monday.
  const day = `2024-01-0${weekday}`;
  if (weekdayOf(day) !== weekday) throw new RangeError(`no weekday ${weekday}`);
  const name = inLanguage(day, language, { weekday: 'short' })[0]?.value ?? '';
  return name.slice(0, 2);
}

function inLanguage(day: Day, language: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  return format.formatToParts(Date.parse(`${day}T12:00:00Z`));
}

function centred(text: string, width: number): string {
  const before = Math.max(0, Math.floor((width - textWidth(text)) / 2));
  return pad(' '.repeat(before) + text, width);
}
