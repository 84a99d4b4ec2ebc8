import { parseEmailAddress } from '../../domain/email-address.ts';
import type { ContactSearch } from '../../prompts/prompter.ts';
import type { Store } from '../../store/store.ts';

/** The contacts of a store, for the question for an address; without a store, none. */
export function knownContacts(store: Store | null): ContactSearch {
  const key = (email: string) => parseEmailAddress(email)?.key ?? email;
  return {
    suggest: async (text, limit) => (store ? store.contacts.suggest(text, limit) : []),
    has: async (email) => store !== null && (await store.contacts.find(key(email))) !== null,
    nearest: async (email, limit) => (store ? store.contacts.nearest(key(email), limit) : []),
  };
}
