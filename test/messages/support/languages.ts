import { english } from '../../../src/messages/en/index.ts';
import { french } from '../../../src/messages/fr/index.ts';
import { dutch } from '../../../src/messages/nl/index.ts';
import type { Pty } from '../../support/pty.ts';

/** The languages, and what a walk through the program types in each. */
export const languages = [
  { lang: 'en', texts: english, from: '2026-02-01', to: '2026-02-28', yes: 'y', sent: 'Campaign sent' },
  { lang: 'fr', texts: french, from: '01/02/2026', to: '28/02/2026', yes: 'o', sent: 'Campagne envoyée' },
  { lang: 'nl', texts: dutch, from: '01-02-2026', to: '28-02-2026', yes: 'j', sent: 'Campagne verzonden' },
] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** A question: its name, what to wait for, what to press. */
export type Step = readonly [name: string, see: string | RegExp, press: (pty: Pty) => void];

const enter = (pty: Pty) => pty.key('enter');

/** The questions of `create`, up to the last. */
export function createSteps({ texts, from, to }: Language): Step[] {
  const { questions, calendar, reports, numbers } = texts;
  const february = (number: string) => numbers.day('2026', '02', number);
  return [
    ['e-mail', questions.email, (pty) => pty.type('koen.desmet@example.net')],
    ['contact', '❯ koen.desmet@example.net', enter],
    ['actions', questions.selectAll(reports.categories.email), enter],
    ['period', `❯ ${calendar.lastDays(30)}`, (pty) => pty.type('jjjj')],
    ['dates', `❯ ${calendar.chooseDates}`, enter],
    ['first day', `? ${calendar.from}`, (pty) => pty.type(from)],
    ['first day typed', `? ${calendar.from} ${february('01')}`, enter],
    ['last day', `? ${calendar.to}`, (pty) => pty.type(to)],
    ['last day typed', `? ${calendar.to} ${february('28')}`, enter],
    ['archived', '/N)', enter],
  ];
}
