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
import type { Question } from './prompt-types.ts';
import { promptTheme, rowsOf } from './theme.ts';

/** Asks one question. Throws {@link CancelledError} when the person, or a signal, ends it without an answer; after Escape, {@link EscapedError}. */
export type Ask = <Value>(question: Question<Value>) => Promise<Value>;

// Of a list: the question, a blank line, two lines of description, the keys, and the cursor's own line.
const linesAround = 6;
// ` (y/N) ` and a word, or the word alone.
const roomForYesOrNo = { asking: 10, done: 4 };
// These are places, not questions: what was there is no matter once one has left them.
const places = new Set(['overview', 'report-menu', 'pause']);
const endings = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

/** How this program asks: with inquirer, on stderr, until there is an answer or `signal` aborts. */
export function createAsk(io: Io, signal: AbortSignal): Ask {
  const theme = promptTheme(io.stderr);
  const themeOfYesOrNo = promptTheme(io.stderr, roomForYesOrNo);
  return async <Value>(question: Question<Value>) => {
    const left = new AbortController();
    const prompt = inquirer.createPromptModule({
      input: io.stdin,
      output: io.stderr.stream,
      signal: AbortSignal.any([signal, left.signal]),
      clearPromptOnDone: places.has(question.type),
    });
    prompt.registerPrompt('actions', actionsPrompt);
    prompt.registerPrompt('calendar', calendarPrompt);
    prompt.registerPrompt('email', emailPrompt);
    prompt.registerPrompt('overview', overviewPrompt);
    prompt.registerPrompt('pause', pausePrompt);
    prompt.registerPrompt('report-menu', reportMenuPrompt);
    const pageSize = Math.max(3, rowsOf(io.stderr) - linesAround);
    const named = {
      pageSize,
      loop: false,
      ...question,
      theme: question.type === 'confirm' ? themeOfYesOrNo : theme,
      name: 'answer',
    };
    const stopWatching = onEscape(io, (escaped) => left.abort(escaped));
    try {
      const { answer } = await prompt<{ answer: Value }>([named]);
      return answer;
    } catch (error) {
      if (signal.aborted && signal.reason instanceof CancelledError) throw signal.reason;
      if (left.signal.reason === true) throw new EscapedError();
      if (error instanceof Error && endings.has(error.name)) throw new CancelledError();
      throw error;
    } finally {
      stopWatching();
    }
  };
}
