import { UsageError } from '../errors.ts';
import { type Locale, locales } from '../messages/locales.ts';
import { messages } from '../messages/messages.ts';

/**
 * The language for people: `--lang` on this command line, else `CONTACT_REPORT_LANG`, else the system's (POSIX:
 * `LC_ALL`, `LC_MESSAGES`, `LANG`), else English. With `--json` it is English, because programs read that.
 * Throws UsageError if `--lang` or `CONTACT_REPORT_LANG` names a language that the program does not have.
 */
export function chooseLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Locale {
  const flag = flagOf(argv);
  const named = flag ?? (env.CONTACT_REPORT_LANG || undefined);
  const language = named === undefined ? ofSystem(env) : localeNamed(named);
  if (language === null)
    throw new UsageError(
      messages.errors.unknownLanguage(named || '""'),
      messages.errors.unknownLanguageHint(locales.join(', ')),
    );
  return argv.includes('--json') ? 'en' : language;
}

function ofSystem(env: NodeJS.ProcessEnv): Locale {
  const stated = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return localeNamed(stated.replace(/[_.@-].*$/, '')) ?? 'en';
}

function localeNamed(name: string): Locale | null {
  return locales.find((locale) => locale === name.toLowerCase()) ?? null;
}

// Commands are declared in the chosen language, so the flag is read before commander parses the command line.
function flagOf(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  const at = flags.findLastIndex((text) => text === '--lang' || text.startsWith('--lang='));
  const flag = flags[at];
  return flag === '--lang' ? flags[at + 1] : flag?.slice('--lang='.length);
}
