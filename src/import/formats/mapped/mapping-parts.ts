import { type ActionName, actions, findAction } from '../../../domain/actions.ts';
import { closestWords } from '../../../domain/closest.ts';
import { parseMailbox } from '../../../domain/email-address.ts';
import { campaignTypes } from '../../../domain/report.ts';
import { UsageError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { readTime } from '../../map/read-time.ts';
import { quoted } from '../../map/redact.ts';
import { validateDateFormat } from './date-format.ts';
import {
  type ContactsFile,
  contactTargets,
  detailOf,
  type EventTarget,
  eventTargets,
  FILE_NAME,
  type Field,
  type Mapping,
  targets,
  WILDCARD,
} from './mapping.ts';

/** Two words with `=` between them. */
export type Pair = readonly [name: string, value: string];

/** A mapping in the words of its flags; a mapping file holds the same. */
export interface MappingParts {
  /** Targets and their columns. */
  readonly map: readonly Pair[];
  /** Targets and their constants. */
  readonly set: readonly Pair[];
  /** Columns of times and the action at each time. */
  readonly event: readonly Pair[];
  /** Words and their actions. */
  readonly mapAction: readonly Pair[];
  readonly dateFormat: string | null;
}

/** The flags of a mapping as they were typed. */
export interface MappingFlags {
  readonly map?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly event?: readonly string[] | undefined;
  readonly mapAction?: readonly string[] | undefined;
  readonly dateFormat?: string | null | undefined;
}

/** Splits the flags of a mapping into their parts. Throws UsageError for a flag without `=`. */
export function partsOfFlags(flags: MappingFlags): MappingParts {
  const { mapForm, setForm, eventForm, mapActionForm } = messages.mapping;
  const first = (text: string) => text.indexOf('=');
  const last = (text: string) => text.lastIndexOf('=');
  return {
    map: (flags.map ?? []).map((each) => split(each, first(each), '--map', mapForm)),
    set: (flags.set ?? []).map((each) => split(each, first(each), '--set', setForm)),
    event: (flags.event ?? []).map((each) => {
      const [action, column] = split(each, first(each), '--event', eventForm);
      return [column, action];
    }),
    mapAction: (flags.mapAction ?? []).map((each) => split(each, last(each), '--map-action', mapActionForm)),
    dateFormat: flags.dateFormat ?? null,
  };
}

/** `above` with what only `below` has: a target, a column of `event` or a word is taken from one of them. */
export function overriding(above: MappingParts, below: MappingParts): MappingParts {
  const lower = (text: string) => text.toLowerCase();
  const given = new Set([...above.map, ...above.set].map(([target]) => lower(target)));
  const rest = (pairs: readonly Pair[], over: ReadonlySet<string>) =>
    pairs.filter(([name]) => !over.has(lower(name)));
  const names = (pairs: readonly Pair[]) => new Set(pairs.map(([name]) => lower(name)));
  return {
    map: [...rest(below.map, given), ...above.map],
    set: [...rest(below.set, given), ...above.set],
    event: [...rest(below.event, names(above.event)), ...above.event],
    mapAction: [...rest(below.mapAction, names(above.mapAction)), ...above.mapAction],
    dateFormat: above.dateFormat ?? below.dateFormat,
  };
}

/**
 * The mapping of these parts; `contacts` is the path of a table of contacts. Throws UsageError if a part is invalid or a
 * required target is missing.
 */
export function mappingOf(parts: MappingParts, contacts: string | null = null): Mapping {
  const fields: Partial<Record<EventTarget, Field>> = {};
  const details: [string, Field][] = [];
  const ofContacts: Record<(typeof contactTargets)[number], string | null> = {
    'contacts.id': null,
    'contacts.email': null,
  };
  const given = new Set<string>();
  const add = (flag: '--map' | '--set', [name, text]: Pair) => {
    const lower = name.toLowerCase();
    const target = eventTargets.find((each) => each === lower);
    const ofContact = flag === '--map' ? contactTargets.find((each) => each === lower) : undefined;
    const detail = detailOf(name);
    if (!target && !ofContact && detail === null) throw unknownTarget(flag, name, text);
    const key = target ?? ofContact ?? `details.${detail}`;
    if (given.has(key))
      throw new UsageError(messages.mapping.targetTwice(target ?? name), messages.mapping.targetTwiceHint);
    given.add(key);
    const field = flag === '--map' ? { column: text } : { constant: text };
    if (target) fields[target] = field;
    else if (ofContact) ofContacts[ofContact] = text;
    else if (detail !== null) details.push([detail, field]);
    if (flag === '--set' && target) checkConstant(target, text);
  };
  for (const pair of parts.map) add('--map', pair);
  for (const pair of parts.set) add('--set', pair);
  const events = parts.event.map(([column, name]) => {
    const action = findAction(name);
    if (!action) throw unknownAction(`--event ${name}=${column}`, name);
    return { action: action.name, column };
  });
  const words = actionsOf(parts.mapAction);
  checkRequired(fields, events.length > 0, words.has(WILDCARD));
  if (parts.dateFormat !== null) checkDateFormat(parts.dateFormat);
  return {
    fields,
    details,
    events,
    actions: words,
    dateFormat: parts.dateFormat,
    contacts: contactsFile(contacts, ofContacts['contacts.id'], ofContacts['contacts.email']),
  };
}

/** The mapping of flags as they were typed; see {@link mappingOf}. */
export function parseMapping(
  map: readonly string[],
  mapAction: readonly string[],
  dateFormat: string | null,
  more: Pick<MappingFlags, 'set' | 'event'> & { readonly contacts?: string } = {},
): Mapping {
  const { contacts = null, ...flags } = more;
  return mappingOf(partsOfFlags({ map, mapAction, dateFormat, ...flags }), contacts);
}

/** The actions of words (in lower case); null stands for `-`: ignored. Throws UsageError. */
export function actionsOf(pairs: readonly Pair[]): Map<string, ActionName | null> {
  return new Map(
    pairs.map(([word, name]) => {
      const action = findAction(name);
      if (!action && name !== '-') throw unknownAction(`--map-action ${word}=${name}`, name);
      return [word.toLowerCase(), action?.name ?? null];
    }),
  );
}

/** Throws UsageError for an invalid date format. */
export function checkDateFormat(dateFormat: string): void {
  const problem = validateDateFormat(dateFormat);
  if (problem === null) return;
  throw new UsageError(
    messages.mapping.dateFormat(quoted(dateFormat), problem),
    messages.mapping.dateFormatHint,
  );
}

function checkRequired(fields: Mapping['fields'], hasEvents: boolean, hasWildcard: boolean): void {
  const { noColumnsFor, add, noAction, noActionHint } = messages.mapping;
  // With --event, the rows need no time and no action of their own.
  const needsMain = !hasEvents || fields.timestamp !== undefined || fields.action !== undefined;
  const needed = needsMain ? (['email', 'timestamp'] as const) : (['email'] as const);
  const missing = needed.filter((target) => fields[target] === undefined);
  if (needsMain && fields.action === undefined && !hasWildcard && missing.length === 0)
    throw new UsageError(noAction, noActionHint);
  if (missing.length === 0) return;
  throw new UsageError(
    noColumnsFor(missing),
    add(missing.map((target) => `--map ${target}=COLUMN`).join(' ')),
  );
}

function contactsFile(path: string | null, id: string | null, email: string | null): ContactsFile | null {
  if (path !== null) return { path, id, email };
  if (id === null && email === null) return null;
  throw new UsageError(messages.mapping.contactsMissing, messages.mapping.contactsMissingHint);
}

/** Throws UsageError for a constant that can never be the text of its field. */
function checkConstant(target: EventTarget, text: string): void {
  const { setInvalid, useOneOf, setTimeHint, setEmailHint } = messages.mapping;
  const invalid = (hint: string) => new UsageError(setInvalid(target, quoted(text)), hint);
  // The name of a file may be a word that --map-action knows.
  if (text === FILE_NAME) return;
  if (target === 'action' && !findAction(text)) throw unknownAction(`--set action=${text}`, text);
  if (target === 'campaign_type' && !campaignTypes.some((each) => each === text.toLowerCase()))
    throw invalid(useOneOf(campaignTypes.join(', ')));
  if (target === 'timestamp' && readTime(text, 'UTC', null) === null) throw invalid(setTimeHint);
  if (target === 'email' && parseMailbox(text) === null) throw invalid(setEmailHint);
}

function unknownTarget(flag: string, name: string, text: string): UsageError {
  return new UsageError(
    messages.mapping.unknownTarget(`${flag} ${name}=${text}`, quoted(name)),
    nearHint(name, targets) ?? messages.mapping.useOneOf(targets.join(', ')),
  );
}

function unknownAction(flag: string, name: string): UsageError {
  const names = actions.map((each) => each.name);
  return new UsageError(
    messages.mapping.unknownAction(flag, quoted(name)),
    nearHint(name, names) ?? messages.mapping.seeActions,
  );
}

function split(text: string, at: number, flag: string, form: string): Pair {
  const [before, after] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
  if (before !== '' && after !== '') return [before, after];
  const { incomplete, typeForm } = messages.mapping;
  throw new UsageError(incomplete(flag, quoted(text)), typeForm(flag, form));
}

/** A hint with the names closest to `name`; null if none is close. */
export function nearHint(name: string, names: readonly string[]): string | null {
  const lower = closestWords(
    name.toLowerCase(),
    names.map((each) => each.toLowerCase()),
    3,
  );
  const near = lower.map((word) => names.find((each) => each.toLowerCase() === word) ?? word);
  return near.length > 0 ? messages.mapping.didYouMean(near) : null;
}
