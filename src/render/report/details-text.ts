import type { ActionName } from '../../domain/actions.ts';
import { detailByName, details as knownDetails } from '../../domain/details.ts';
import type { ReportEvent } from '../../domain/report.ts';
import type { Messages } from '../../messages/en/index.ts';
import type { Locale } from '../../messages/locales.ts';
import { locale as chosenLocale, messages } from '../../messages/messages.ts';
import type { DetailChoice } from './options.ts';

type Details = Readonly<Record<string, unknown>>;

/** The language of the text and its messages. */
interface Language {
  readonly locale: Locale;
  readonly catalogue: Pick<Messages, 'reports' | 'delivery'>;
}

const maxLength = 500;
/** The levels of a value that are written in words; deeper ones are too hard to read. */
const maxDepth = { key: 3, all: 20 } as const;

const notes = knownDetails.filter(({ display }) => display === 'note');

// Made when a text is cut: an Intl.Segmenter costs milliseconds at start-up.
let segmenter: Intl.Segmenter | undefined;

/** The details of events as one text each, and a count of what the texts leave out. */
export class DetailsColumn {
  readonly #choice: DetailChoice;
  readonly #isCut: boolean;
  readonly #omitted = new Map<string, number>();

  /** `isCut`: a long text is cut, as on a screen; never in a file. */
  constructor(choice: DetailChoice, isCut: boolean) {
    this.#choice = choice;
    this.#isCut = isCut;
  }

  /** True if there is a column. */
  get isShown(): boolean {
    return this.#choice !== 'none';
  }

  /** The text for one event, to read after the action's label. The text still has to be made safe. */
  text({ action, details, sourceId }: Pick<ReportEvent, 'action' | 'details' | 'sourceId'>): string {
    if (this.#choice !== 'all' && sourceId !== null) this.#omit('');
    const parsed = details === '{}' ? {} : parse(details);
    if (this.#choice === 'none') {
      for (const name of parsed ? Object.keys(parsed) : [details])
        if (!parsed || valueText(parsed[name], maxDepth.key) !== '') this.#omit(name);
      return '';
    }
    const language = { locale: chosenLocale, catalogue: messages };
    if (parsed === null) return this.#cut(details);
    if (this.#choice === 'all') return allText(action, parsed, details, sourceId, language);
    for (const name of hiddenNames(parsed)) this.#omit(name);
    return this.#cut(keyText(action, parsed, language));
  }

  /** The details left out so far, with the numbers of events: `IP address (16)`; null if there are none. */
  omitted(): string | null {
    if (this.#omitted.size === 0) return null;
    return [...this.#omitted]
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
      .map(([name, count]) => `${labelOf(name, chosenLocale)} (${messages.numbers.whole(count)})`)
      .join(', ');
  }

  #omit(name: string): void {
    this.#omitted.set(name, (this.#omitted.get(name) ?? 0) + 1);
  }

  #cut(text: string): string {
    return this.#isCut ? truncate(text, messages) : text;
  }
}

/** The key details of an event (a JSON object as text), for people; '' if there are none. */
export function detailsText(
  action: ActionName,
  json: string,
  language: Language = { locale: chosenLocale, catalogue: messages },
): string {
  if (json === '{}') return '';
  const details = parse(json);
  return truncate(details === null ? json : keyText(action, details, language), language.catalogue);
}

/** The address of a link, the reason of a bounce, the group and the like. */
function keyText(action: ActionName, details: Details, language: Language): string {
  const facts = keyFacts(action, details, language);
  return joinNonEmpty(
    [facts || valueText(details.subject, maxDepth.key), ...noteTexts(details, language)],
    ' · ',
  );
}

/** Every detail: the key details, then the others with their labels, then the id of the event on its platform. */
function allText(
  action: ActionName,
  details: Details,
  json: string,
  sourceId: string | null,
  language: Language,
): string {
  const { detail, eventId, no } = language.catalogue.reports;
  if (depthOf(details) > maxDepth.all) return json;
  const others = hiddenNames(details).map((name) =>
    detail(labelOf(name, language.locale), valueText(details[name], maxDepth.all)),
  );
  const negated = notes
    .filter(({ name }) => details[name] === false)
    .map(({ labels }) => detail(labels[language.locale], no));
  const facts = joinNonEmpty([keyFacts(action, details, language, maxDepth.all), ...others], ' · ');
  return joinNonEmpty(
    [
      facts || valueText(details.subject, maxDepth.all),
      ...noteTexts(details, language),
      ...negated,
      sourceId === null ? '' : detail(eventId, sourceId),
    ],
    ' · ',
  );
}

function keyFacts(
  action: ActionName,
  details: Details,
  language: Language,
  depth: number = maxDepth.key,
): string {
  const facts = [
    valueText(details.url, depth),
    failureText(details, language.catalogue, depth),
    ...Object.entries(details).map(([key, value]) => labelledText(action, key, value, language, depth)),
  ];
  return joinNonEmpty(facts, ' · ');
}

function noteTexts(details: Details, { locale }: Language): string[] {
  return notes.map(({ name, labels }) => (details[name] === true ? labels[locale] : ''));
}

/** The names of the details that the key text leaves out. */
function hiddenNames(details: Details): string[] {
  const hasReason = valueText(details.reason, maxDepth.key) !== '';
  let facts: boolean | undefined;
  return Object.keys(details).filter((name) => {
    if (name === 'smtpAnswer') return hasReason && valueText(details[name], maxDepth.key) !== '';
    const display = detailByName(name)?.display;
    if (display === 'fallback') {
      facts ??= Object.keys(details).some((other) => isFact(other, details[other]));
      return facts && valueText(details[name], maxDepth.key) !== '';
    }
    return display === 'hidden' && valueText(details[name], maxDepth.key) !== '';
  });
}

/** True for a detail that stands in the text before the notes. */
function isFact(name: string, value: unknown): boolean {
  const display = detailByName(name)?.display ?? 'labelled';
  const isShown =
    display === 'link' ||
    display === 'failure' ||
    display === 'labelled' ||
    (display === 'note' && typeof value !== 'boolean');
  return isShown && valueText(value, maxDepth.key) !== '';
}

/** The place of a detail among all, which does not depend on the order of the events. */
function placeOf(name: string): number {
  const known = knownDetails.findIndex((detail) => detail.name === name);
  return name === '' ? knownDetails.length + 1 : known < 0 ? knownDetails.length : known;
}

/** The label of a detail; '' is the id of the event on its platform. */
function labelOf(name: string, locale: Locale): string {
  return name === '' ? messages.reports.eventId : (detailByName(name)?.labels[locale] ?? name);
}

function parse(json: string): Details | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : null;
  } catch {
    return null;
  }
}

