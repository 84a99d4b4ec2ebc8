import inquirer from 'inquirer';
import { CancelledError } from '../../errors.ts';
import type { Io } from '../../io/streams.ts';
import { actionsPrompt } from '../actions/actions-prompt.ts';
import { calendarPrompt } from '../calendar/calendar-prompt.ts';
import { emailPrompt } from '../email/email-prompt.ts';
import { overviewPrompt } from '../overview/overview-prompt.ts';
import { pausePrompt } from '../overview/pause-prompt.ts';
import { reportMenuPrompt } from '../overview/report-menu-prompt.ts';
import { EscapedError } from '../prompter.ts';
import { onEscape } from './escape-key.ts';
import type { Prompt } from './prompt-types.ts';
import { promptTheme, rowsOf } from './theme.ts';

/** Asks one question. Throws {@link CancelledError} if the person or a signal ends it without an answer, {@link EscapedError} after Escape. */
export type Ask = <Value>(prompt: Prompt<Value>) => Promise<Value>;

// The lines around a list: the question, a blank line, two lines of description, the keys, and the cursor's line.
const linesAround = 6;
// The columns of ` (y/N) ` and a word, and of the word alone.
const roomForYesOrNo = { asking: 10, done: 4 };
// Screens, not questions: clear them when they close.
const screens = new Set(['overview', 'report-menu', 'pause']);
const exitErrors = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

/** Makes the function that asks with inquirer, on stderr, until there is an answer or `signal` aborts. */
export function createAsk(io: Io, signal: AbortSignal): Ask {
  const theme = promptTheme(io.stderr);
  const themeOfYesOrNo = promptTheme(io.stderr, roomForYesOrNo);
  return async <Value>(prompt: Prompt<Value>) => {
    const leaving = new AbortController();
    const module = inquirer.createPromptModule({
      input: io.stdin,
      output: io.stderr.stream,
      signal: AbortSignal.any([signal, leaving.signal]),
      clearPromptOnDone: screens.has(prompt.type),
    });
    module.registerPrompt('actions', actionsPrompt);
    module.registerPrompt('calendar', calendarPrompt);
    module.registerPrompt('email', emailPrompt);
    module.registerPrompt('overview', overviewPrompt);
    module.registerPrompt('pause', pausePrompt);
    module.registerPrompt('report-menu', reportMenuPrompt);
    const pageSize = Math.max(3, rowsOf(io.stderr) - linesAround);
    const question = {
      pageSize,
      loop: false,
      ...prompt,
      theme: prompt.type === 'confirm' ? themeOfYesOrNo : theme,
      name: 'answer',
    };
    const stopListening = onEscape(io, (escaped) => leaving.abort(escaped));
    try {
      const { answer } = await module<{ answer: Value }>([question]);
      return answer;
    } catch (error) {
      if (signal.aborted && signal.reason instanceof CancelledError) throw signal.reason;
      if (leaving.signal.reason === true) throw new EscapedError();
      if (error instanceof Error && exitErrors.has(error.name)) throw new CancelledError();
      throw error;
    } finally {
      stopListening();
    }
  };
}
