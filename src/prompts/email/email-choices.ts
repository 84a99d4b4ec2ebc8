import { parseEmailAddress, parsePastedAddress } from '../../domain/email-address.ts';
import { messages } from '../../messages/messages.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { ContactSearch } from '../prompter.ts';

/** An address in the list of suggestions. */
export interface EmailChoice {
  readonly email: string;
  readonly inStore: boolean;
}

/** The suggestions of the store for a typed text. */
export interface AddressSuggestions {
  readonly text: string;
  /** A complete address comes first, even if the store lacks it: Enter never takes another address than the typed one. */
  readonly choices: readonly EmailChoice[];
  /** The reason why there is nothing to choose; null if there are choices, or nothing is typed. */
  readonly problem: string | null;
}

/** At most `limit` addresses that match `text`. */
export async function suggestAddresses(
  text: string,
  contacts: ContactSearch,
  limit: number,
): Promise<AddressSuggestions> {
  const query = text.trim();
  const typed = parsePastedAddress(query);
  const suggested = await contacts.suggest(typed?.shown ?? query, limit);
  if (!typed) {
    const nothingFound = suggested.length === 0 && query !== '';
    const problem = nothingFound ? messages.questions.notAnAddress(safeText(query)) : null;
    return { text, choices: suggested.map(choiceInStore), problem };
  }
  const isTyped = (email: string) => parseEmailAddress(email)?.key === typed.key;
  const inStore = await contacts.has(typed.key);
  const nearest = inStore ? [] : await contacts.nearest(typed.key, limit);
  const others = [...new Set([...suggested, ...nearest])].filter((email) => !isTyped(email));
  const first = { email: suggested.find(isTyped) ?? typed.shown, inStore };
  return { text, choices: [first, ...others.map(choiceInStore)].slice(0, limit), problem: null };
}

function choiceInStore(email: string): EmailChoice {
  return { email, inStore: true };
}
