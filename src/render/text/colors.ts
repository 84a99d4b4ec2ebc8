import { Chalk, type ChalkInstance } from 'chalk';
import type { Output } from '../../io/streams.ts';

/** Colours for one output; chalk's own guess about the process is never used. */
export type Style = ChalkInstance;

/** The colours that may be written to `output`. */
export function styleFor(output: Pick<Output, 'colorLevel'>): Style {
  return new Chalk({ level: output.colorLevel });
}
