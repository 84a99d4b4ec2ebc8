/** One record of an input as it was found, before anybody asks what it means. */
export interface InputRecord {
  /** Its line, or which element it is, counted from 1. */
  readonly number: number;
  /** What it says; undefined where `problem` tells why it cannot be read. */
  readonly value?: unknown;
  readonly problem?: string;
  /** As it came, bytes where they are no UTF-8; null where that was too long to keep. */
  readonly text: string | Buffer | null;
}

/** The largest record that is read, bytes. Longer ones are rejected, not loaded. */
export const maxRecordBytes = 16 * 1024 * 1024;

/** Takes pieces of a record that is too long to be kept in memory, as they pass. */
export type OversizeSink = (piece: Buffer) => void;
