import { english, type Messages } from './en/index.ts';
import type { Locale } from './locales.ts';

/** The messages in the chosen language. Look them up when they are needed: the language is chosen at start-up. */
export let messages: Messages = english;

/** The chosen language; child processes and threads are given it. */
export let locale: Locale = 'en';

/** Chooses the language of {@link messages} from now on. */
export async function setLocale(chosen: Locale): Promise<void> {
  locale = chosen;
  if (chosen === 'fr') messages = (await import('./fr/index.ts')).french;
  else if (chosen === 'nl') messages = (await import('./nl/index.ts')).dutch;
  else messages = english;
}
