import { expect, test } from 'vitest';
import { localeOf } from '../../src/io/locale.ts';

test.each([
  [{ LANG: 'nl_BE.UTF-8' }, 'nl-BE'],
  [{ LANG: 'fr_FR@euro' }, 'fr-FR'],
  [{ LANG: 'en_US.UTF-8', LC_TIME: 'en_GB.UTF-8' }, 'en-GB'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'de' }, 'de'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '', LC_TIME: '' }, 'en-US'],
  [{ LANG: 'C.UTF-8' }, null],
  [{ LANG: 'POSIX' }, null],
  [{ LANG: 'not a locale' }, null],
  [{}, null],
])('%j: %s', (env, locale) => {
  expect(localeOf(env)).toBe(locale);
});
