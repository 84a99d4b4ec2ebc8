import { english } from './en/index.ts';
import type { Language } from './locales.ts';

/** All that a person reads. English says which texts there are; the other languages must have the same, by type. */
export type Texts = typeof english;

/** The texts of the language that is spoken. Look them up when they are needed: which one is decided at the start. */
export let texts: Texts = english;

/** The language that is spoken; another process or thread that speaks to the same person is told it. */
export let spoken: Language = 'en';

/** Speaks another language from now on. */
export async function speak(language: Language): Promise<void> {
  spoken = language;
  if (language === 'fr') texts = (await import('./fr/index.ts')).french;
  else if (language === 'nl') texts = (await import('./nl/index.ts')).dutch;
  else texts = english;
}
