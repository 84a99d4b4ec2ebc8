import { setImmediate } from 'node:timers/promises';
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isTabKey,
  isUpKey,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from '@inquirer/core';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { indented } from '../inquirer/wrap-parts.ts';
import type { KnownContacts } from '../prompter.ts';
import { type AddressSuggestions, type EmailChoice, suggestAddresses } from './email-choices.ts';

export interface EmailConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly known: KnownContacts;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}

interface List extends AddressSuggestions {
  /** The highlighted choice; -1 while nothing was typed, so that Enter takes nobody by accident. */
  readonly active: number;
}

const mostChoices = 7;
// The question, the two notes between choices, a blank line, a message, two lines of keys, and the cursor's.
const linesAround = 8;
const empty: List = { text: '', choices: [], problem: null, active: -1 };

/** Asks for a contact: suggests known addresses as one types, and takes any other address on request. */
export const emailPrompt = createPrompt<string, EmailConfig>((config, done) => {
  const { message, theme, known } = config;
  const [text, setText] = useState('');
  const [list, setList] = useState<List>(empty);
  const [refused, setRefused] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const entered = useRef(false);
  const status = answer === null ? 'idle' : 'done';
  const prefix = usePrefix({ status, theme });

  const accept = ({ choices, active }: List) => {
    const choice = choices[active];
    if (!choice) return setRefused(true);
    setAnswer(choice.email);
    done(choice.email);
  };

  useEffect(() => {
    let outdated = false;
    const look = async () => {
      // The keys of a paste arrive together; only the text they end in is looked up.
      await setImmediate();
      if (outdated) return;
      const limit = Math.max(1, Math.min(mostChoices, config.height() - linesAround));
      const found = await suggestAddresses(text, known, limit);
      if (outdated) return;
      const next = { ...found, active: text.trim() === '' ? -1 : 0 };
      setList(next);
      if (entered.current) accept(next);
      entered.current = false;
    };
    look().catch((error) => setFailure({ error }));
    return () => {
      outdated = true;
    };
  }, [text]);

  useKeypress((key, rl) => {
    if (isEnterKey(key)) {
      rl.write(text);
      entered.current = list.text !== text;
      if (!entered.current) accept(list);
    } else if (isUpKey(key) || isDownKey(key)) {
      // Readline may have put something else in the line: these keys also walk through its history.
      rl.clearLine(0);
      rl.write(text);
      setList({ ...list, active: moveCursor(list, isDownKey(key) ? 1 : -1) });
    } else if (isTabKey(key)) {
      const completed = completion(list, text);
      rl.clearLine(0);
      rl.write(completed);
      setText(completed);
    } else {
      entered.current = false;
      setRefused(false);
      setText(rl.line);
    }
  });

  if (failure) throw failure.error;
  const question = `${prefix} ${theme.style.message(message, status)}`;
  if (answer !== null) return `${question} ${theme.style.answer(safeText(answer))}`;
  return [`${question} ${text}`, below(list, refused, config)];
});

function below(list: List, refused: boolean, { theme, width }: EmailConfig): string {
  const nothing = list.problem ?? messages.questions.typeAnAddress;
  const said = refused ? theme.style.error(nothing) : theme.style.help(list.problem ?? '');
  const lines = list.choices.flatMap((choice, index) => {
    const isActive = index === list.active;
    const line = `${isActive ? theme.icon.cursor : ' '} ${truncate(safeText(choice.email), width() - 3)}`;
    return [
      isActive ? theme.style.highlight(line) : line,
      ...notesUnder(choice, list.choices, theme, width()),
    ];
  });
  const { choose, tab, complete, accept } = messages.questions.keys;
  const help = theme.style.keysHelpTip([
    ['↑↓', choose],
    [tab, complete],
    ['⏎', accept],
  ]);
  return [...lines, ...(said === '' ? [] : [said]), ' ', help].join('\n');
}

function notesUnder(
  choice: EmailChoice,
  choices: readonly EmailChoice[],
  theme: PromptTheme,
  width: number,
): string[] {
  if (choice.known) return [];
  const { notInStore, didYouMean } = messages.questions;
  const notes = [notInStore, ...(choices.length > 1 ? [didYouMean] : [])];
  return notes.flatMap((note) => indented(note, width)).map((line) => theme.style.disabled(line));
}

// The line is shown as it is, so that an address that would not be safe to show never gets into it.
function completion({ choices, active }: List, text: string): string {
  const emails = choices.slice(Math.max(0, active)).map((choice) => choice.email);
  return emails.find((email) => email !== text && safeText(email) === email) ?? text;
}

function moveCursor({ choices, active }: List, step: number): number {
  const count = choices.length;
  if (count === 0) return -1;
  return active === -1 && step === -1 ? count - 1 : (active + step + count) % count;
}
