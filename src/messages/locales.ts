import { UsageError } from '../errors.ts';
import { texts } from './messages.ts';

/** The languages that the program speaks to people (ISO 639-1); the first is spoken where nothing says otherwise. */
export const languages = ['en', 'fr', 'nl'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/**
 * The language to speak: of `--lang` on this command line, else of `CONTACT_REPORT_LANG`, else the system's (POSIX:
 * `LC_ALL`, `LC_MESSAGES`, `LANG`), else English. With `--json` it is English: programs read that.
 * @throws UsageError for a language that is none of ours, where somebody asked for it by name
 */
export function chooseLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const flag = flagOf(argv);
  const named = flag ?? (env.CONTACT_REPORT_LANG || undefined);
  const language = named === undefined ? ofSystem(env) : languageNamed(named);
  if (language === null)
    throw new UsageError(
      texts.errors.unknownLanguage(named || '""'),
      texts.errors.unknownLanguageHint(languages.join(', ')),
    );
  return argv.includes('--json') ? 'en' : language;
}

function ofSystem(env: NodeJS.ProcessEnv): Language {
  const stated = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languageNamed(stated.replace(/[_.@-].*$/, '')) ?? 'en';
}

function languageNamed(name: string): Language | null {
  return languages.find((language) => language === name.toLowerCase()) ?? null;
}

// Needed before the command line is declared, since its help is in that language too.
function flagOf(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  const at = flags.findLastIndex((text) => text === '--lang' || text.startsWith('--lang='));
  const flag = flags[at];
  return flag === '--lang' ? flags[at + 1] : flag?.slice('--lang='.length);
}
