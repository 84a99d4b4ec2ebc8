import { FailedError } from '../../../../errors.ts';
import { messages } from '../../../../messages/messages.ts';
import { shellWord } from '../../../../messages/shell-word.ts';
import { quotedFromFile } from '../../../map/redact.ts';
import type { MappingFlags } from '../mapping-parts.ts';
import { isOwnName, type Proposal } from './propose-mapping.ts';

/** A table or JSON of no known format, and how it may be imported. Plain data. */
export interface UnknownTable {
  /** The files that have these columns. */
  readonly files: readonly string[];
  /** The separator of its cells; null for JSON. */
  readonly separator: string | null;
  /** False for a table whose first row is a row like the others. */
  readonly hasHeader: boolean;
  readonly proposal: Proposal;
  /** The words of the command line that are repeated in the command: `--store`, `--tz` and the like. */
  readonly flags: readonly string[];
}

/** A table or JSON of no known format; its facts are an {@link UnknownTable}. */
export class UnknownTableError extends FailedError {
  override readonly facts: UnknownTable;

  constructor(unknown: UnknownTable) {
    const { imports, mapping } = messages;
    const keys = unknown.proposal.table.columns.map(({ key }) => key);
    const shown = `${keys.slice(0, 30).map(quotedFromFile).join(', ')}${keys.length > 30 ? ', …' : ''}`;
    const what = unknown.separator === null ? mapping.unknownKeys(shown) : mapping.unknownColumns(shown);
    const [command = '', ...others] = [...commandsFor(unknown), ...withoutContacts(unknown)];
    super(
      unknownTableCode,
      imports.cannotImport(unknown.files[0] ?? '', what),
      `${mapping.mapThem(command)}${others.map(mapping.or).join('')}`,
    );
    this.facts = unknown;
  }
}

/** The commands for a table whose ids are not those of contacts; empty for one with addresses. */
function withoutContacts(unknown: UnknownTable): string[] {
  const { proposal } = unknown;
  const doubts = proposal.doubts.filter((doubt) => doubt !== 'idsOfContacts');
  if (doubts.length === proposal.doubts.length) return [];
  return commandsFor({ ...unknown, proposal: { ...proposal, email: null, doubts } });
}

/** The code of an {@link UnknownTableError}. */
export const unknownTableCode = 'import_unmapped';

/** The commands that import the table: one, or one for each order of day and month. Placeholders are in capitals. */
export function commandsFor({ files, proposal, hasHeader, flags }: UnknownTable): string[] {
  const layout = hasHeader || flags.includes('--no-header') ? [] : ['--no-header'];
  const words = ['contact-report import', ...files.map(shellWord), ...mappingWords(proposal), ...layout];
  const isFormatGiven = flags.includes('--date-format');
  const formats = proposal.ambiguous === null ? proposal.dateFormats.slice(0, 1) : proposal.dateFormats;
  const lines =
    isFormatGiven || formats.length === 0
      ? [words]
      : formats.map((format) => [...words, `--date-format ${shellWord(format)}`]);
  return lines.map((line) => [...line, ...flags.map(shellWord)].join(' '));
}

/** The flags that a proposal stands for, except `--date-format`; placeholders are in capitals. */
export function flagsFor(proposal: Proposal): MappingFlags & { readonly contacts: string | undefined } {
  const { email, timestamp, action, everyRow, events, others, words, doubts } = proposal;
  const hasTimes = timestamp !== null || events.length > 0;
  const told = words.filter((each) => (each.action !== null || each.isIgnored) && !isOwnName(each));
  const hasMeaning = words.some((each) => each.action !== null || each.isIgnored);
  return {
    map: [
      `email=${email ?? 'COLUMN'}`,
      ...(timestamp === null ? [] : [`timestamp=${timestamp}`]),
      ...(action === null ? [] : [`action=${action}`]),
      ...others.map((pair) => pair.join('=')),
    ],
    set: [
      ...(hasTimes ? [] : ['timestamp=TIME']),
      ...(everyRow === null || action !== null ? [] : [`action=${everyRow}`]),
      ...(doubts.includes('noAction') ? ['action=ACTION'] : []),
    ],
    event: events.map((each) => `${each.action}=${each.column}`),
    mapAction: [
      ...told.map((each) => `${each.word}=${each.action ?? '-'}`),
      ...(hasMeaning || action === null ? [] : ['WORD=ACTION']),
    ],
    contacts: doubts.includes('idsOfContacts') ? 'FILE' : undefined,
  };
}

function mappingWords(proposal: Proposal): string[] {
  const { map = [], set = [], event = [], mapAction = [], contacts } = flagsFor(proposal);
  // Only the value is quoted: `email='Sent to'`.
  const pair = (text: string) => {
    const [, name = '', value = ''] = /^([\w.]+=)(.*)$/s.exec(text) ?? [];
    return name === '' ? shellWord(text) : `${name}${shellWord(value)}`;
  };
  return [
    ...map.map((each) => `--map ${pair(each)}`),
    ...(contacts === undefined ? [] : [`--contacts ${contacts}`]),
    ...set.map((each) => `--set ${pair(each)}`),
    ...event.map((each) => `--event ${pair(each)}`),
    ...mapAction.map((each) => `--map-action ${shellWord(each)}`),
  ];
}
