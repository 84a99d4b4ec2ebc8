import { type ActionName, actionByName, findAction } from '../../../../domain/actions.ts';
import { isState } from '../column-names.ts';
import type { Pair } from '../mapping-parts.ts';
import { baseNameOf } from '../resolve-column.ts';
import { actionLikely, actionOfColumn, isStateWord } from './action-words.ts';
import type { ExaminedColumn, ExaminedTable } from './examine-table.ts';

/** A word of the action column. */
export interface ProposedWord {
  readonly word: string;
  readonly count: number;
  /** The action that it most likely means; null if there is no good guess. */
  readonly action: ActionName | null;
  /** True if its rows are to be ignored. */
  readonly isIgnored: boolean;
}

/** A part of a proposal that is not certain, or missing. */
export type Doubt =
  | 'noAddresses'
  | 'idsOfContacts'
  | 'noTimes'
  | 'noAction'
  | 'contactList'
  | 'statesUnused'
  | 'severalTimes'
  | 'timeOfSending';

/** How a table of no known format may be imported. */
export interface Proposal {
  /** The column of the address or of the contact's id; null if there is none. */
  readonly email: string | null;
  readonly timestamp: string | null;
  /** The column of the words; null if there is none. */
  readonly action: string | null;
  /** The action of all rows; null if there is none. */
  readonly everyRow: ActionName | null;
  /** Columns of times and their actions. */
  readonly events: readonly { readonly column: string; readonly action: ActionName }[];
  /** Further targets and their columns. */
  readonly others: readonly Pair[];
  readonly words: readonly ProposedWord[];
  /** The formats that may read the times, one of which must be chosen if there are several; empty if none is needed. */
  readonly dateFormats: readonly string[];
  /** A time whose day and month may be in either order; null if there is none. */
  readonly ambiguous: string | null;
  readonly doubts: readonly Doubt[];
  readonly table: ExaminedTable;
}

// Common column names in English, French, Dutch, German, Spanish and Italian, the most likely first.
const names = {
  email: [
    /^(e ?mail( address)?|(recipient|subscriber|contact|to) e ?mail( address)?|e ?mail ?adres(se)?|adresse (e ?)?mail|courriel|correo( electronico)?)$/,
    /^(recipient|to|mail|destinataire|ontvanger|empfanger|destinatario|address|adresse|adres|rcpt)$/,
    /\b(recipient|e ?mail|courriel|correo|rcpt)\b/,
  ],
  contactId: [
    /^(subscriber|contact|customer|user|member|profile|recipient|person|lead)s? ?(id|key|uuid|number|no|nr)$/,
    /^(id contact|contact ?nummer|klantnummer|kundennummer|numero client|riid)$/,
  ],
  timestamp: [
    /^(event |activity |action )?(time ?stamp|date ?time|date and time|horodatage|tijdstip|zeitpunkt|zeitstempel|date et heure|datum (en|und) (tijd|uhrzeit)|fecha y hora)$/,
    /^(event |activity |action )?(date|time|datum|heure|tijd|zeit|ts|fecha|data)$/,
    /\b(occurred|happened|event) ?(at|on|time|date)\b/,
    /\b(date|time ?stamp|time|datum|zeit|fecha|data|tijdstip)\b/,
  ],
  action: [
    /^(event|action|activity|evenement|gebeurtenis|actie|ereignis|aktion|aktivitat|evento|accion|azione)( ?(type|typ|name|naam|status))?$/,
    /^(type|typ) (d evenement|d action|actie|gebeurtenis|evento)$/,
    /^(status|type|typ|statut|kind|art|soort|estado|stato|result|outcome)$/,
    /\b(event|status|activity)\b/,
  ],
} as const;

