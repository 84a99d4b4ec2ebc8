import { isState } from '../../import/formats/mapped/column-names.ts';
import type { Doubt, Proposal } from '../../import/formats/mapped/suggest/propose-mapping.ts';
import { commandsFor, type UnknownTable } from '../../import/formats/mapped/suggest/unknown-table.ts';
import { quotedFromFile, withoutAddresses } from '../../import/map/redact.ts';
import { messages } from '../../messages/messages.ts';
import { shellWord } from '../../messages/shell-word.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { truncate } from '../../render/text/wrap.ts';

const width = 80;
const columnsShown = 40;

/** What an unknown table holds, in lines, with the commands that import it last. */
export function explainUnknown(unknown: UnknownTable): string[] {
  const { mapping } = messages;
  const { proposal } = unknown;
  const commands = commandsFor(unknown);
  const word = proposal.words.find((each) => each.action === null);
  return [
    ...whatItHolds(unknown),
    ...(word ? [mapping.noProposalHint(shellWord(withoutAddresses(word.word)))] : []),
    ...doubtsOf(proposal),
    ...(commands.length > 1
      ? [
          mapping.dayOrMonth(proposal.ambiguous ?? ''),
          ...[mapping.ifDayFirst, mapping.ifMonthFirst].flatMap((line, n) => [line, commands[n] ?? '']),
        ]
      : [mapping.importIt, commands[0] ?? '']),
    mapping.tryAndKeep,
  ];
}

/** The columns of an unknown table with their first cells, and the words with the actions proposed for them. */
export function whatItHolds({ separator, proposal }: UnknownTable): string[] {
  const { mapping } = messages;
  const name = separator === null ? '' : (mapping.separators[separator] ?? quotedFromFile(separator));
  return [
    separator === null ? mapping.keysAndValues : mapping.columnsAndRows(name),
    ...columnLines(proposal),
    ...wordLines(proposal),
  ];
}

function columnLines({ table, action }: Proposal): string[] {
  const { mapping } = messages;
  const kinds = table.columns.map((column) => {
    if (column.holdsAddresses) return mapping.addresses;
    if (column.holdsTimes || column.holdsTimesOfDay) return mapping.times;
    return column.key === action ? mapping.words : '';
  });
  const keys = table.columns.map(({ key }) => truncate(withoutAddresses(key), 28));
  const keyWidth = Math.max(...keys.map(textWidth));
  const kindWidth = Math.max(...kinds.map(textWidth));
  const lines = table.columns.slice(0, columnsShown).map(({ first }, index) => {
    const [key = '', kind = ''] = [keys[index], kinds[index]];
    const isEmpty = first.every((cell) => cell === '');
    const cells = isEmpty ? '' : first.map((cell) => truncate(withoutAddresses(cell) || '–', 24)).join(' | ');
    const parts = [pad(key, keyWidth), ...(kindWidth > 0 ? [pad(kind, kindWidth)] : []), cells];
    return truncate(`  ${parts.join('  ')}`.trimEnd(), width);
  });
  const more = table.columns.length - columnsShown;
  return more > 0 ? [...lines, `  ${mapping.moreColumns(more)}`] : lines;
}

function wordLines({ words, action, table }: Proposal): string[] {
  const { mapping, numbers } = messages;
  if (action === null || words.length === 0) return [];
  const shown = words.map(({ word }) => withoutAddresses(word));
  const wordWidth = Math.max(...shown.map(textWidth));
  const counts = words.map(({ count }) => numbers.whole(count));
  const countWidth = Math.max(...counts.map((count) => count.length));
  const lines = words.map((each, index) => {
    const count = (counts[index] ?? '').padStart(countWidth);
    return `  ${pad(shown[index] ?? '', wordWidth)}  ${count}  ${each.action ?? mapping.noProposal}`;
  });
  return [
    table.isCut ? mapping.wordsOfFirst(action, numbers.whole(table.rows)) : mapping.wordsOf(action),
    ...lines,
  ];
}

/** What a person should know of a proposal before answering questions about it. */
export function cautionsOf(proposal: Proposal): string[] {
  const asked: readonly Doubt[] = ['noAction', 'severalTimes'];
  return doubtsOf({ ...proposal, doubts: proposal.doubts.filter((doubt) => !asked.includes(doubt)) });
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
