/** One record of an input, not yet interpreted. */
export interface InputRecord {
  /** The number of its line or element, from 1. */
  readonly number: number;
  /** Its JSON value or row; undefined if it cannot be read, see `problem`. */
  readonly value?: unknown;
  readonly problem?: string;
  /** The record as it came, bytes if they are not UTF-8; null if it was too long to keep. */
  readonly text: string | Buffer | null;
}

/** The largest record that is read, bytes. Longer records are rejected without being loaded. */
export const maxRecordBytes = 16 * 1024 * 1024;

/** Receives the pieces of a record that is too long to be kept in memory. */
export type OversizeSink = (piece: Buffer) => void;
