import type { Output } from '../../io/streams.ts';
import { messages } from '../../messages/messages.ts';
import { styleFor } from '../../render/text/colors.ts';
import { wrapText } from '../../render/text/wrap.ts';
import { fill } from './wrap-parts.ts';

/** How questions look on one output, in the shape of inquirer's themes. */
export type PromptTheme = ReturnType<typeof promptTheme>;

/**
 * The look of every question. All of inquirer's own styles are replaced: they follow what Node thinks of *stdout*,
 * while questions are drawn on stderr, and they know nothing of `--no-color`. `answerRoom` is what is left free, in
 * columns, beside a question while it is asked and once it is answered.
 */
export function promptTheme(output: Output, answerRoom = { asking: 0, done: 0 }) {
  const keybindings: ('vim' | 'emacs')[] = ['vim', 'emacs'];
  const style = styleFor(output);
  const words = (text: string) => wrapText(text, columnsOf(output) - 1).join('\n');
  return {
    keybindings,
    prefix: { idle: style.blue('?'), done: style.green('✔') },
    icon: { cursor: '❯' },
    /** The words of a question that is answered by yes or no. */
    keywords: { yes: messages.questions.yes, no: messages.questions.no, error: yesOrNo },
    spinner: { interval: 80, frames: [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'].map((frame) => style.cyan(frame)) },
    style: {
      answer: (text: string) => style.cyan(text),
      message(text: string, status: string) {
        const [question = '', ...hints] = text.split('\n');
        const hint = status === 'done' ? [] : hints;
        const room = hint.length > 0 ? 0 : status === 'done' ? answerRoom.done : answerRoom.asking;
        return [
          ...wrapText(question, Math.max(1, columnsOf(output) - 3 - room)).map((line) => style.bold(line)),
          ...hint.flatMap((line) => wrapText(line, columnsOf(output) - 9)).map((line) => style.dim(line)),
        ].join('\n  ');
      },
      error: (text: string) => style.red(words(text)),
      defaultAnswer: (text: string) => style.dim(`(${text})`),
      help: (text: string) => style.dim(words(text)),
      description: (text: string) => style.dim(words(text)),
      disabled: (text: string) => style.dim(text),
      highlight: (text: string) => style.cyan(text),
      key: (text: string) => style.bold(text),
      keysHelpTip(keys: [key: string, action: string][], leaving = messages.questions.keys.cancel) {
        const { navigate, take, ...words } = messages.questions.keys;
        // Inquirer's own list speaks English.
        const own: Readonly<Record<string, string>> = { navigate, select: take };
        const all = [...keys.map(([key, action]) => [key, own[action] ?? action]), [words.escape, leaving]];
        return style.dim(
          fill(
            all.map((pair) => pair.join(' ')),
            ' · ',
            columnsOf(output),
          ),
        );
      },
    },
  };
}

function yesOrNo({ yes, no }: { yes: string; no: string }): string {
  return messages.questions.yesOrNo(yes, no);
}

/** The width to draw questions in. */
export function columnsOf(output: Output): number {
  return output.columns() ?? 80;
}

/** The height to draw questions in. */
export function rowsOf(output: Output): number {
  return output.rows() ?? 24;
}
