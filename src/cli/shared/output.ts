import { extname } from 'node:path';
import type { SortOrder } from '../../domain/report.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { type DetailChoice, formatsWithWords, type ReportFormat } from '../../render/report/options.ts';
import type { Context } from '../context.ts';
import type { OutputFlags } from '../flags.ts';
import { refuseToOverwrite } from './overwrite-guard.ts';

/** How and where a report is printed. */
export interface Output {
  readonly format: ReportFormat;
  readonly sort: SortOrder;
  /** The details to show in words. */
  readonly details: DetailChoice;
  /** The file to write; null for standard output. */
  readonly file: string | null;
  /** True if the file may replace one that is there. */
  readonly replaces: boolean;
  /** True if a person may page through it. */
  readonly pages: boolean;
  /** True if `--output` is given, even for standard output. */
  readonly isNamed: boolean;
}

const formatsByEnding: Readonly<Record<string, ReportFormat>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'table',
};

/** The output that the flags ask for. Throws UsageError if they contradict each other, or for a file to be kept. */
export function parseOutput(
  context: Context,
  {
    format: named,
    sort = 'asc',
    details,
    output,
    clobber,
    pager,
    detach,
  }: Omit<OutputFlags, 'sort'> & { readonly sort?: SortOrder; readonly detach?: boolean },
): Output {
  const { contradict, outputAndDetachHint, giveOne } = messages.errors;
  if (output !== undefined && detach)
    throw new UsageError(contradict('--output', '--detach'), outputAndDetachHint);
  const file = output === undefined || output === '-' ? null : output;
  if (file !== null) refuseToOverwrite(context, '--output', file);
  if (context.json && named !== undefined && named !== 'json')
    throw new UsageError(contradict('--json', `--format ${named}`), giveOne);
  const chosen = context.json ? 'json' : named;
  const format = chosen ?? (file === null ? 'table' : formatOf(file));
  if (details !== undefined && !formatsWithWords.has(format))
    throw new UsageError(contradict(`--details ${details}`, `--format ${format}`), giveOne);
  return {
    format,
    sort,
    // A page is handed over, and is complete; a table is read on a screen.
    details: details ?? (format === 'table' ? 'key' : 'all'),
    file,
    replaces: clobber !== false,
    pages: pager !== false && context.mayPage,
    isNamed: output !== undefined,
  };
}

/** The format that the ending of a file names; a file without an ending is a table. Throws UsageError. */
function formatOf(file: string): ReportFormat {
  const ending = extname(file).toLowerCase();
  if (ending === '') return 'table';
  const format = formatsByEnding[ending];
  if (format) return format;
  const { unknownEnding, unknownEndingHint } = messages.errors;
  throw new UsageError(
    unknownEnding(file, ending),
    unknownEndingHint(Object.keys(formatsByEnding).join(' ')),
  );
}