const otherTargets: readonly (readonly [target: string, names: readonly RegExp[]])[] = [
  ['campaign_id', [/^(campaign|campagne|mailing|kampagne|send|job|newsletter) ?id$/]],
  [
    'campaign_name',
    [
      /^(campaign|campagne|mailing|newsletter|kampagne|campana|campagna)( ?(name|naam|title|titre|titel))?$/,
      /^(nom de la campagne|naam (van de )?campagne|kampagnenname|nombre de (la )?campana|email ?name|message name)$/,
      /^(subject|onderwerp|sujet|objet|betreff|asunto|oggetto)( line|zeile)?$/,
    ],
  ],
  ['subject', [/^(subject|onderwerp|sujet|objet|betreff|asunto|oggetto)( line|zeile)?$/]],
  [
    'url',
    [
      /^(clicked )?(url|link|lien)( (url|clique|clicked))?$|^(geklickter |aangeklikte )link$|^clicked (url|link)$/,
    ],
  ],
  ['id', [/^event ?(id|uuid)$/]],
  ['messageId', [/^(message|mail) ?(id|uuid)$/]],
  ['reason', [/^(bounce )?(reason|raison|reden|grund|motivo)$/]],
];

// Dates of something else than what a column of states says: a list of contacts is not a list of events.
const listDates =
  /\b(added|created|updated|joined|registered|sign ?up|subscribed|confirmed|imported|ajout\w*|inscri\w*|toegevoegd|aangemaakt|aanmeld\w*|angelegt|erstellt|anmeld\w*|last (activity|changed|updated|seen)|create date)\b/;
const titles =
  /\b(subject|campaign|sujet|objet|onderwerp|betreff|name|naam|title|url|link|template|newsletter)\b/;
const emptyTimes = /\b(at|on|date|time|datum|le|am|op)$|^(first|last|date) /;
const senders = /\b(from|sender|frm|expediteur|afzender|absender|reply|mittente|remitente)\b/;
const earlierDates =
  /\b(sent|send|sending|delivery|delivered|start|scheduled|envoi|verzend\w*|verzonden|versand|versendet)\b/;

/** Proposes what the columns of a table mean, by their names and cells; `files` may name the action of all rows. */
export function proposeMapping(table: ExaminedTable, files: readonly string[]): Proposal {
  const doubts = new Set<Doubt>();
  const { columns } = table;
  const email = addressColumn(columns);
  const contactId = email === null ? byName(columns, names.contactId) : null;
  if (email === null) doubts.add(contactId ? 'idsOfContacts' : 'noAddresses');
  const free = columns.filter((each) => each !== (email ?? contactId) && !each.key.includes('@'));
  const times = free.filter(({ holdsTimes }) => holdsTimes);
  const words = wordColumn(free.filter(({ holdsTimes, holdsAddresses }) => !holdsTimes && !holdsAddresses));
  const isList = words !== null && isListOfContacts(words, times, email);
  const ofWords = words === null || isList ? null : timeBeside(words, times);
  const action = ofWords ? words : null;
  // A column without a time in the first rows may have one later.
  const dated = free.filter(
    ({ holdsTimes, filled, name }) => holdsTimes || (filled === 0 && emptyTimes.test(name)),
  );
  const named = (times.length === 0 ? [] : dated).flatMap((column) => {
    const found = actionOfColumn(column.leaf);
    return found === null ? [] : [{ column, action: found }];
  });
  const found = action ? [] : distinct(named);
  // The only time, and each row has it: it is the time of the row, and its name the action of every row.
  const [only] = found.length === 1 && times.length === 1 && times[0]?.filled === table.rows ? found : [];
  const events = only ? [] : found;
  const alone = action ?? (events.length > 0 ? null : onlyTime(times));
  const timestamp = action ? ofWords : alone;
  const everyRow = action || events.length > 0 ? null : (only?.action ?? actionOfFiles(files));
  if (!action && (isList || found.length > 0)) {
    if (found.every((each) => isAboutContact(each.action))) doubts.add('contactList');
    else if (isList) doubts.add('statesUnused');
  }
  if (times.length === 0) doubts.add('noTimes');
  if (!action && events.length === 0 && everyRow === null) doubts.add('noAction');
  if (action && ofWords && !isBeside(words, ofWords)) {
    if (earlierDates.test(ofWords.name)) doubts.add('timeOfSending');
    else if (times.length > 1) doubts.add('severalTimes');
  }
  const timestampKey = timestamp ? withTimeOfDay(timestamp, free) : null;
  const used = new Set([email, contactId, action, timestamp, ...events.map(({ column }) => column)]);
  const chosenTimes = [timestamp, ...events.map(({ column }) => column)].filter((each) => each !== null);
  const unread =
    chosenTimes.find((each) => each?.ambiguous !== null) ??
    chosenTimes.find((each) => each && each.dateFormats.length > 0);
  return {
    email: (email ?? contactId)?.key ?? null,
    timestamp: timestampKey,
    action: action?.key ?? null,
    everyRow,
    events: events.map(({ column, action }) => ({ column: column.key, action })),
    others: otherColumns(free.filter((each) => !used.has(each))),
    words: action ? wordsOf(action) : [],
    dateFormats: withJoinedTime(unread, timestampKey, free),
    ambiguous: unread?.ambiguous ?? null,
    doubts: [...doubts],
    table,
  };
}

