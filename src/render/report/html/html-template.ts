import { safeText } from '../../text/safe-text.ts';

/** Markup that goes into a page unchanged. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template for markup. Texts and numbers in it become safe text of an element or attribute: no markup, and nothing
 * that reorders or hides. Html is inserted unchanged, a list of Html one after the other.
 */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  let markup = '';
  let index = 0;
  for (const value of values) {
    markup += strings[index] + markupOf(value);
    index += 1;
  }
  return new Html(markup + strings[index]);
}

function markupOf(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof Html) return value.markup;
  let markup = '';
  for (const item of value) markup += item.markup;
  return markup;
}

function escapeText(text: string): string {
  return safeText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
