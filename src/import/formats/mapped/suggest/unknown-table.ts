import { FailedError } from '../../../../errors.ts';
import { messages } from '../../../../messages/messages.ts';
import { shellWord } from '../../../../messages/shell-word.ts';
import { quotedFromFile } from '../../../map/redact.ts';
import { isOwnName, type Proposal } from './propose-mapping.ts';

/** A table or JSON of no known format, and how it may be imported. Plain data. */
export interface UnknownTable {
  /** The files that have these columns. */
  readonly files: readonly string[];
  /** The separator of its cells; null for JSON. */
  readonly separator: string | null;
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
    const [command = '', ...others] = commandsFor(unknown);
    super(
      unknownTableCode,
      imports.cannotImport(unknown.files[0] ?? '', what),
      `${mapping.mapThem(command)}${others.map(mapping.or).join('')}`,
    );
    this.facts = unknown;
  }
}

/** The code of an {@link UnknownTableError}. */
export const unknownTableCode = 'import_unmapped';

/** The commands that import the table: one, or one for each order of day and month. Placeholders are in capitals. */
export function commandsFor({ files, proposal, flags }: UnknownTable): string[] {
  const words = ['contact-report import', ...files.map(shellWord), ...flagsFor(proposal)];
  const isFormatGiven = flags.includes('--date-format');
  const formats = proposal.ambiguous === null ? proposal.dateFormats.slice(0, 1) : proposal.dateFormats;
  const lines =
    isFormatGiven || formats.length === 0
      ? [words]
      : formats.map((format) => [...words, `--date-format ${shellWord(format)}`]);
  return lines.map((line) => [...line, ...flags.map(shellWord)].join(' '));
}

function flagsFor(proposal: Proposal): string[] {
  const { email, timestamp, action, everyRow, events, others, words, doubts } = proposal;
  const hasTimes = timestamp !== null || events.length > 0;
  const known = words.filter((each) => each.action !== null && !isOwnName(each));
  const map = (target: string, column: string) => `--map ${target}=${shellWord(column)}`;
  return [
    map('email', email ?? 'COLUMN'),
    ...(doubts.includes('idsOfContacts') ? ['--contacts FILE'] : []),
    ...(timestamp === null ? [] : [map('timestamp', timestamp)]),
    ...(hasTimes ? [] : ['--set timestamp=TIME']),
    ...events.map((each) => `--event ${each.action}=${shellWord(each.column)}`),
    ...(action === null ? [] : [map('action', action)]),
    ...(everyRow === null || action !== null ? [] : [`--set action=${everyRow}`]),
    ...(doubts.includes('noAction') ? ['--set action=ACTION'] : []),
    ...others.map(([target, column]) => map(target, column)),
    ...known.map((each) => `--map-action ${shellWord(`${each.word}=${each.action}`)}`),
    ...(words.some((each) => each.action !== null) || action === null ? [] : ['--map-action WORD=ACTION']),
  ];
}