function byName(columns: readonly ExaminedColumn[], patterns: readonly RegExp[]): ExaminedColumn | null {
  for (const pattern of patterns) {
    const found = columns.find(({ name, leaf }) => pattern.test(name) || pattern.test(leaf));
    if (found) return found;
  }
  return null;
}

/** The columns that hold addresses, but not those of the sender. */
export function addressColumns(columns: readonly ExaminedColumn[]): ExaminedColumn[] {
  return columns.filter(({ holdsAddresses, name }) => holdsAddresses && !senders.test(name));
}

function addressColumn(columns: readonly ExaminedColumn[]): ExaminedColumn | null {
  const fitting = addressColumns(columns);
  return (
    byName(fitting, names.email) ??
    fitting[0] ??
    // Without rows, the names decide.
    (columns.every(({ filled }) => filled === 0) ? byName(columns, names.email) : null)
  );
}

/** The column of words that say what happened: by its words, then by its name. */
function wordColumn(columns: readonly ExaminedColumn[]): ExaminedColumn | null {
  const candidates = columns.filter(
    ({ words, filled }) => words !== null && (filled > 0 || words.size === 0),
  );
  const share = ({ words, filled }: ExaminedColumn) => {
    let known = 0;
    for (const [word, count] of words ?? []) if (actionLikely(word) !== null) known += count;
    return filled === 0 ? 0 : known / filled;
  };
  const rank = (column: ExaminedColumn) => {
    const at = names.action.findIndex((pattern) => pattern.test(column.name) || pattern.test(column.leaf));
    return at < 0 ? names.action.length : at;
  };
  const known = candidates
    .filter((each) => share(each) >= 0.5 && (rank(each) < names.action.length || !titles.test(each.leaf)))
    .sort((a, b) => rank(a) - rank(b) || share(b) - share(a));
  return known[0] ?? byName(candidates, names.action.slice(0, 3));
}

/** True if the words are states of contacts, and the times are those of something else. */
function isListOfContacts(
  words: ExaminedColumn,
  times: readonly ExaminedColumn[],
  email: ExaminedColumn | null,
): boolean {
  if (!isStateOf(words) || times.some((each) => isBeside(words, each))) return false;
  if (times.length !== 1 || times.some((each) => isOfSomethingElse(each))) return true;
  const states = [...(words.words?.keys() ?? [])];
  const isOncePerContact =
    (email?.words === null || [...(email?.words?.values() ?? [])].every((count) => count === 1)) &&
    words.filled >= 3;
  return isOncePerContact && states.length > 0 && states.every(isStateWord);
}

/** The time of what the words say: beside them by its name, else the only one that is of nothing else. */
function timeBeside(words: ExaminedColumn, times: readonly ExaminedColumn[]): ExaminedColumn | null {
  const beside =
    times.find(({ name }) => name.startsWith(`${words.name} `)) ??
    times.find((each) => isBeside(words, each));
  if (beside) return beside;
  const general = times.filter((each) => !isOfSomethingElse(each));
  const byRank = byName(general, names.timestamp) ?? general[0] ?? null;
  if (byRank) return byRank;
  const later = times.filter(({ name }) => !listDates.test(name));
  const [only, ...more] = later.length > 0 ? later : times;
  return more.length === 0 ? (only ?? null) : null;
}

/** True for a time that belongs to the words by its name: `actionDate` to `actionType`, `Status since` to `Status`. */
function isBeside(words: ExaminedColumn | null, { name }: ExaminedColumn): boolean {
  if (!words) return false;
  if (name.startsWith(`${words.name} `)) return true;
  return !isStateOf(words) && name.split(' ')[0] === words.name.split(' ')[0];
}

