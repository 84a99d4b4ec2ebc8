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
import { moveCursor } from '../inquirer/move-cursor.ts';
import type { PromptTheme } from '../inquirer/theme.ts';
import { indented } from '../inquirer/wrap-parts.ts';
import type { ContactSearch } from '../prompter.ts';
import { type AddressSuggestions, type EmailChoice, suggestAddresses } from './email-choices.ts';

/** The settings of {@link emailPrompt}. */
export interface EmailConfig {
  readonly message: string;
  readonly theme: PromptTheme;
  readonly contacts: ContactSearch;
  /** The size of the terminal now. */
  readonly width: () => number;
  readonly height: () => number;
}

interface SuggestionList extends AddressSuggestions {
  /** The index of the highlighted choice; -1 while nothing is typed, so that Enter takes no address by accident. */
  readonly active: number;
}

const mostChoices = 7;
// The question, two notes between the choices, a blank line, a message, two lines of keys, and the cursor's line.
const linesAround = 8;
const empty: SuggestionList = { text: '', choices: [], problem: null, active: -1 };

/** Asks for an address: suggests addresses of the store while the person types, and accepts any other. */
export const emailPrompt = createPrompt<string, EmailConfig>((config, done) => {
  const { message, theme, contacts } = config;
  const [text, setText] = useState('');
  const [list, setList] = useState<SuggestionList>(empty);
  const [refused, setRefused] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const entered = useRef(false);
  const status = answer === null ? 'idle' : 'done';
  const prefix = usePrefix({ status, theme });

  const accept = ({ choices, active }: SuggestionList) => {
    const choice = choices[active];
    if (!choice) return setRefused(true);
    setAnswer(choice.email);
    done(choice.email);
  };

  useEffect(() => {
    let outdated = false;
    const lookUp = async () => {
      // The keys of a paste arrive together; only the final text is looked up.
      await setImmediate();
      if (outdated) return;
      const limit = Math.max(1, Math.min(mostChoices, config.height() - linesAround));
      const suggestions = await suggestAddresses(text, contacts, limit);
      if (outdated) return;
      const next = { ...suggestions, active: text.trim() === '' ? -1 : 0 };
      setList(next);
      if (entered.current) accept(next);
      entered.current = false;
    };
    lookUp().catch((error) => setFailure({ error }));
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
      // These keys also walk through readline's history, which replaces the line.
      rl.clearLine(0);
      rl.write(text);
      const { active, choices } = list;
      setList({
        ...list,
        active: moveCursor(active, key, { count: choices.length, pageSize: 1, keybindings: [] }),
      });
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

function below(list: SuggestionList, refused: boolean, { theme, width }: EmailConfig): string {
  const nothing = list.problem ?? messages.questions.typeAnAddress;
  const note = refused ? theme.style.error(nothing) : theme.style.help(list.problem ?? '');
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
  return [...lines, ...(note === '' ? [] : [note]), ' ', help].join('\n');
}

function notesUnder(
  choice: EmailChoice,
  choices: readonly EmailChoice[],
  theme: PromptTheme,
  width: number,
): string[] {
  if (choice.inStore) return [];
  const { notInStore, didYouMean } = messages.questions;
  const notes = [notInStore, ...(choices.length > 1 ? [didYouMean] : [])];
  return notes.flatMap((note) => indented(note, width)).map((line) => theme.style.disabled(line));
}

// Readline echoes its line unchanged, so an address with unsafe characters must not get into it.
function completion({ choices, active }: SuggestionList, text: string): string {
  const emails = choices.slice(Math.max(0, active)).map((choice) => choice.email);
  return emails.find((email) => email !== text && safeText(email) === email) ?? text;
}
