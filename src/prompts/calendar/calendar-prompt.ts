import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from '@inquirer/core';
import { messages } from '../../messages/messages.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { fill } from '../inquirer/wrap-parts.ts';
import {
  addToMonth,
  calendarLimits,
  clamp,
  countDays,
  type Day,
  dayText,
  type Limits,
  type Move,
  monthOf,
  moveDay,
  parseTypedDay,
  scrollTo,
} from './calendar.ts';
import type { CalendarConfig } from './calendar-config.ts';
import { type Counts, useCounts, useTotal } from './calendar-counts.ts';
import { calendarSize, dayInWords, drawCalendar } from './calendar-view.ts';
import { nearestEventDay } from './next-event-day.ts';

const indent = '  ';
// The question, and the line of the cursor after the answer.
const linesOfQuestion = 2;

/**
 * Asks for a day, on a calendar that marks the days with events, or by typing. Gives the day, a typed timestamp
 * unchanged, or null for an open end.
 */
export const calendarPrompt = createPrompt<string | null, CalendarConfig>((config, done) => {
  const { message, theme, style, today } = config;
  const limits: Limits = {
    ...calendarLimits,
    min: clamp(dayPart(config.from) ?? calendarLimits.min, calendarLimits),
  };
  const size = calendarSize(config.width());
  const monthCount = size?.months ?? 1;

  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(() => clamp(today, limits));
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ value: string | null } | null>(null);
  const firstShown = useRef(addToMonth(monthOf(cursor), 1 - monthCount));
  const first = scrollTo(firstShown.current, monthCount, monthOf(cursor));
  firstShown.current = first;
  const counts = useCounts(first, monthCount, config.countEvents);
  const total = useTotal(config, isOpen ? null : cursor);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const prefix = usePrefix({ status: answer ? 'done' : 'idle', theme });

  const accept = () => {
    const typed = text.trim();
    const value = typed !== '' ? (parseTypedDay(typed, today) ?? typed) : isOpen ? null : cursor;
    const error = value !== null && value < limits.min ? tooEarly(config) : config.check(value);
    if (error !== null) return setProblem(error);
    setAnswer({ value });
    done(value);
  };

  const jump = (direction: 1 | -1) => {
    if (text !== '' || isOpen) return;
    const find = async () => {
      const day = await nearestEventDay(cursor, direction, limits, config.countEvents);
      if (day !== null) setCursor(day);
      else setProblem(direction === 1 ? messages.calendar.nothingAfter : messages.calendar.nothingBefore);
    };
    find().catch((error) => setFailure({ error }));
  };

  useKeypress((key, rl) => {
    const step = stepOf(key);
    if (isEnterKey(key)) {
      // Readline has emptied its line; keep the text, in case it is refused.
      rl.write(text);
      accept();
      return;
    }
    setProblem(null);
    if (step) {
      rl.clearLine(0);
      setText('');
      setOpen(false);
      if (!isOpen) setCursor(moveDay(cursor, ...step, limits));
    } else if (text === '' && key.name === 'o') {
      rl.clearLine(0);
      setOpen(!isOpen);
    } else if (key.name === 'tab') {
      rl.clearLine(0);
      rl.write(text);
      jump(key.shift ? 1 : -1);
    } else {
      setText(rl.line);
      const day = parseTypedDay(rl.line, today);
      if (day !== null && clamp(day, limits) === day) setCursor(day);
      if (rl.line !== '') setOpen(false);
    }
  });

  if (failure) throw failure.error;
  const question = `${prefix} ${theme.style.message(message, answer ? 'done' : 'idle')}`;
  if (answer)
    return `${question} ${theme.style.answer(answer.value === null ? config.open : valueText(answer.value))}`;
  const input = text === '' ? theme.style.help(isOpen ? config.open : dayText(cursor)) : text;
  const view = {
    ...{ first, today, limits, weekStart: config.weekStart, language: config.language },
    cursor: isOpen ? null : cursor,
    from: config.end === 'to' ? dayPart(config.from) : undefined,
    to: config.end === 'to' ? (isOpen ? null : cursor) : undefined,
    countOf: (day: Day) => counts?.days.get(day),
  };
  const notes = [
    ...describeDay(config, isOpen ? null : cursor, counts, total),
    ...(problem === null ? [] : [theme.style.error(problem)]),
  ];
  const months = size ? drawCalendar(view, size, style) : [];
  const legend = size ? [legendOf(counts, config), ' '] : [];
  // In a low window the legend goes first, then the keys, then the months.
  const layouts = [
    [...months, ...notes, ...legend, keyHelp(config, isOpen, size !== null)],
    [...months, ...notes, keyHelp(config, isOpen, size !== null)],
    [...months, ...notes],
    [...notes, keyHelp(config, isOpen, false)],
  ].map((parts) => parts.join('\n'));
  const room = config.height() - linesOfQuestion;
  const below = layouts.find((part) => part.split('\n').length <= room) ?? notes.join('\n');
  return [`${question} ${input}`, below];
});

