import { asText, type JsonObject } from '../../map/format.ts';

// Spellings of the export columns for each key of the webhook; compared without case and punctuation.
const columns: Record<string, readonly string[]> = {
  event: ['event', 'events', 'eventtype', 'sttext'],
  email: ['email', 'emailaddress', 'recipient', 'to'],
  'message-id': ['messageid', 'mid'],
  camp_id: ['campid', 'campaignid'],
  'campaign name': ['campaignname'],
  ts_epoch: ['tsepoch'],
  ts_event: ['tsevent'],
  date: ['dateevent', 'date', 'ts', 'timestamp', 'time'],
  subject: ['subject', 'sub'],
  tag: ['tags', 'tag'],
  link: ['link', 'url'],
  reason: ['reason'],
  ip: ['ip'],
  sending_ip: ['sendingip'],
  template_id: ['templateid'],
};
const columnsOfOthers = [
  'processed',
  'recvmessageid',
  'sgeventid',
  'sgmessageid',
  'action',
  'eventid',
  'mjcontactid',
];

/** True for the columns of a Brevo export. */
export function isEventTable(names: readonly string[]): boolean {
  const bare = new Set(names.map(normaliseKey));
  const has = (key: string) => columns[key]?.some((name) => bare.has(name)) === true;
  const isDated = has('date') || has('ts_event') || has('ts_epoch');
  const isBrevos = ['sttext', 'mid', 'campid', 'tsevent', 'tsepoch', 'sendingip'].some((name) =>
    bare.has(name),
  );
  return (
    has('event') && has('email') && isDated && isBrevos && !columnsOfOthers.some((name) => bare.has(name))
  );
}

/** Converts a row of an export to the keys of the webhook. */
export function fromRow(row: JsonObject): JsonObject {
  const cells = new Map(Object.entries(row).map(([name, cell]) => [normaliseKey(name), asText(cell)]));
  const pairs = Object.entries(columns).map(([key, names]) => [
    key,
    names.map((name) => cells.get(name)).find((cell) => cell !== null && cell !== undefined),
  ]);
  return Object.fromEntries(pairs.filter(([, cell]) => cell !== undefined));
}

/** A name in lower case, without punctuation. */
export function normaliseKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
