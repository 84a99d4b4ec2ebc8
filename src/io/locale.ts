/** The locale (BCP 47) that the environment asks for, as `nl-BE`; null where it asks for none or an unknown one. */
export function localeOf(env: NodeJS.ProcessEnv): string | null {
  const stated = env.LC_ALL || env.LC_TIME || env.LANG || '';
  const name = stated.replace(/[.@].*$/, '').replaceAll('_', '-');
  if (name === 'C' || name === 'POSIX') return null;
  try {
    return new Intl.Locale(name).toString();
  } catch {
    return null;
  }
}
