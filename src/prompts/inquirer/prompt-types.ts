import type { ActionsConfig } from '../actions/actions-prompt.ts';
import type { CalendarConfig } from '../calendar/calendar-config.ts';
import type { EmailConfig } from '../email/email-prompt.ts';
import type { OverviewConfig } from '../overview/overview-prompt.ts';
import type { PauseConfig } from '../overview/pause-prompt.ts';
import type { ReportMenuConfig } from '../overview/report-menu-prompt.ts';

/**
 * The prompts of this program: inquirer's own, with the settings used here, and the others in this folder. Text after a
 * line break in `message` is a hint, shown until the question is answered.
 */
export type Prompt<Value> =
  | Select<Value>
  | Confirm
  | ({ readonly type: 'actions' } & Omit<ActionsConfig, 'theme'>)
  | ({ readonly type: 'calendar' } & Omit<CalendarConfig, 'theme'>)
  | ({ readonly type: 'email' } & Omit<EmailConfig, 'theme'>)
  | ({ readonly type: 'overview' } & Omit<OverviewConfig, 'theme'>)
  | ({ readonly type: 'report-menu' } & Omit<ReportMenuConfig, 'theme'>)
  | ({ readonly type: 'pause' } & Omit<PauseConfig, 'theme'>);

interface Select<Value> {
  readonly type: 'select';
  readonly message: string;
  readonly choices: readonly Choice<Value>[];
  readonly default?: Value;
}

interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
  /** The text of the answered question, if it is not `name`. */
  readonly short?: string;
  /** Shown under the list while the choice is highlighted. */
  readonly description?: string;
}

interface Confirm {
  readonly type: 'confirm';
  readonly message: string;
  readonly default: boolean;
}
