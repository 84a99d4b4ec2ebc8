import { safeText } from './safe-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` as text of an HTML page or an attribute, safe to show: no markup, nothing that reorders or hides. */
export function escapeHtml(text: string): string {
  return safeText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The markup of each of `items`, one after the other. */
export function joinHtml<Item>(items: readonly Item[], markup: (item: Item) => string): string {
  return items.map(markup).join('');
}
