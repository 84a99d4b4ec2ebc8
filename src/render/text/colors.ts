import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';

/** The colours of one output; chalk does not detect them itself, because the process may have several outputs. */
export type Style = ChalkInstance;

// Most output is not coloured, and chalk takes longer to load than a table to draw.
const plain: Style = new Proxy(String as unknown as Style, {
  get(target, name) {
    if (name === 'level') return 0;
    return typeof name === 'string' && name !== 'then' ? plain : Reflect.get(target, name);
  },
});

/** The colours that may be written to an output of this level. */
export function styleFor({ colorLevel }: { readonly colorLevel: ColorSupportLevel }): Style {
  return colorLevel === 0 ? plain : new Chalk({ level: colorLevel });
}
