import type { ActionName } from '../../domain/actions.ts';
import { detailByName, details as knownDetails } from '../../domain/details.ts';
import type { Messages } from '../../messages/en/index.ts';
import type { Locale } from '../../messages/locales.ts';
import { locale as chosenLocale, messages } from '../../messages/messages.ts';

type Details = Readonly<Record<string, unknown>>;

/** The language of the text and its messages. */
interface Language {
  readonly locale: Locale;
  readonly catalogue: Pick<Messages, 'reports' | 'delivery'>;
}

const maxLength = 500;
const maxDepth = 3;

const notes = knownDetails.filter(({ display }) => display === 'note');

/**
 * Details (a JSON object as text) for people, to read after the action's label: the address of a link, the reason of a
 * bounce, the group; '' if there are none. The text still has to be made safe.
 */
export function detailsText(
  action: ActionName,
  json: string,
  { locale, catalogue }: Language = { locale: chosenLocale, catalogue: messages },
): string {
  if (json === '{}') return '';
  const details = parse(json);
  if (details === null) return truncate(json, catalogue);
  const facts = [
    valueText(details.url),
    failureText(details, catalogue),
    ...Object.entries(details).map(([key, value]) => labelledText(action, key, value, { locale, catalogue })),
  ];
  const noted = notes.map(({ name, labels }) => (details[name] === true ? labels[locale] : ''));
  const text = joinNonEmpty([joinNonEmpty(facts, ' · ') || valueText(details.subject), ...noted], ' · ');
  return truncate(text, catalogue);
}

function parse(json: string): Details | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : null;
  } catch {
    return null;
  }
}

function failureText(details: Details, catalogue: Language['catalogue']): string {
  const code = valueText(details.statusCode);
  const reason =
    valueText(details.reason) || valueText(details.smtpAnswer) || statusText(code, catalogue.delivery);
  const kind = valueText(details.bounceKind);
  return joinNonEmpty([reason.includes(code) ? '' : code, reason, kind === '' ? '' : `(${kind})`], ' ');
}

// The value alone is enough if the action names the detail ("Added to group").
function labelledText(
  action: ActionName,
  key: string,
  value: unknown,
  { locale, catalogue }: Language,
): string {
  const detail = detailByName(key);
  // A flag with another value than true or false is shown with its value.
  const isShown =
    !detail || detail.display === 'labelled' || (detail.display === 'note' && typeof value !== 'boolean');
  if (!isShown) return '';
  const text = valueText(value);
  if (text === '') return '';
  if (action.toLowerCase().includes(key.toLowerCase())) return text;
  return catalogue.reports.detail(detail?.display === 'labelled' ? detail.labels[locale] : key, text);
}

/** The meaning of an enhanced status code (RFC 3463) such as `5.1.1`; '' if it is unknown or not such a code. */
function statusText(code: string, meanings: Readonly<Record<string, string>>): string {
  const [, subject, detail] = /^[45]\.(\d{1,3})\.(\d{1,3})$/.exec(code) ?? [];
  return meanings[`${subject}.${detail}`] ?? meanings[`${subject}.0`] ?? '';
}

function valueText(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (depth === maxDepth) return '…';
  const items = Object.entries(value).map(([key, item]) => {
    const text = valueText(item, depth + 1);
    return text === '' || Array.isArray(value) ? text : `${key} ${text}`;
  });
  return joinNonEmpty(items, ', ');
}

function joinNonEmpty(parts: readonly string[], separator: string): string {
  return parts.filter((text) => text !== '').join(separator);
}

function truncate(text: string, catalogue: Language['catalogue']): string {
  if (text.length <= maxLength) return text;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const end = segmenter.segment(text.slice(0, 2 * maxLength)).containing(maxLength)?.index ?? maxLength;
  return `${text.slice(0, end)}…${catalogue.reports.moreCharacters(text.length - end)}`;
}
