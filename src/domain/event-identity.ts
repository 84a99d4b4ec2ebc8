import { hash } from 'node:crypto';

/** The facts that identify an event, in the order of a store: by contact, then by time. */
export const eventKey = ['contact', 'timestamp', 'action', 'fingerprint', 'tie'] as const;

/**
 * The order of the events of an answer. Of the same millisecond, the life of a mail decides (the actions' codes); the
 * rest makes the order the same each time. Contacts come in the order of the question.
 */
export const answerOrder = ['timestamp', 'action', 'fingerprint', 'tie', 'contact'] as const;

/** The facts of an event besides its contact, its action and its moment. */
export interface EventFacts {
  readonly source: string | null;
  /** The source's own id of the event. */
  readonly sourceId: string | null;
  readonly campaign: { readonly platform: string; readonly id: string } | null;
  readonly details: { readonly [name: string]: unknown };
}

/** The detail that numbers the equal events of one record, from 2. */
export const occurrence = 'occurrence';
/** The detail that numbers the equal rows of one table. An event that has it is identified by everything that is known of it. */
export const equalRow = 'equalRow';

/** `id` is the source's own id, `campaign` the campaign; all others are names of details. */
type Fact = string;

/** The facts that identify the events of a platform, besides contact, action and moment. */
interface Rule {
  /** The ids that all exports of the platform have, for the events that have them at all. */
  readonly ids: readonly Fact[];
  /** The details of which an event can have several at a moment; of each group the first that is there. */
  readonly about: readonly (readonly Fact[])[];
  /** The facts that only some exports have: they tell events apart that both have them, and no others. */
  readonly partly: readonly Fact[];
  /** True if some exports have no milliseconds. */
  readonly toTheSecond: boolean;
}

const link = ['linkId', 'url', 'link'];
const list = ['listId', 'list'];
const others = ['group', 'preference', 'form', 'survey', 'infopage', 'topic'].map((name) => [
  `${name}Id`,
  name,
]);
const about = [link, list, ...others];

const common: Rule = { ids: ['id', 'messageId'], about, partly: [], toTheSecond: false };

/**
 * One line for each platform. An event with none of the ids is identified by its campaign and what it is about; one of
 * another source by everything that is known of it.
 */
const rules = new Map<string, Rule>([
  // The report of the API and the log have whole seconds.
  ['brevo', { ...common, toTheSecond: true }],
  ['customerio', common],
  ['exchange', common],
  // Neither ids nor message ids.
  ['flexmail', common],
  // One STATUSCHANGE has several groups.
  ['hubspot', common],
  ['klaviyo', common],
  // Only complaints have an id.
  ['mailchimp', { ...common, about: [...about, ['permission']] }],
  // The activity API has neither message ids, nor links, nor milliseconds.
  ['mailersend', { ...common, ids: ['id'], about: [], toTheSecond: true }],
  ['mailgun', common],
  ['mailjet', common],
  ['mandrill', common],
  // A log that begins late has no message ids for its first messages.
  ['postfix', { ...common, ids: ['id', 'queueId'] }],
  // Only bounces and complaints have an id.
  ['postmark', common],
  ['resend', common],
  // The activity export has no event ids.
  ['sendgrid', { ...common, ids: ['messageId'], partly: ['id'] }],
  // Only feedback has an id.
  ['ses', common],
  // StatusChange repeats what Unsubs has, without sending, list and batch.
  ['sfmc', { ...common, about: [link, ['alias'], ...others], partly: ['campaign', 'list', 'batch'] }],
  // The two loads of one opening have no id.
  ['sparkpost', common],
]);

const aboutNames = new Set([...rules.values()].flatMap((rule) => rule.about.flat())).add(occurrence);

/** The moment of an event as all exports of its platform give it, ms UTC. */
export function sharedMoment(source: string | null, moment: number): number {
  return ruleOf(source).toTheSecond ? moment - (moment % 1000) : moment;
}

/** True if `source` is a platform with a rule of its own. */
export function isPlatform(source: string | null): boolean {
  return source !== null && rules.has(source);
}

/** True if some exports of the platform lack facts that tell its events apart. */
export function isPartlyKnown(source: string | null): boolean {
  return ruleOf(source).partly.length > 0;
}

