import { type Consent, type ConsentQuestion, ConsentReader } from '../domain/consent/consent.ts';
import type { StoreFacts } from '../domain/consent/store-facts.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { everyEvent } from '../domain/selection.ts';
import type { Snapshot } from '../store/store.ts';

/** The consent of one address. Without a store, nothing is known. */
export async function consentOfContact(
  snapshot: Snapshot | null,
  facts: StoreFacts,
  { key }: EmailAddress,
  question: ConsentQuestion,
): Promise<Consent> {
  const reader = new ConsentReader(facts, question);
  if (snapshot) {
    for await (const events of snapshot.events(everyEvent([key], { from: null, to: null })))
      for (const event of events) reader.add(event);
  }
  return reader.answer();
}
