import type { Output } from '../../io/streams.ts';
import { messages } from '../../messages/messages.ts';
import { styleFor } from '../../render/text/colors.ts';
import { wrapText } from '../../render/text/wrap.ts';
import { fill } from './wrap-parts.ts';

/** The look of questions on one output, in the shape of inquirer's themes. */
export type PromptTheme = ReturnType<typeof promptTheme>;

/**
 * The look of every question. It replaces all of inquirer's styles: they follow the colours of *stdout*, although
 * questions are drawn on stderr, and ignore `--no-color`. `answerRoom` is the number of columns kept free beside a
 * question, while it is asked and after it is answered.
 */
export function promptTheme(output: Output, answerRoom = { asking: 0, done: 0 }) {
  const keybindings: ('vim' | 'emacs')[] = ['vim', 'emacs'];
  const style = styleFor(output);
  const wrapped = (text: string) => wrapText(text, columnsOf(output) - 1).join('\n');
  return {
    keybindings,
    prefix: { idle: style.blue('?'), done: style.green('✔') },
    icon: { cursor: '❯' },
    /** The labels of a yes-or-no question. */
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
      error: (text: string) => style.red(wrapped(text)),
      defaultAnswer: (text: string) => style.dim(`(${text})`),
      help: (text: string) => style.dim(wrapped(text)),
      description: (text: string) => style.dim(wrapped(text)),
      disabled: (text: string) => style.dim(text),
      highlight: (text: string) => style.cyan(text),
      key: (text: string) => style.bold(text),
      keysHelpTip(keys: [key: string, action: string][], escapeAction = messages.questions.keys.cancel) {
        const keyLabels = messages.questions.keys;
        // Inquirer's own list passes English labels.
        const translations: Readonly<Record<string, string>> = {
          navigate: keyLabels.navigate,
          select: keyLabels.take,
        };
        const all = [
          ...keys.map(([key, action]) => [key, translations[action] ?? action]),
          [keyLabels.escape, escapeAction],
        ];
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

/** The width for questions, in columns. */
export function columnsOf(output: Output): number {
  return output.columns() ?? 80;
}

/** The height for questions, in lines. */
export function rowsOf(output: Output): number {
  return output.rows() ?? 24;
}
