import type { PeriodAnswer } from '../prompter.ts';
import type { Ask } from './ask.ts';
import type { CalendarConfig } from './calendar-prompt.ts';

type Check = (from: string | null, to: string | null) => string | null;

const whole: PeriodAnswer = { from: null, to: null, last: null };
const longPeriod = 'A long period takes longer and is harder to read.';

/** What the calendar shows that is the same for both ends of a period. */
type Calendar = Pick<
  CalendarConfig,
  'today' | 'weekStart' | 'language' | 'activity' | 'style' | 'width' | 'height'
>;

/** Asks for a period: one of the usual ones, or a day for each end. */
export async function askPeriod(ask: Ask, calendar: Calendar, check: Check): Promise<PeriodAnswer> {
  const chosen = await ask<PeriodAnswer | 'dates'>({
    type: 'select',
    message: 'Period:',
    default: month,
    choices: [
      { name: 'last 7 days', value: { ...whole, last: '7d' } },
      { name: 'last 30 days', value: month },
      { name: 'last 90 days', value: { ...whole, last: '90d' } },
      { name: 'this year', value: { ...whole, from: `${calendar.today.slice(0, 4)}-01-01` } },
      { name: 'everything', value: whole, description: longPeriod },
      { name: 'choose dates…', value: 'dates' },
    ],
  });
  return chosen === 'dates' ? askDates(ask, calendar, check) : chosen;
}

const month: PeriodAnswer = { ...whole, last: '30d' };

async function askDates(ask: Ask, calendar: Calendar, check: Check): Promise<PeriodAnswer> {
  const from = await ask<string | null>({
    ...{ type: 'calendar', ...calendar, message: 'From:', end: 'from', open: 'the beginning', from: null },
    check: (day) => check(day, null),
  });
  const to = await ask<string | null>({
    ...{ type: 'calendar', ...calendar, message: 'To:', end: 'to', open: 'no end', from },
    check: (day) => check(from, day),
  });
  return { from, to, last: null };
}
