import type { ActionName } from '../../domain/actions.ts';
import type { Messages } from '../../messages/en/index.ts';
import { messages } from '../../messages/messages.ts';
import { statusWords } from './smtp-status.ts';

type Details = Readonly<Record<string, unknown>>;
type Words = Pick<Messages, 'reports' | 'delivery'>;

const longest = 500;
const deepest = 3;

// For experts: JSON and CSV have them.
const left = new Set(['messageId', 'userAgent', 'nativeType', 'location', 'ip']);
const flags = new Set(['machine', 'ambiguousRecipient', 'auto']);
const told = new Set(['url', 'statusCode', 'reason', 'smtpAnswer', 'bounceKind', 'subject']);

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Details (a JSON object as text) in words for people, after the action's own label: the address of a link, why
 * a mail bounced, the group; '' for none. Not safe to show yet.
 */
export function detailsText(action: ActionName, json: string, words: Words = messages): string {
  if (json === '{}') return '';
  const details = parse(json);
  if (details === null) return cap(json, words);
  const facts = [
    valueText(details.url),
    failureText(details, words),
    ...Object.entries(details).map(([key, value]) => entryText(action, key, value, words)),
  ];
  const { byMachine, oneOfSeveral, automatic } = words.reports;
  const flagged = [
    details.machine === true ? byMachine : '',
    details.ambiguousRecipient === true ? oneOfSeveral : '',
    details.auto === true ? automatic : '',
  ];
  return cap(joined([joined(facts, ' · ') || valueText(details.subject), ...flagged], ' · '), words);
}

function parse(json: string): Details | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : null;
  } catch {
    return null;
  }
}

function failureText(details: Details, words: Words): string {
  const code = valueText(details.statusCode);
  const reason =
    valueText(details.reason) || valueText(details.smtpAnswer) || (statusWords(code, words.delivery) ?? '');
  const kind = valueText(details.bounceKind);
  return joined([reason.includes(code) ? '' : code, reason, kind === '' ? '' : `(${kind})`], ' ');
}

// Where the action says what it is ("Added to group"), the name alone is enough.
function entryText(action: ActionName, key: string, value: unknown, words: Words): string {
  if (told.has(key) || left.has(key) || (typeof value === 'boolean' && flags.has(key))) return '';
  const text = valueText(value);
  if (text === '') return '';
  if (action.toLowerCase().includes(key.toLowerCase())) return text;
  const names: Readonly<Record<string, string>> = words.reports.detailNames;
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  return words.reports.detail(name ?? key, text);
}

function valueText(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (depth === deepest) return '…';
  const items = Object.entries(value).map(([key, item]) => {
    const text = valueText(item, depth + 1);
    return text === '' || Array.isArray(value) ? text : `${key} ${text}`;
  });
  return joined(items, ', ');
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((text) => text !== '').join(separator);
}

function cap(text: string, words: Words): string {
  if (text.length <= longest) return text;
  const end = segmenter.segment(text.slice(0, 2 * longest)).containing(longest)?.index ?? longest;
  return `${text.slice(0, end)}…${words.reports.moreCharacters(text.length - end)}`;
}
