import { extname } from 'node:path';
import type { SortOrder } from '../../domain/report.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { ReportFormat } from '../../render/report/options.ts';
import type { Context } from '../context.ts';
import type { OutputFlags } from '../flags.ts';
import { refuseToOverwrite } from './overwrite-guard.ts';

/** How and where a report is printed. */
export interface Output {
  readonly format: ReportFormat;
  readonly sort: SortOrder;
  /** The file to write; null for standard output. */
  readonly file: string | null;
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
};

/** The output that the flags ask for. Throws UsageError if they contradict each other, or for a file to be kept. */
export function parseOutput(
  context: Context,
  { format, sort, output, pager, detach }: OutputFlags & { readonly detach?: boolean },
): Output {
  const { contradict, outputAndDetachHint, giveOne } = messages.errors;
  if (output !== undefined && detach)
    throw new UsageError(contradict('--output', '--detach'), outputAndDetachHint);
  const file = output === undefined || output === '-' ? null : output;
  if (file !== null) refuseToOverwrite(context, '--output', file);
  if (context.json && format !== undefined && format !== 'json')
    throw new UsageError(contradict('--json', `--format ${format}`), giveOne);
  const ofFile = formatsByEnding[extname(output ?? '').toLowerCase()];
  return {
    format: context.json ? 'json' : (format ?? ofFile ?? 'table'),
    sort,
    file,
    pages: pager !== false && context.mayPage,
    isNamed: output !== undefined,
  };
}
