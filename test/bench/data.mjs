import { closeSync, openSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

const actions = [
  'campaignSent',
  'campaignDelivered',
  'campaignRead',
  'campaignLinkClicked',
  'bounced',
  'unsubscribed',
];
const weights = [0.36, 0.7, 0.9, 0.985, 0.996, 1];
const start = Date.UTC(2023, 0, 1);
const span = 3 * 365 * 86_400_000;

/** A small fast generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Yields `count` events as plain objects. `contact` fixes whose they are; else they belong to count / 20 contacts.
 * `inOrder`: oldest first, as platforms export them.
 */
export function* events(count, { seed = 1, contact = null, inOrder = false } = {}) {
  const next = random(seed);
  const contacts = Math.max(1, Math.floor(count / 20));
  for (let index = 0; index < count; index += 1) {
    const person = Math.floor(next() * contacts);
    const campaign = Math.floor(next() * 200);
    const roll = next();
    const action = actions[weights.findIndex((weight) => roll < weight)];
    const share = inOrder ? (index + next()) / count : next();
    const time = start + Math.floor(share * span);
    const details = { messageId: `<${index.toString(36)}.${campaign}@mail.example.com>` };
    if (action === 'campaignLinkClicked')
      details.url = `https://www.example.com/articles/${Math.floor(next() * 500)}?c=${campaign}`;
    if (action === 'campaignRead') details.ip = `192.0.2.${person % 250}`;
    if (action === 'bounced') details.reason = 'mailbox unknown';
    yield {
      email: contact ?? `person.${person}@example.com`,
      action,
      timestamp: new Date(time).toISOString(),
      campaign: { id: `c-${campaign}`, name: `Newsletter ${campaign}`, type: 'campaign', archived: false },
      details,
      id: `evt-${seed}-${index}`,
      source: 'bench',
    };
  }
}

/** Yields the events of several in turn. */
export function* mixed(...sources) {
  let left = sources.map((source) => source[Symbol.iterator]());
  while (left.length > 0) {
    for (const source of left) {
      const { done, value } = source.next();
      if (done) left = left.filter((other) => other !== source);
      else yield value;
    }
  }
}

/** Yields events as lines of NDJSON. */
export function* asNdjson(source) {
  for (const event of source) yield JSON.stringify(event);
}

/** Yields events as lines of CSV without a header, everything that {@link asNdjson} says: {@link csvColumns}. */
export function* asCsv(source) {
  for (const { email, action, timestamp, campaign, details, id, source: platform } of source) {
    yield [
      ...[email, action, timestamp, campaign.id, campaign.name, campaign.type, String(campaign.archived)],
      ...[JSON.stringify(details), id, platform],
    ]
      .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',');
  }
}

/** The columns of {@link asCsv}. */
export const csvColumns = [
  ...['email', 'action', 'timestamp', 'campaign_id', 'campaign_name', 'campaign_type', 'campaign_archived'],
  ...['details', 'id', 'source'],
];

/** Writes `lines` to a file in large pieces; signals have their turn meanwhile. */
export async function writeLines(path, lines) {
  const file = openSync(path, 'w');
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length > 1 << 20) {
      writeSync(file, piece);
      piece = '';
      await setImmediate();
    }
  }
  writeSync(file, piece);
  closeSync(file);
}
