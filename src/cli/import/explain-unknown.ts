import { isState } from '../../import/formats/mapped/column-names.ts';
import type { Doubt, Proposal } from '../../import/formats/mapped/suggest/propose-mapping.ts';
import { commandsFor, type UnknownTable } from '../../import/formats/mapped/suggest/unknown-table.ts';
import { quotedFromFile, withoutAddresses } from '../../import/map/redact.ts';
import { messages } from '../../messages/messages.ts';
import { shellWord } from '../../messages/shell-word.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { truncate, wrapText } from '../../render/text/wrap.ts';

/** The width of the columns and cells where the reader's is not known. */
const usualWidth = 80;
const columnsShown = 40;

/**
 * The columns, cells and words of an unknown table, in lines, with the commands that import it last; `width` is the reader's, in columns, null
 * if it is not known.
 */
export function explainUnknown(unknown: UnknownTable, width: number | null): string[] {
  const { mapping } = messages;
  const { proposal } = unknown;
  const commands = commandsFor(unknown);
  const word = proposal.words.find((each) => each.action === null);
  const sentences = (texts: readonly string[]) => texts.flatMap((text) => wrapped(text, width));
  const [first = '', second] = commands;
  return [
    ...whatItHolds(unknown, width),
    ...sentences(word ? [mapping.noProposalHint(shellWord(shown(word.word)))] : []),
    ...sentences(doubtsOf(proposal)),
    ...(second === undefined
      ? [mapping.importIt, first]
      : [
          ...sentences([mapping.dayOrMonth(proposal.ambiguous ?? '')]),
          ...[mapping.ifDayFirst, first, mapping.ifMonthFirst, second],
        ]),
    ...sentences([mapping.tryAndKeep]),
  ];
}

/** The columns of an unknown table with their first cells, and the words with the actions proposed for them. */
export function whatItHolds({ separator, proposal }: UnknownTable, width: number | null): string[] {
  const { mapping } = messages;
  const name = separator === null ? '' : (mapping.separators[separator] ?? quotedFromFile(separator));
  return [
    ...wrapped(separator === null ? mapping.keysAndValues : mapping.columnsAndRows(name), width),
    ...columnLines(proposal, width ?? usualWidth),
    ...wordLines(proposal, width),
  ];
}

/** A sentence in lines that fit. */
function wrapped(text: string, width: number | null): string[] {
  return width === null ? [text] : wrapText(safeText(text), width - 1);
}

function columnLines({ table, action }: Proposal, width: number): string[] {
  const { mapping } = messages;
  const kinds = table.columns.map((column) => {
    if (column.holdsAddresses) return mapping.addresses;
    if (column.holdsTimes || column.holdsTimesOfDay) return mapping.times;
    return column.key === action ? mapping.words : '';
  });
  const keys = table.columns.map(({ key }) => truncate(shown(key), Math.min(28, Math.floor(width / 3))));
  const keyWidth = Math.max(...keys.map(textWidth));
  const kindWidth = Math.max(...kinds.map(textWidth));
  const lines = table.columns.slice(0, columnsShown).map(({ first }, index) => {
    const [key = '', kind = ''] = [keys[index], kinds[index]];
    const isEmpty = first.every((cell) => cell === '');
    const cells = isEmpty ? '' : first.map((cell) => truncate(shown(cell) || '–', 24)).join(' | ');
    const parts = [pad(key, keyWidth), ...(kindWidth > 0 ? [pad(kind, kindWidth)] : []), cells];
    return truncate(`  ${parts.join('  ')}`.trimEnd(), width - 1);
  });
  const more = table.columns.length - columnsShown;
  return more > 0 ? [...lines, `  ${mapping.moreColumns(more)}`] : lines;
}

function wordLines({ words, action, table }: Proposal, width: number | null): string[] {
  const { mapping, numbers } = messages;
  if (action === null || words.length === 0) return [];
  const texts = words.map(({ word }) => shown(word));
  const wordWidth = Math.max(...texts.map(textWidth));
  const counts = words.map(({ count }) => numbers.whole(count));
  const countWidth = Math.max(...counts.map((count) => count.length));
  const lines = words.map((each, index) => {
    const count = (counts[index] ?? '').padStart(countWidth);
    return `  ${pad(texts[index] ?? '', wordWidth)}  ${count}  ${each.action ?? '?'}`;
  });
  return [
    ...wrapped(
      table.isCut ? mapping.wordsOfFirst(action, numbers.whole(table.rows)) : mapping.wordsOf(action),
      width,
    ),
    ...lines,
  ];
}

/** The doubts about a proposal that a person should know before answering questions about it. */
export function cautionsOf(proposal: Proposal, width: number | null): string[] {
  const asked: readonly Doubt[] = ['noAction', 'severalTimes'];
  const doubts = proposal.doubts.filter((doubt) => !asked.includes(doubt));
  return doubtsOf({ ...proposal, doubts }).flatMap((text) => wrapped(text, width));
}

function doubtsOf({ doubts, email, timestamp, action, table }: Proposal): string[] {
  const { mapping } = messages;
  const state = table.columns.find(({ key, words }) => words !== null && key !== action && isState(key));
  const sentence = (doubt: Doubt): string => {
    switch (doubt) {
      case 'noAddresses':
        return mapping.noAddresses;
      case 'idsOfContacts':
        return mapping.idsOfContacts(email ?? '');
      case 'noTimes':
        return mapping.noTimes;
      case 'noAction':
        return mapping.noActions;
      case 'contactList':
        return mapping.contactList(state?.key ?? null);
      case 'statesUnused':
        return mapping.statesUnused(state?.key ?? '');
      case 'severalTimes':
        return mapping.severalTimes(timestamp ?? '');
      case 'timeOfSending':
        return mapping.timeOfSending(timestamp ?? '');
    }
  };
  return doubts.map(sentence);
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** Text from a file, safe to show, without addresses: what is printed ends in logs. */
function shown(text: string): string {
  return safeText(withoutAddresses(text));
}
