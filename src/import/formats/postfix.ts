import type { ActionName } from '../../domain/actions.ts';
import { messages } from '../../messages/messages.ts';
import {
  event,
  type Format,
  ignored,
  type JsonObject,
  omitEmpty,
  type Reading,
  type ReadOptions,
  rejected,
  unknownKind,
} from '../map/format.ts';

// https://www.postfix.org/bounce.8.html and https://www.postfix.org/smtp.8.html write of each attempt and recipient:
// to=<…>, relay=…, dsn=…, status=… (answer).
const statuses = new Map<string, ActionName>([
  ['sent', 'campaignDelivered'],
  ['deferred', 'campaignDeferred'],
  ['bounced', 'bounced'],
]);
// Address verification.
const probes = /^(un)?deliverable$/;
// The programs that send mail to other servers or fail to. The others deliver to mailboxes on the server.
const senders = new Set(['smtp', 'error', 'retry']);

/** `Jun 11 10:00:00` of the classic syslog or a time as RFC 3339 has it; host, program, number, text. */
const syslog =
  /^(?:<\d+>)?(?:([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)|(\d{4}-\d\d-\d\dT\S+)) \S+ ([^\s:[]+)(?:\[\d+\])?: ?(.*)$/;
const postfixLine =
  /^(?:<\d+>)?(?:[A-Z][a-z]{2} +\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT\S+) \S+ postfix(?:-[\w-]+)?\/[\w/-]+\[\d+\]: /m;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const delivery =
  /^to=<([^>]*)>,(?: orig_to=<([^>]*)>,)? relay=([^,]+),(?: \w+=[^, ]*,)*? dsn=([\d.]+), status=(\w+)(?: \((.*)\))?$/;

/** A message in the queue. */
interface Message {
  messageId?: string;
  /** True for a delivery report to a sender. */
  isReport?: boolean;
  /** The recipients that it waits for. */
  readonly waiting: Set<string>;
}

/** The state of a log after the lines that were read. */
interface Log {
  /** By queue id; the oldest are forgotten. */
  readonly queue: Map<string, Message>;
  year: number | null;
  /** The month of the line before, 0 to 11. */
  month: number | null;
}

const remembered = 100_000;
/** The logs, by the options of the file: each file has its own. */
const logs = new WeakMap<ReadOptions, Log>();

/**
 * The mail log of Postfix, as syslog or journalctl writes it. It has no campaigns, no subjects and no opens. Ignored are
 * deliveries to mailboxes and content filters on the server, and delivery reports to senders. The year of a log without
 * years is that of its first line, from `--year`.
 */
export const postfix: Format = {
  name: 'postfix',
  recognises: () => false,
  read: () => [],
  lines: {
    recognises: (start) => postfixLine.test(start),
    *read(line, options) {
      const match = syslog.exec(line);
      if (!match) {
        yield rejected(messages.rejections.notSyslog);
        return;
      }
      const [, month, day = '', clock = '', full, program = '', text = ''] = match;
      const log = logOf(options);
      const time = full ?? classicTime(log, { month: month ?? '', day, clock });
      const daemon = /^postfix(?:-[\w-]+)?\/(?:[\w-]+\/)*([\w-]+)$/.exec(program)?.[1];
      const [, id, rest = ''] = /^([0-9A-Za-z]{6,}): (.*)$/.exec(text) ?? [];
      if (daemon === undefined || id === undefined) {
        yield ignored(daemon === undefined ? program : `postfix/${daemon}`);
        return;
      }
      yield* readQueueLine({ message: messageOf(log, id), id, rest, time, daemon, options });
      if (rest === 'removed') log.queue.delete(id);
    },
  },
};

interface QueueLine {
  readonly message: Message;
  readonly id: string;
  readonly rest: string;
  /** null: without a year. */
  readonly time: string | null;
  readonly daemon: string;
  readonly options: ReadOptions;
}

/** A line about a message in the queue. */
function* readQueueLine(line: QueueLine): Iterable<Reading> {
  const { message, rest, daemon } = line;
  const messageId = /^message-id=(.*)$/.exec(rest)?.[1];
  if (messageId) message.messageId = messageId;
  if (rest.startsWith('from=<>')) message.isReport = true;
  const match = delivery.exec(rest);
  if (match) yield* readDelivery(line, match);
  else if (/^from=<[^>]*>, status=(?:force-)?expired\b/.test(rest)) yield* readExpiry(line);
  else yield ignored(`postfix/${daemon}`);
}

function* readDelivery(line: QueueLine, match: RegExpExecArray): Iterable<Reading> {
  const [, to = '', original, relay = '', code = '', status = '', answer] = match;
  const { message, daemon } = line;
  const action = statuses.get(status) ?? line.options.words.get(status);
  if (!action) {
    const isKnown = action === null || probes.test(status);
    yield isKnown ? ignored(`status=${status}`) : unknownKind(status);
  } else if (message.isReport) yield ignored('report to a sender');
  else if (!senders.has(daemon)) yield ignored(`delivery by ${daemon}`);
  else if (isOwn(relay)) yield ignored('hand-over on the same server');
  else {
    if (status === 'deferred') message.waiting.add(to);
    else message.waiting.delete(to);
    yield reading(line, to, action, {
      smtpAnswer: answer,
      statusCode: code,
      bounceKind: status === 'bounced' ? bounceKindOf(code) : null,
      originalRecipient: original,
      relay: relay === 'none' ? null : relay,
      nativeType: status,
    });
  }
}

/** The queue gives up a message. The line does not name the recipients that still wait. */
function* readExpiry(line: QueueLine): Iterable<Reading> {
  const { message } = line;
  if (message.isReport) yield ignored('report to a sender');
  else if (message.waiting.size === 0) yield rejected(messages.rejections.noAddress);
  else
    for (const to of message.waiting)
      yield reading(line, to, 'bounced', { bounceKind: 'soft', nativeType: 'expired' });
  message.waiting.clear();
}

function reading(
  { message, id, time }: QueueLine,
  email: string,
  action: ActionName,
  extra: JsonObject,
): Reading {
  if (time === null) return rejected(messages.rejections.yearless);
  return event({
    email,
    action,
    timestamp: time,
    details: omitEmpty({ messageId: message.messageId, ...extra, queueId: id }),
  });
}

/** True for an address of the server itself, such as a content filter. */
function isOwn(relay: string): boolean {
  return /^(?:localhost|127\.|::1)|\[(?:127\.[\d.]+|::1)\]/.test(relay);
}

/** RFC 3463, 3.8: 5.7 is a refusal of the content or the sender. */
function bounceKindOf(code: string): string {
  if (code.startsWith('5.7.')) return 'block';
  return code.startsWith('5') ? 'hard' : code.startsWith('4') ? 'soft' : 'unknown';
}

function logOf(options: ReadOptions): Log {
  const log = logs.get(options) ?? { queue: new Map(), year: options.year ?? null, month: null };
  logs.set(options, log);
  return log;
}

function messageOf({ queue }: Log, id: string): Message {
  const message = queue.get(id) ?? { waiting: new Set() };
  queue.set(id, message);
  const [oldest] = queue.keys();
  if (queue.size > remembered && oldest !== undefined) queue.delete(oldest);
  return message;
}

/** Adds the year to a time of the classic syslog; it changes between December and January. Null without a year. */
function classicTime(
  log: Log,
  { month, day, clock }: { readonly month: string; readonly day: string; readonly clock: string },
): string | null {
  const index = months.indexOf(month);
  if (log.year === null || index === -1) return null;
  // Lines of New Year may be a little out of order.
  const step = log.month === null ? 0 : index - log.month;
  if (step < -6) log.year += 1;
  if (step > 6) log.year -= 1;
  log.month = index;
  const two = (number: number | string) => String(number).padStart(2, '0');
  return `${log.year}-${two(index + 1)}-${two(day)}T${clock}`;
}
