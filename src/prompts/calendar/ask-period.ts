import { messages } from '../../messages/messages.ts';
import type { Ask } from '../inquirer/inquirer.ts';
import type { PeriodAnswer } from '../prompter.ts';
import type { CalendarConfig } from './calendar-config.ts';

/** Gives the error of a period, or null if it is valid. */
type Check = (from: string | null, to: string | null) => string | null;

const wholeHistory: PeriodAnswer = { from: null, to: null, last: null };

/** The settings that the calendars of both ends share. */
type SharedConfig = Pick<
  CalendarConfig,
  'today' | 'weekStart' | 'language' | 'countEvents' | 'style' | 'width' | 'height'
>;

/** Asks for a period: a usual one, or a day for each end. */
export async function askPeriod(ask: Ask, calendar: SharedConfig, check: Check): Promise<PeriodAnswer> {
  const { period, lastDays, thisYear, everything, longPeriod, chooseDates } = messages.calendar;
  const chosen = await ask<PeriodAnswer | 'dates'>({
    type: 'select',
    message: period,
    default: month,
    choices: [
      { name: lastDays(7), value: { ...wholeHistory, last: '7d' } },
      { name: lastDays(30), value: month },
      { name: lastDays(90), value: { ...wholeHistory, last: '90d' } },
      { name: thisYear, value: { ...wholeHistory, from: `${calendar.today.slice(0, 4)}-01-01` } },
      { name: everything, value: wholeHistory, description: longPeriod },
      { name: chooseDates, value: 'dates' },
    ],
  });
  return chosen === 'dates' ? askDates(ask, calendar, check) : chosen;
}

const month: PeriodAnswer = { ...wholeHistory, last: '30d' };

async function askDates(ask: Ask, calendar: SharedConfig, check: Check): Promise<PeriodAnswer> {
  const labels = messages.calendar;
  const from = await ask<string | null>({
    ...{
      type: 'calendar',
      ...calendar,
      message: labels.from,
      end: 'from',
      open: labels.beginning,
      from: null,
    },
    check: (day) => check(day, null),
  });
  const to = await ask<string | null>({
    ...{ type: 'calendar', ...calendar, message: labels.to, end: 'to', open: labels.noEnd, from },
    check: (day) => check(from, day),
  });
  return { from, to, last: null };
}
