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
// The programs that bring mail to other servers, or give up to do so. Others deliver to mailboxes of the server itself.
const senders = new Set(['smtp', 'error', 'retry']);

/** `Jun 11 10:00:00` of the classic syslog or a time as RFC 3339 has it; host, program, number, text. */
const syslog =
  /^(?:<\d+>)?(?:([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)|(\d{4}-\d\d-\d\dT\S+)) \S+ ([^\s:[]+)(?:\[\d+\])?: ?(.*)$/;
const postfixLine =
  /^(?:<\d+>)?(?:[A-Z][a-z]{2} +\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT\S+) \S+ postfix(?:-[\w-]+)?\/[\w/-]+\[\d+\]: /m;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const delivery =
  /^to=<([^>]*)>,(?: orig_to=<([^>]*)>,)? relay=([^,]+),.*? dsn=([\d.]+), status=(\w+)(?: \((.*)\))?$/;

/** What is known of a message while it is in the queue. */
interface Message {
  messageId?: string;
  /** Whether it tells a sender what became of their mail. */
  isReport?: boolean;
  /** The recipients for whom it waits. */
  readonly waiting: Set<string>;
}

/** What the lines of a log have said so far. */
interface Log {
  /** By queue id; the oldest are forgotten. */
  readonly queue: Map<string, Message>;
  year: number | null;
  /** The month of the line before, 0 to 11. */
  month: number | null;
}

const remembered = 100_000;
/** The log of each file that is being read. Its options are made anew for each. */
const logs = new WeakMap<ReadOptions, Log>();

/**
 * The mail log of Postfix, as syslog or journalctl writes it. A log names neither campaigns nor subjects, and no opens.
 * Mail to mailboxes of the server itself is ignored, mail that is handed to a content filter of it, and the reports to
 * senders. Times without a year are of the one that is given, which is that of the first line.
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
    const name = `status=${status}`;
    yield action === null || probes.test(status) ? ignored(name) : unknownKind(name);
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

/** The queue gives a message up for all who still wait for it, without naming them. */
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
    details: omitEmpty({ messageId: message.messageId ?? id, ...extra, queueId: id }),
  });
}

/** Content filters and their like, at an address of the server itself. */
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

/** A time of the classic syslog with its year, which changes where the log goes from December to January; or null. */
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