function keyHelp({ open, theme }: CalendarConfig, isOpen: boolean, hasMonths: boolean): string {
  const { keys, form, today, yesterday } = messages.calendar;
  const typing: [string, string] = [keys.type, [form, today, yesterday].join(', ')];
  const rest: [string, string][] = [
    ['o', isOpen ? keys.aDay : open],
    ['⏎', messages.questions.keys.accept],
  ];
  const moving: [string, string][] = [
    ['←→', keys.day],
    ['↑↓', keys.week],
    [keys.pages, keys.month],
    [keys.ends, keys.endsOfMonth],
    [keys.jump, keys.eventAround],
  ];
  return theme.style.keysHelpTip([...(hasMonths ? moving : []), typing, ...rest]);
}

/** The highlighted day and the period so far, with their numbers of events. */
function describeDay(
  { today, language, theme, end, from, open, width }: CalendarConfig,
  day: Day | null,
  counts: Counts | null,
  total: number | null,
): string[] {
  const labels = messages.calendar;
  const amount = (count: number | null | undefined) =>
    count === null || count === undefined ? labels.someEvents : messages.reports.events(count);
  const begin = dayPart(from);
  const length = begin === null || day === null ? null : countDays(begin, day);
  const period =
    end === 'from'
      ? (day === null ? labels.inAll : labels.fromThenOn)(amount(total))
      : length === null
        ? labels.inPeriod(amount(total))
        : labels.inDays(length, amount(total));
  const dim = (text: string) => indented(text, theme);
  if (day === null) return [`  ${open}`, dim(period)];
  const name = dayInWords(day, language);
  // In a narrow terminal, "today" goes on a line of its own after a long name.
  const nameParts = (day === today ? labels.isToday(name) : name).split(', ');
  return [
    ...fill(nameParts, ', ', width() - indent.length)
      .split('\n')
      .map((line) => indent + line),
    dim(fill([labels.thatDay(amount(counts?.days.get(day))), period], ' · ', width() - indent.length)),
  ];
}

function legendOf(counts: Counts | null, { theme, width }: CalendarConfig): string {
  const { legend, earlier, later } = messages.calendar;
  const outside = [
    ...(counts && counts.earlier > 0 ? [earlier(messages.numbers.whole(counts.earlier))] : []),
    ...(counts && counts.later > 0 ? [later(messages.numbers.whole(counts.later))] : []),
  ];
  return fill([legend, ...outside], '   ', width() - indent.length)
    .split('\n')
    .map((line) => indented(line, theme))
    .join('\n');
}

function indented(text: string, { style }: PromptTheme): string {
  return text
    .split('\n')
    .map((line) => indent + style.help(line))
    .join('\n');
}

function tooEarly({ from }: CalendarConfig): string {
  const { beginsOn, periodBeginsOn } = messages.calendar;
  return from === null ? beginsOn(dayText(calendarLimits.min)) : periodBeginsOn(valueText(from));
}

// A timestamp is shown as it was typed.
function valueText(value: string): string {
  return parseTypedDay(value, value) === value ? dayText(value) : value;
}

function dayPart(text: string | null): Day | null {
  return text?.slice(0, 10) ?? null;
}

function stepOf(key: KeypressEvent): [Move, 1 | -1] | null {
  if (isUpKey(key)) return ['week', -1];
  if (isDownKey(key)) return ['week', 1];
  const steps: Record<string, [Move, 1 | -1]> = {
    left: ['day', -1],
    right: ['day', 1],
    pageup: ['month', -1],
    pagedown: ['month', 1],
    home: ['edge', -1],
    end: ['edge', 1],
  };
  return steps[key.name] ?? null;
}
