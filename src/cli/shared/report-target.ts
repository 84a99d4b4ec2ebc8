import { FailedError } from '../../errors.ts';
import { whyNotWritten } from '../../messages/errno-text.ts';
import { messages } from '../../messages/messages.ts';
import { type Style, styleFor } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import type { Context } from '../context.ts';
import type { Output } from './output.ts';

/** The place that a report is written to, and its layout. */
export interface ReportTarget {
  /** Terminal columns; null if they are unknown. */
  readonly width: number | null;
  readonly style: Style;
  /** True if the text goes to a terminal. */
  readonly isTerminal: boolean;
  /** True for a file that the flags name. */
  readonly isFile: boolean;
  /** True when the reader has gone. */
  readonly closed: boolean;
  write(text: string): Promise<void>;
  /** Ends it when everything is written. */
  close(): Promise<void>;
  /** Ends it unfinished: nothing of a file is kept. */
  discard(): Promise<void>;
}

/** Opens a file, or stdout; a table for a terminal goes through the person's pager. */
export async function openTarget(
  { io, signal, json }: Context,
  { format, file: path, replaces, pages }: Output,
): Promise<ReportTarget> {
  const { stdout, stderr } = io;
  if (path !== null) {
    const { openAtomicFile } = await import('../../io/atomic-file.ts');
    const explained = <T>(work: Promise<T>) => work.catch((error) => throwUnwritable(path, replaces, error));
    const file = await explained(openAtomicFile(path, { replace: replaces }));
    return {
      width: stdout.isTerminal ? null : stdout.columns(),
      style: styleFor({ colorLevel: 0 }),
      isTerminal: false,
      isFile: true,
      closed: false,
      write: (text) => explained(file.write(text)),
      async close() {
        const replaced = await explained(file.commit());
        const { replaced: replacedFile, writtenTo } = messages.files;
        const note = replaced ? replacedFile : writtenTo;
        if (!json) await stderr.write(`${note(safeText(path))}\n`);
      },
      discard: file.discard,
    };
  }
  const layout = {
    width: stdout.columns(),
    style: styleFor(stdout),
    isTerminal: stdout.isTerminal,
    isFile: false,
  };
  if (format === 'table' && stdout.isTerminal && pages) {
    const { pagedOutput } = await import('../../io/pager.ts');
    const paged = pagedOutput(stdout, signal, (text) => stderr.write(`${text}\n`));
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

/** Writes an answer piece by piece until it is whole or its reader has gone, and closes the target in any case. */
export async function writeAll(
  target: ReportTarget,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      await target.write(piece);
      if (target.closed) break;
    }
    await target.close();
  } catch (error) {
    await target.discard();
    throw error;
  }
}

function throwUnwritable(path: string, replaces: boolean, error: unknown): never {
  const { cannotWrite, keptFileHint, nameAnotherFile } = messages.files;
  if (!replaces && (error as NodeJS.ErrnoException).code === 'EEXIST')
    throw new FailedError('file_exists', messages.errors.fileExists(path), keptFileHint);
  throw new FailedError('output_failed', cannotWrite(path, whyNotWritten(error)), nameAnotherFile);
}
