import type { ActionName } from '../../domain/actions.ts';
import { isZoneless } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import {
  asText,
  enhancedStatus,
  event,
  type Format,
  ignored,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  rejected,
  unknownKind,
} from '../map/format.ts';

// The events that concern recipients: https://learn.microsoft.com/en-us/previous-versions/tn-archive/cc539063(v=technet.10).
// Each server that a message passes writes RECEIVE and SEND again; they are read once for each message and recipient.
const events = new Map<string, ActionName>([
  ['receive', 'campaignSent'],
  ['send', 'campaignDelivered'],
  ['sendexternal', 'campaignDelivered'],
  ['deliver', 'campaignDelivered'],
  ['defer', 'campaignDeferred'],
  ['fail', 'bounced'],
]);
// The events of a message between servers.
const uninteresting =
  /^(submit|transfer|resolve|expand|redirect|agentinfo|dsn|badmail|poisonmessage|suspend|resubmit|duplicate|ha|safetynet|notify|process|moderat|journal|drop|init|load|throttle|cluster|storedriver)/;
const once = new Set<ActionName>(['campaignSent', 'campaignDelivered']);
// The reports of message trace write numbers, the tracking log words.
const incoming = new Set(['incoming', 'inbound', '1']);

/** The columns that identify the three tables, with `_` for `-`. */
const traceSummary = ['sender_address', 'recipient_status', 'network_message_id', 'message_subject'];
const traceDetails = ['event_id', 'recipient_address', 'network_message_id', 'message_subject'];
const trackingLog = ['event_id', 'recipient_address', 'internal_message_id', 'message_subject'];

/**
 * Message traces of Microsoft 365 and message tracking logs of Exchange Server. Incoming mail is ignored. The report with
 * one row per message (`origin_timestamp_utc`) has one time, when the service received the message; all events of the
 * row get it. Not confirmed by a real export: which events are a delivery outside of the organisation, and the marks of
 * incoming mail in the reports.
 */
export const exchange: Format = {
  name: 'exchange',
  recognises: () => false,
  read: () => [],
  table: {
    recognises: (names) => {
      const has = new Set(names.map(plainName));
      const hasAll = (columns: readonly string[]) => columns.every((column) => has.has(column));
      const isSummary =
        (has.has('origin_timestamp_utc') || has.has('origin_timestamp')) && hasAll(traceSummary);
      const isDated = has.has('date_time_utc') || has.has('date_time');
      return isSummary || (isDated && (hasAll(traceDetails) || hasAll(trackingLog)));
    },
    *read(cells, options) {
      const row = Object.fromEntries(
        Object.entries(cells).map(([name, cell]) => [plainName(name), asText(cell)]),
      );
      if (isHeader(row)) yield ignored('log header');
      else if (incoming.has(row.directionality?.toLowerCase() ?? '')) yield ignored('incoming mail');
      else if (row.return_path === '<>') yield ignored('delivery report');
      else if ('origin_timestamp_utc' in row || 'origin_timestamp' in row) yield* readSummary(row);
      else yield* readEvent(row, options);
    },
  },
};

type Row = { readonly [column: string]: string | null };

function plainName(name: string): string {
  return name.toLowerCase().replaceAll('-', '_');
}

/** True for a header line in the middle of joined logs. */
function isHeader(row: Row): boolean {
  return row.date_time?.startsWith('#') === true;
}

/**
 * A message with the history of each recipient: `anna@example.be##Receive, Send;tom@example.com##Receive, Fail`.
 * https://learn.microsoft.com/en-us/Exchange/monitoring/trace-an-email-message/message-trace-modern-eac
 */
