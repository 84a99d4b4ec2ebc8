/** The languages of the program (ISO 639-1); the first is the default. */
export const locales = ['en', 'fr', 'nl'] as const;

/** One of {@link locales}. */
export type Locale = (typeof locales)[number];
