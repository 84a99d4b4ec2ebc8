import { hash } from 'node:crypto';

/** The facts that identify an event, in the order of a store: by contact, then by time. */
export const eventKey = ['contact', 'timestamp', 'action', 'fingerprint'] as const;

/**
 * The order of the events of an answer. Of the same millisecond, the life of a mail decides (the actions' codes); the
 * rest makes the order the same each time. Contacts come in the order of the question.
 */
export const answerOrder = ['timestamp', 'action', 'fingerprint', 'contact'] as const;

/**
 * A number (52 bits of SHA-256) that tells apart events of the same contact, action and millisecond. Two events
 * are duplicates when contact, source, the source's id, action, moment, campaign, link and message id are all
 * equal; contact, moment and action are compared as they are, the others by this number.
 */
export function fingerprint(
  source: string | null,
  sourceId: string | null,
  campaign: { readonly platform: string; readonly id: string } | null,
  url: string,
  messageId: string,
): number {
  const a = source ?? '';
  const b = sourceId ?? '';
  const c = campaign ? `${campaign.platform}/${campaign.id}` : '';
  // The lengths keep the parts apart: no part can pretend to be the end of one and the start of the next.
  const text = `${a.length},${b.length},${c.length},${url.length}:${a}${b}${c}${url}${messageId}`;
  return Number.parseInt(hash('sha256', text, 'hex').slice(0, 13), 16);
}