function failureText(details: Details, catalogue: Language['catalogue'], depth: number): string {
  const code = valueText(details.statusCode, depth);
  const reason =
    valueText(details.reason, depth) ||
    valueText(details.smtpAnswer, depth) ||
    statusText(code, catalogue.delivery);
  const kind = valueText(details.bounceKind, depth);
  return joinNonEmpty([reason.includes(code) ? '' : code, reason, kind === '' ? '' : `(${kind})`], ' ');
}

// The value alone is enough if the action names the detail ("Added to group").
function labelledText(
  action: ActionName,
  key: string,
  value: unknown,
  { locale, catalogue }: Language,
  depth: number,
): string {
  const detail = detailByName(key);
  // A flag with another value than true or false is shown with its value.
  const isShown =
    !detail || detail.display === 'labelled' || (detail.display === 'note' && typeof value !== 'boolean');
  if (!isShown) return '';
  const text = valueText(value, depth);
  if (text === '') return '';
  if (action.toLowerCase().includes(key.toLowerCase())) return text;
  return catalogue.reports.detail(detail?.display === 'labelled' ? detail.labels[locale] : key, text);
}

/** The meaning of an enhanced status code (RFC 3463) such as `5.1.1`; '' if it is unknown or not such a code. */
function statusText(code: string, meanings: Readonly<Record<string, string>>): string {
  const [, subject, detail] = /^[45]\.(\d{1,3})\.(\d{1,3})$/.exec(code) ?? [];
  return meanings[`${subject}.${detail}`] ?? meanings[`${subject}.0`] ?? '';
}

/** A value in words, at most `depth` levels of it. */
function valueText(value: unknown, depth: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (depth === 0) return '…';
  const items = Object.entries(value).map(([key, item]) => {
    const text = valueText(item, depth - 1);
    return text === '' || Array.isArray(value) ? text : `${key} ${text}`;
  });
  return joinNonEmpty(items, ', ');
}

/** The levels of a value, counted up to one more than are written. */
function depthOf(value: unknown, limit: number = maxDepth.all + 2): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  let deepest = 0;
  for (const item of Object.values(value)) deepest = Math.max(deepest, depthOf(item, limit - 1));
  return 1 + deepest;
}

function joinNonEmpty(parts: readonly string[], separator: string): string {
  return parts.filter((text) => text !== '').join(separator);
}

function truncate(text: string, catalogue: Language['catalogue']): string {
  if (text.length <= maxLength) return text;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const end = segmenter.segment(text.slice(0, 2 * maxLength)).containing(maxLength)?.index ?? maxLength;
  return `${text.slice(0, end)}…${catalogue.reports.moreCharacters(text.length - end)}`;
}
