import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';

/** The colours of one output; chalk does not detect them itself, because the process may have several outputs. */
export type Style = ChalkInstance;

/** The colours that may be written to an output of this level. */
export function styleFor({ colorLevel }: { readonly colorLevel: ColorSupportLevel }): Style {
  return new Chalk({ level: colorLevel });
}
