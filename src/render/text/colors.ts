import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';

/** Colours for one output; chalk's own guess about the process is never used. */
export type Style = ChalkInstance;

/** The colours that may be written to an output of this level. */
export function styleFor({ colorLevel }: { readonly colorLevel: ColorSupportLevel }): Style {
  return new Chalk({ level: colorLevel });
}
