import { shellWord } from '../../../messages/shell-word.ts';
import { needsDateOrder, readTime } from '../../map/read-time.ts';
import type { EventTarget } from './mapping.ts';

// Common column names in English, French, Dutch, German, Spanish, Italian and Portuguese, the most likely first.
const commonNames: readonly (readonly [target: EventTarget | 'url', names: readonly RegExp[]])[] = [
  [
    'email',
    [
      /^(e ?mail( address)?|(recipient|subscriber|contact|to) e ?mail( address)?|e ?mailadres|adresse (e ?)?mail|courriel)$/,
      /^(recipient|to|mail|destinataire|ontvanger|address|adresse|adres)$/,
      /\b(recipient|e ?mail|courriel)\b/,
    ],
  ],
  [
    'timestamp',
    [
      /^(event |activity )?(time ?stamp|date ?time|date and time|horodatage|tijdstip|date et heure)$/,
      /^(event |activity )?(date|time|datum|heure|tijd|ts)$/,
      /\b(sent|created|occurred|processed|event) (at|on|time|date)$/,
      /\b(date|time ?stamp|time|datum)\b/,
    ],
  ],
  [
    'action',
    [
      /^(event|action|activity|evenement|gebeurtenis|actie|ereignis|aktion|evento|accion|azione|acao)( ?(type|name|status))?$/,
      /^(status|type|statut|kind)$/,
      /\bevent\b/,
    ],
  ],
  ['campaign_id', [/^(campaign|campagne|kampagne|campana|campagna|campanha|mailing) ?id$/]],
  [
    'campaign_name',
    [
      /^(campaign|campagne|kampagne|campana|campagna|campanha|mailing|newsletter)( ?(name|naam|title|titre))?$|^nom de la campagne$/,
      /^(subject|onderwerp|sujet|objet|betreff|asunto|oggetto|assunto)( line)?$/,
    ],
  ],
  ['url', [/^(clicked )?(url|link|lien)( (url|clique|clicked))?$/]],
  ['id', [/^event ?(id|uuid)$/, /^(uu|gu)id$/, /^(transaction|activity|record|log) ?id$/]],
];
const needed = ['email', 'timestamp', 'action'];
// The beginnings of words for events, without accents.
const eventWord =
  /^(e ?mail )?(sen[dt]|deliver|open|click|bounce|(hard|soft) bounce|unsub|subscri|spam|complain|defer|drop|reject|process|envoy|ouvert|cliq|desabonn|desinscri|verzonden|bezorgd|afgeleverd|geopend|geklikt|uitgeschreven|gesendet|zugestellt|geoffnet|geklickt|abgemeldet|enviad|entreg|abiert|abert|inviat|consegnat|apert)/;

// Dates of something else than what a column of states says: a list of contacts is not a list of events.
const listDates =
  /\b(added|created|updated|joined|registered|sign ?up|subscribed|ajout\w*|inscri\w*|toegevoegd|aangemaakt)\b/;
const senders = /\b(from|sender|frm|expediteur|afzender)\b/;
const earlierDates = /\b(sent|send|sending|delivery|delivered|start|envoi|verzend\w*)\b/;

/** A column whose name or cells are examined. */
interface Candidate {
  readonly column: string;
  /** Its name in plain words. */
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * The command that imports `file`, guessed from the names of its columns and the cells of its first rows, with
 * placeholders for the rest.
 */
export function suggestMapping(
  columns: readonly string[],
  file: string,
  sample: readonly (readonly string[])[],
): string {
  const candidates = columns
    .map((column, index) => ({
      column,
      name: normaliseHeader(column),
      cells: sample.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== ''),
    }))
    // Without a header row, the first row may contain an address.
    .filter(({ column }) => !column.includes('@'));
  const found = new Map<string, string>();
  for (const [target, patterns] of commonNames) {
    const left = candidates.filter(({ column }) => ![...found.values()].includes(column));
    const chosen = choose(target, patterns, left, found.get('action') ?? actionIn(candidates));
    if (chosen !== null) found.set(target, chosen.column);
  }
  if (isList(found, candidates)) found.delete('action');
  const words = ['contact-report import', shellWord(file)];
  for (const target of [...commonNames.map(([name]) => name)]) {
    const column = found.get(target);
    if (column !== undefined) words.push(`--map ${target}=${shellWord(column)}`);
    else if (needed.includes(target)) words.push(`--map ${target}=COLUMN`);
  }
  return [...words, '--map-action WORD=ACTION'].join(' ');
}

function choose(
  target: string,
  patterns: readonly RegExp[],
  candidates: readonly Candidate[],
  action: string | null,
): Candidate | null {
  const byName = patterns.flatMap((pattern) => candidates.filter(({ name }) => pattern.test(name)));
  if (target === 'email') {
    const fitting = byName.filter(holdsAddresses);
    const byCells = candidates.filter((each) => each.cells.length > 0 && holdsAddresses(each));
    return fitting[0] ?? byCells.find(({ name }) => !senders.test(name)) ?? null;
  }
  if (target === 'timestamp') return chooseTime(byName, candidates, action);
  if (target === 'action')
    return byName.find((each) => !isTime(each)) ?? candidates.find(holdsEvents) ?? null;
  return byName[0] ?? null;
}

/** The time of the act: beside the action by its name, else not that of an earlier step. */
function chooseTime(
  byName: readonly Candidate[],
  candidates: readonly Candidate[],
  action: string | null,
): Candidate | null {
  const fitting = byName.filter((each) => each.cells.length === 0 || isTime(each));
  const byCells = candidates.filter((each) => isTime(each));
  const first = normaliseHeader(action ?? '').split(' ')[0];
  const beside = [...fitting, ...byCells].find(({ name }) => name.split(' ')[0] === first);
  if (beside) return beside;
  return (
    [...fitting, ...byCells].find(({ name }) => !earlierDates.test(name)) ?? fitting[0] ?? byCells[0] ?? null
  );
}

function actionIn(candidates: readonly Candidate[]): string | null {
  const patterns = commonNames.find(([target]) => target === 'action')?.[1] ?? [];
  return choose('action', patterns, candidates, null)?.column ?? null;
}

/** True if the column of the action is a state, and the time may be that of something else. */
function isList(found: ReadonlyMap<string, string>, candidates: readonly Candidate[]): boolean {
  if (!isState(found.get('action') ?? '')) return false;
  const times = candidates.filter((each) => isTime(each));
  return times.length > 1 || listDates.test(normaliseHeader(found.get('timestamp') ?? ''));
}

/** True for the name of a column with the state of a contact, not an event. */
export function isState(column: string): boolean {
  return /^(status|state|statut|etat|staat|subscription status)$/.test(normaliseHeader(column));
}

function holdsAddresses({ cells }: Candidate): boolean {
  return cells.every((cell) => cell.includes('@'));
}

function holdsEvents({ cells }: Candidate): boolean {
  return cells.length > 0 && cells.every((cell) => eventWord.test(normaliseHeader(cell)));
}

function isTime({ cells }: Candidate): boolean {
  return (
    cells.length > 0 &&
    cells.every((cell) => /\d/.test(cell) && (readTime(cell, 'UTC', null) !== null || needsDateOrder(cell)))
  );
}

function normaliseHeader(column: string): string {
  const letters = column.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
}
