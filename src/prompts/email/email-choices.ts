import { parseEmailAddress } from '../../domain/email-address.ts';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { KnownContacts } from '../prompter.ts';

/** One address that can be chosen. */
export interface EmailChoice {
  readonly email: string;
  readonly known: boolean;
}

/** What the store has to say about a typed text. */
export interface AddressSuggestions {
  readonly text: string;
  /** A complete address leads, known or not: Enter never takes another one than was typed. */
  readonly choices: readonly EmailChoice[];
  /** Why there is nothing to choose. */
  readonly problem: string | null;
}

/** The addresses that may be meant by `text`, at most `limit`. */
export async function suggestAddresses(
  text: string,
  known: KnownContacts,
  limit: number,
): Promise<AddressSuggestions> {
  const wanted = text.trim();
  const typed = parseEmailAddress(wanted);
  const suggested = await known.suggest(wanted, limit);
  if (!typed) {
    const hopeless = suggested.length === 0 && wanted !== '';
    const problem = hopeless ? messages.questions.notAnAddress(safeText(wanted)) : null;
    return { text, choices: suggested.map(knownChoice), problem };
  }
  const isTyped = (email: string) => parseEmailAddress(email)?.key === typed.key;
  const isKnown = await known.has(typed.key);
  const nearest = isKnown ? [] : await known.nearest(typed.key, limit);
  const others = [...new Set([...suggested, ...nearest])].filter((email) => !isTyped(email));
  const first = { email: suggested.find(isTyped) ?? typed.shown, known: isKnown };
  return { text, choices: [first, ...others.map(knownChoice)].slice(0, limit), problem: null };
}

function knownChoice(email: string): EmailChoice {
  return { email, known: true };
}