function* readSummary(row: Row): Iterable<Reading> {
  const parts = row.recipient_status?.split(';').filter((part) => part.includes('##')) ?? [];
  if (parts.length === 0) yield rejected(messages.rejections.noAddress);
  for (const part of parts) {
    const [address = '', history = ''] = part.split('##');
    const words = history.split(',').map((word) => word.trim());
    const last = words.at(-1) ?? '';
    const action = events.get(last.toLowerCase());
    yield reading(row, address, 'campaignSent', { nativeType: 'Receive' });
    if (action && action !== 'campaignSent') {
      yield reading(row, address, action, { datedAtSending: true, nativeType: last });
    }
  }
}

/** One event of a message, for each recipient in the row. */
function* readEvent(row: Row, options: ReadOptions): Iterable<Reading> {
  const word = row.event_id ?? '';
  const name = word.toLowerCase();
  const action = events.get(name) ?? options.words.get(name);
  if (!action) {
    if (word === '') yield rejected(messages.rejections.noEvent);
    else yield action === null || uninteresting.test(name) ? ignored(word) : unknownKind(word);
    return;
  }
  const addresses = row.recipient_address?.split(';').map((address) => address.trim()) ?? [];
  const statuses = row.recipient_status?.split(';') ?? [];
  if (addresses.length === 0) yield rejected(messages.rejections.noAddress);
  let repeated = 0;
  for (const [index, address] of addresses.entries()) {
    const key = keyOf(row);
    if (key !== null && once.has(action) && !isFirst(options, `${action} ${key} ${address.toLowerCase()}`)) {
      repeated += 1;
      continue;
    }
    const status = statuses.length === addresses.length ? statuses[index] : row.recipient_status;
    yield reading(row, address, action, { ...answerOf(status, action), nativeType: word });
  }
  if (repeated > 0 && repeated === addresses.length) yield ignored(`${word} again`);
}

function reading(row: Row, email: string, action: ActionName, extra: JsonObject): Reading {
  return event({
    email,
    action,
    timestamp: asUtc(row.origin_timestamp_utc ?? row.origin_timestamp ?? row.date_time_utc ?? row.date_time),
    campaign: campaignOf(row),
    details: omitEmpty({
      messageId: row.message_id,
      subject: row.message_subject,
      reason: action === 'bounced' || action === 'campaignDeferred' ? row.source_context : null,
      bounceKind: action === 'bounced' ? 'unknown' : null,
      ...extra,
      networkMessageId: row.network_message_id,
      sender: row.sender_address,
    }),
  });
}

/** The subject: mail of a mailbox or a program has no campaign. */
function campaignOf(row: Row): RawCampaign | null {
  const subject = row.message_subject ?? null;
  return subject === null ? null : { id: subject, name: subject, type: 'transactional' };
}

function answerOf(status: string | null | undefined, action: ActionName): JsonObject {
  const code = enhancedStatus(status);
  if (action !== 'bounced') return { smtpAnswer: status, statusCode: code };
  // 5.7 is a refusal of the content or the sender (RFC 3463, 3.8).
  const kind = code?.startsWith('5.7.') ? 'block' : { '5': 'hard', '4': 'soft' }[code?.charAt(0) ?? ''];
  return { smtpAnswer: status, statusCode: code, bounceKind: kind ?? 'unknown' };
}

function keyOf(row: Row): string | null {
  return row.message_id ?? row.network_message_id ?? row.internal_message_id ?? null;
}

/** Adds the zone: all three tables are in UTC. */
function asUtc(time: string | null | undefined): string | null {
  if (time === null || time === undefined) return null;
  return isZoneless(time) ? `${time}Z` : time;
}

/** The number of messages and recipients that are remembered per file. A message passes its servers within minutes. */
const remembered = 50_000;
/** The events read so far, by the options of the file: each file has its own. */
const seen = new WeakMap<ReadOptions, Set<string>>();

function isFirst(options: ReadOptions, key: string): boolean {
  const keys = seen.get(options) ?? new Set();
  seen.set(options, keys);
  if (keys.has(key)) return false;
  keys.add(key);
  const [oldest] = keys;
  if (keys.size > remembered && oldest !== undefined) keys.delete(oldest);
  return true;
}
