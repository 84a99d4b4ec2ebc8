import { addressesOf } from '../../domain/report.ts';
import type { Io } from '../../io/streams.ts';
import { locale, messages } from '../../messages/messages.ts';
import { styleFor } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { askPeriod } from '../calendar/ask-period.ts';
import { firstWeekday } from '../calendar/calendar.ts';
import { overviewLines } from '../overview/overview-lines.ts';
import { reportLines } from '../overview/report-choices.ts';
import type { Prompter } from '../prompter.ts';
import { createAsk } from './inquirer.ts';
import { columnsOf, rowsOf } from './theme.ts';

/** The settings that all questions share. */
export interface PrompterOptions {
  /** The current day in the zone of the report, `YYYY-MM-DD`. */
  readonly today: string;
  /** The zone (IANA) of the timestamps on the screen. */
  readonly zone: string;
  /** The locale of the system (BCP 47), for the first day of the week; null if it is unknown. */
  readonly systemLocale: string | null;
}

/**
 * Makes the prompter that asks with inquirer on `io.stderr`; call it only if `io.canPrompt`. When `signal` aborts with a
 * CancelledError, the open question throws that error.
 */
export function createPrompter(io: Io, signal: AbortSignal, options: PrompterOptions): Prompter {
  const { today, zone, systemLocale } = options;
  const ask = createAsk(io, signal);
  const width = () => columnsOf(io.stderr);
  const height = () => rowsOf(io.stderr);
  const screen = { style: styleFor(io.stderr), zone, width, height };
  return {
    email: (contacts) => ask({ type: 'email', message: messages.questions.email, contacts, width, height }),
    actions: () => ask({ type: 'actions', message: messages.questions.actions, width, height }),
    period(check, countEvents) {
      const calendar = { today, weekStart: firstWeekday(systemLocale), language: locale, countEvents };
      return askPeriod(ask, { ...calendar, style: styleFor(io.stderr), width, height }, check);
    },
    archived: () =>
      ask({
        type: 'confirm',
        message: `${messages.questions.archived}\n${messages.questions.archivedTakesLonger}`,
        default: false,
      }),
    confirm: (message, byDefault = false) => ask({ type: 'confirm', message, default: byDefault }),
    choose: (message, choices, byDefault) =>
      ask({
        type: 'select',
        message,
        choices: choices.map(({ name, ...rest }) => ({
          ...rest,
          name: safeText(name),
          short: safeText(name),
        })),
        ...(byDefault !== undefined && { default: byDefault }),
      }),
    report(message, reports) {
      const lines = reportLines(reports, width() - 3);
      return ask({
        type: 'select',
        message,
        choices: reports.map((report, index) => {
          const name = lines[index] ?? '';
          const email = safeText(addressesOf(report));
          const choice = { name, value: report.id, short: `${report.id}  ${email}` };
          return name.includes(email) ? choice : { ...choice, description: email };
        }),
      });
    },
    async overview(load, selected) {
      const state = await load({ id: selected }, overviewLines(height()));
      return ask({ type: 'overview', message: messages.questions.overview, ...screen, state, load });
    },
    reportMenu: (state, id) =>
      ask({ type: 'report-menu', message: messages.questions.menu(id), ...screen, state, id }),
    pause: (message) => ask({ type: 'pause', message }),
  };
}
