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
  let markup = strings[0] ?? '';
  for (const [i, value] of values.entries()) markup += markupOf(value) + (strings[i + 1] ?? '');
  return new Html(markup);
}

function markupOf(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return value instanceof Html ? value.markup : value.map(({ markup }) => markup).join('');
}

function escapeText(text: string): string {
  return safeText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