/** True for a column that says in which state something is: its time is that of the latest change. */
function isStateOf({ name }: ExaminedColumn): boolean {
  const ofAnEvent = /^(event|action|activity|delivery|message|e ?mail|mail|send|sending|recipient)\b/;
  return (
    isState(name) || (/ (status|state|statut|etat|staat|estado|stato)$/.test(name) && !ofAnEvent.test(name))
  );
}

/** True for a time that its name gives to another fact than the words of an action column. */
function isOfSomethingElse({ name, leaf }: ExaminedColumn): boolean {
  return actionOfColumn(leaf) !== null || listDates.test(name);
}

function onlyTime(times: readonly ExaminedColumn[]): ExaminedColumn | null {
  const general = times.filter(({ name }) => !listDates.test(name));
  return byName(general, names.timestamp) ?? general[0] ?? times[0] ?? null;
}

/** One column of each name, without the first or last of those that are counted elsewhere. */
function distinct<Named extends { readonly column: ExaminedColumn }>(
  named: readonly Named[],
): readonly Named[] {
  return named.filter(
    ({ column }, index) => named.findIndex((each) => each.column.key === column.key) === index,
  );
}

function isAboutContact(action: ActionName): boolean {
  return (
    actionByName(action).category === 'email' && !['bounced', 'bouncedOut', 'spamComplaint'].includes(action)
  );
}

/** The action that the names of all files say. */
function actionOfFiles(files: readonly string[]): ActionName | null {
  const found = new Set(files.map((file) => actionLikely(baseNameOf(file) ?? '')));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** The column of a day, with that of its time of day if there is one. */
function withTimeOfDay(day: ExaminedColumn, columns: readonly ExaminedColumn[]): string {
  const time = timeOfDayFor(day, columns);
  return time ? `${day.key}+${time.key}` : day.key;
}

function timeOfDayFor(day: ExaminedColumn, columns: readonly ExaminedColumn[]): ExaminedColumn | null {
  return day.holdsDays ? (columns.find(({ holdsTimesOfDay }) => holdsTimesOfDay) ?? null) : null;
}

/** The formats of a time; if it is in two columns, with that of the time of day. */
function withJoinedTime(
  unread: ExaminedColumn | null | undefined,
  timestamp: string | null,
  columns: readonly ExaminedColumn[],
): readonly string[] {
  if (!unread) return [];
  const time = timestamp?.startsWith(`${unread.key}+`) ? timeOfDayFor(unread, columns) : null;
  const cell = time?.first.find((each) => each !== '') ?? null;
  if (cell === null) return unread.dateFormats;
  const tokens = cell
    .replace(/^\d{1,2}/, /[ap]\.?m/i.test(cell) ? 'h' : 'H')
    .replace(/\d{2}/, 'mm')
    .replace(/\d{2}/, 'ss')
    .replace(/[ap]\.?m\.?/i, 'a');
  return unread.dateFormats.map((format) => `${format} ${tokens}`);
}

/** The words of a column, with the actions that they most likely mean. */
export function wordsOf(column: ExaminedColumn): ProposedWord[] {
  const counts = new Map<string, { readonly word: string; count: number }>();
  for (const [word, count] of column.words ?? []) {
    const same = counts.get(word.toLowerCase());
    if (same) same.count += count;
    else counts.set(word.toLowerCase(), { word, count });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map((each) => ({ ...each, action: actionLikely(each.word), isIgnored: false }));
}

function otherColumns(columns: readonly ExaminedColumn[]): Pair[] {
  const found: Pair[] = [];
  for (const [target, patterns] of otherTargets) {
    const left = columns.filter(({ key }) => !found.some(([, used]) => used === key));
    const column = byName(left, patterns);
    if (column) found.push([target, column.key]);
  }
  return found;
}

/** True for a word that needs no `--map-action`: it is the name of an action. */
export function isOwnName({ word, action }: Pick<ProposedWord, 'word' | 'action'>): boolean {
  return action !== null && findAction(word.trim())?.name === action;
}
