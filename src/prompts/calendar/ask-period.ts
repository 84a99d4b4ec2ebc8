import { messages } from '../../messages/messages.ts';
import type { Ask } from '../inquirer/inquirer.ts';
import type { PeriodAnswer } from '../prompter.ts';
import type { CalendarConfig } from './calendar-config.ts';

type Check = (from: string | null, to: string | null) => string | null;

const whole: PeriodAnswer = { from: null, to: null, last: null };

/** What the calendar shows that is the same for both ends of a period. */
type Calendar = Pick<
  CalendarConfig,
  'today' | 'weekStart' | 'language' | 'activity' | 'style' | 'width' | 'height'
>;

/** Asks for a period: one of the usual ones, or a day for each end. */
export async function askPeriod(ask: Ask, calendar: Calendar, check: Check): Promise<PeriodAnswer> {
  const { period, lastDays, thisYear, everything, longPeriod, chooseDates } = messages.calendar;
  const chosen = await ask<PeriodAnswer | 'dates'>({
    type: 'select',
    message: period,
    default: month,
    choices: [
      { name: lastDays(7), value: { ...whole, last: '7d' } },
      { name: lastDays(30), value: month },
      { name: lastDays(90), value: { ...whole, last: '90d' } },
      { name: thisYear, value: { ...whole, from: `${calendar.today.slice(0, 4)}-01-01` } },
      { name: everything, value: whole, description: longPeriod },
      { name: chooseDates, value: 'dates' },
    ],
  });
  return chosen === 'dates' ? askDates(ask, calendar, check) : chosen;
}

const month: PeriodAnswer = { ...whole, last: '30d' };

async function askDates(ask: Ask, calendar: Calendar, check: Check): Promise<PeriodAnswer> {
  const words = messages.calendar;
  const from = await ask<string | null>({
    ...{ type: 'calendar', ...calendar, message: words.from, end: 'from', open: words.beginning, from: null },
    check: (day) => check(day, null),
  });
  const to = await ask<string | null>({
    ...{ type: 'calendar', ...calendar, message: words.to, end: 'to', open: words.noEnd, from },
    check: (day) => check(from, day),
  });
  return { from, to, last: null };
}