/** The facts that tell events apart which share contact, action and moment, as text. */
export interface Identity {
  /** The facts that each export of the platform has. */
  readonly shared: string;
  /** The facts that only some exports have; '' if the event has none of them. */
  readonly own: string;
}

/** The name of the detail that numbers the equal events of one record, or the equal rows of one table, from 2. */
/** The identity of an event. Throws RangeError for details that are nested too deeply. */
export function identityOf(facts: EventFacts): Identity {
  const { source, details } = facts;
  const rule = source === null ? undefined : rules.get(source);
  const { ids, partly } = rule ?? common;
  let shared = extended('', source ?? '');
  let hasId = false;
  for (const name of ids) {
    const value = factText(facts, name);
    hasId ||= value !== '';
    shared = extended(shared, value);
  }
  if (details[equalRow] !== undefined || (!hasId && !rule))
    return {
      shared: extended(extended(shared, factText(facts, 'campaign')), canonicalJson(details)),
      own: '',
    };
  if (!hasId) {
    for (const name of ['id', 'campaign'])
      if (!ids.includes(name) && !partly.includes(name)) shared = extended(shared, factText(facts, name));
  }
  shared += aboutText(rule ?? common, details);
  let own = '';
  for (const name of partly) own = extended(own, factText(facts, name));
  return { shared, own: own.length === partly.length ? '' : own };
}

/** True if two identities, of events of the same contact, action and moment, are those of one event. */
export function isSameEvent(a: Identity, b: Identity): boolean {
  return a.shared === b.shared && a.own === b.own;
}

/**
 * The numbers by which a store finds an event: `fingerprint` (47 bits) of what all exports share, `tie` (31 bits) of
 * the rest, 0 if there is none. Events may share them; {@link isSameEvent} decides.
 */
export function numbersOf({ shared, own }: Identity): { readonly fingerprint: number; readonly tie: number } {
  return { fingerprint: quickHash(shared), tie: own === '' ? 0 : 1 + (quickHash(own) % 0x7ffffffe) };
}

/**
 * The tie of an event whose numbers another event has already: 53 bits of SHA-256, above all other ties. Numbers that
 * are made to be equal therefore cost no more than others.
 */
export function secondTie({ shared, own }: Identity): number {
  return (
    0x80000000 + Number.parseInt(hash('sha256', `${shared.length}:${shared}${own}`, 'hex').slice(0, 13), 16)
  );
}

function ruleOf(source: string | null): Rule {
  return source === null ? common : (rules.get(source) ?? common);
}

function factText({ sourceId, campaign, details }: EventFacts, name: Fact): string {
  if (name === 'id') return sourceId ?? '';
  if (name === 'campaign') return campaign ? `${campaign.platform}/${campaign.id}` : '';
  return valueText(details[name]);
}

const commas = ','.repeat(20);

/** The text of an event about nothing in particular. */
const plainAbout = (groups: number) => commas.slice(0, groups + 1);

function aboutText({ about }: Rule, details: EventFacts['details']): string {
  let isPlain = true;
  for (const name in details) if (aboutNames.has(name)) isPlain = false;
  // Most events are about nothing else than their mail.
  if (isPlain) return plainAbout(about.length);
  let text = '';
  for (const names of about) text = extended(text, firstValue(details, names));
  return extended(text, valueText(details[occurrence]));
}

function firstValue(details: EventFacts['details'], names: readonly Fact[]): string {
  for (const name of names) {
    const value = details[name];
    if (value !== undefined && value !== null && value !== '') return valueText(value);
  }
  return '';
}

/** Adds a value to a text, with its length: no value can pretend to be the end of one and the start of the next. */
function extended(text: string, value: string): string {
  return value === '' ? `${text},` : `${text},${value.length}:${value}`;
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'number' ? String(value) : canonicalJson(value);
}

const deepest = 500;

/** The JSON text of a value with the names of objects in order. Throws RangeError if it is nested too deeply. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth > deepest) throw new RangeError('nested too deeply');
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each, depth + 1)).join()}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each, depth + 1)}`).join()}}`;
}

/** 47 bits, for speed alone; the scheme of cyrb53, https://github.com/bryc/code/blob/master/jshash/hashes/cyrb53.js */
function quickHash(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  const first = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const second = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return (second & 0x7fff) * 0x100000000 + (first >>> 0);
}
