/** The calendar that asks for a day, and the question for a period. */
export const calendar = {
  period: 'Period:',
  lastDays: (count: number) => `last ${count} days`,
  thisYear: 'this year',
  everything: 'everything',
  longPeriod: 'A long period takes longer and is harder to read.',
  chooseDates: 'choose dates…',
  from: 'From:',
  to: 'To:',
  beginning: 'the beginning',
  noEnd: 'no end',

  /** The words for days that may be typed. */
  today: 'today',
  yesterday: 'yesterday',
  /** The form of a day, as a person types it. */
  form: 'YYYY-MM-DD',
  keys: {
    type: 'type',
    pages: 'pgup/pgdn',
    ends: 'home/end',
    jump: 'tab/shift-tab',
    day: 'day',
    week: 'week',
    month: 'month',
    endsOfMonth: 'ends of the month',
    eventAround: 'event before/after',
    aDay: 'a day',
  },
  dayInWords: (weekday: string, day: string, month: string, year: string) =>
    `${weekday} ${day} ${month} ${year}`,
  isToday: (day: string) => `${day}, today`,
  thatDay: (events: string) => `${events} that day`,
  inAll: (events: string) => `${events} in all`,
  fromThenOn: (events: string) => `${events} from then on`,
  inPeriod: (events: string) => `in the period: ${events}`,
  inDays: (count: number, events: string) => `${count === 1 ? '1 day' : `${count} days`}: ${events}`,
  /** Events that are not counted yet. */
  someEvents: '… events',
  legend: '· 1  • 2–4  ● 5 or more events',
  earlier: (count: string) => `← ${count} earlier`,
  later: (count: string) => `${count} later →`,
  nothingAfter: 'There are no events after that day.',
  nothingBefore: 'There are no events before that day.',
  beginsOn: (day: string) => `The calendar begins on ${day}.`,
  periodBeginsOn: (day: string) => `The period begins on ${day}: choose that day or a later one.`,
};
