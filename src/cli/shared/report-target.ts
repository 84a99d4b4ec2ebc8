import { extname } from 'node:path';
import { FailedError } from '../../errors.ts';
import { whyNotWritten } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import type { ReportFormat } from '../../render/report/options.ts';
import { type Style, styleFor } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Context } from '../context.ts';

/** Where a report goes, and how it is laid out there. */
export interface ReportTarget {
  /** Terminal columns; null where nobody says. */
  readonly width: number | null;
  readonly style: Style;
  /** Whether it is a file that the flags name, which nobody watches. */
  readonly isFile: boolean;
  /** Whether nobody reads any more. */
  readonly closed: boolean;
  write(text: string): Promise<void>;
  /** All is written. */
  close(): Promise<void>;
  /** It will not be finished. */
  discard(): Promise<void>;
}

/** What the flags say of the target. */
export interface TargetFlags {
  readonly output?: string;
  readonly pager?: boolean;
  readonly input?: boolean;
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

/** The format that the name of a file speaks of; undefined where it speaks of none. */
export function formatOfFile(path: string): ReportFormat | undefined {
  return formatsByEnding[extname(path).toLowerCase()];
}

/** Opens what the flags name: a file, else stdout, through the person's pager where that is a terminal. */
export async function openTarget(
  { io, signal, json }: Context,
  format: ReportFormat,
  { output, pager, input }: TargetFlags,
): Promise<ReportTarget> {
  const { stdout, stderr } = io;
  if (output !== undefined && output !== '-') {
    const { openAtomicFile } = await import('../../io/atomic-file.ts');
    const explained = <T>(work: Promise<T>) => work.catch((error) => throwUnwritable(output, error));
    const file = await explained(openAtomicFile(output));
    return {
      width: stdout.isTerminal ? null : stdout.columns(),
      style: styleFor({ colorLevel: 0 }),
      isFile: true,
      closed: false,
      write: (text) => explained(file.write(text)),
      async close() {
        await explained(file.commit());
        if (!json) await stderr.write(`${messages.files.writtenTo(safeText(output))}\n`);
      },
      discard: file.discard,
    };
  }
  const layout = { width: stdout.columns(), style: styleFor(stdout), isFile: false };
  if (format === 'table' && stdout.isTerminal && pager !== false && input !== false) {
    const { pagedOutput } = await import('../../io/pager.ts');
    const paged = pagedOutput(stdout, signal);
    if (paged) return Object.assign(paged, layout);
  }
  return {
    ...layout,
    closed: false,
    write: (text) => stdout.write(text),
    close: async () => {},
    discard: async () => {},
  };
}

function throwUnwritable(path: string, error: unknown): never {
  const { cannotWrite, nameAnotherFile } = messages.files;
  throw new FailedError('output_failed', cannotWrite(path, whyNotWritten(error)), nameAnotherFile);
}
