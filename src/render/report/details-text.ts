import type { ActionName } from '../../domain/actions.ts';
import { detailByName, details as knownDetails } from '../../domain/details.ts';
import type { Messages } from '../../messages/en/index.ts';
import type { Locale } from '../../messages/locales.ts';
import { locale as chosenLocale, messages } from '../../messages/messages.ts';
import { statusWords } from './smtp-status.ts';

type Details = Readonly<Record<string, unknown>>;

/** The language of the text. */
interface Language {
  readonly locale: Locale;
  readonly words: Pick<Messages, 'reports' | 'delivery'>;
}

const longest = 500;
const deepest = 3;

const notes = knownDetails.filter(({ place }) => place === 'note');

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Details (a JSON object as text) in words for people, after the action's own label: the address of a link, why
 * a mail bounced, the group; '' for none. Not safe to show yet.
 */
export function detailsText(
  action: ActionName,
  json: string,
  { locale, words }: Language = { locale: chosenLocale, words: messages },
): string {
  if (json === '{}') return '';
  const details = parse(json);
  if (details === null) return truncate(json, words);
  const facts = [
    valueText(details.url),
    failureText(details, words),
    ...Object.entries(details).map(([key, value]) => labelledText(action, key, value, { locale, words })),
  ];
  const noted = notes.map(({ name, labels }) => (details[name] === true ? labels[locale] : ''));
  const text = joinNonEmpty([joinNonEmpty(facts, ' · ') || valueText(details.subject), ...noted], ' · ');
  return truncate(text, words);
}

function parse(json: string): Details | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : null;
  } catch {
    return null;
  }
}

function failureText(details: Details, words: Language['words']): string {
  const code = valueText(details.statusCode);
  const reason =
    valueText(details.reason) || valueText(details.smtpAnswer) || (statusWords(code, words.delivery) ?? '');
  const kind = valueText(details.bounceKind);
  return joinNonEmpty([reason.includes(code) ? '' : code, reason, kind === '' ? '' : `(${kind})`], ' ');
}

// If the action names the detail ("Added to group"), the value alone is enough.
function labelledText(action: ActionName, key: string, value: unknown, { locale, words }: Language): string {
  const known = detailByName(key);
  // A flag that is not true or false is shown as it is.
  if (known && known.place !== 'labelled' && !(known.place === 'note' && typeof value !== 'boolean'))
    return '';
  const text = valueText(value);
  if (text === '') return '';
  if (action.toLowerCase().includes(key.toLowerCase())) return text;
  return words.reports.detail(known?.place === 'labelled' ? known.labels[locale] : key, text);
}

function valueText(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (depth === deepest) return '…';
  const items = Object.entries(value).map(([key, item]) => {
    const text = valueText(item, depth + 1);
    return text === '' || Array.isArray(value) ? text : `${key} ${text}`;
  });
  return joinNonEmpty(items, ', ');
}

function joinNonEmpty(parts: readonly string[], separator: string): string {
  return parts.filter((text) => text !== '').join(separator);
}

function truncate(text: string, words: Language['words']): string {
  if (text.length <= longest) return text;
  const end = segmenter.segment(text.slice(0, 2 * longest)).containing(longest)?.index ?? longest;
  return `${text.slice(0, end)}…${words.reports.moreCharacters(text.length - end)}`;
}
