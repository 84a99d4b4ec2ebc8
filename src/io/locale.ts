/** The locale (BCP 47) that the environment sets, such as `nl-BE`; null if it sets none or an unknown one. */
export function localeOf(env: NodeJS.ProcessEnv): string | null {
  const value = env.LC_ALL || env.LC_TIME || env.LANG || '';
  const name = value.replace(/[.@].*$/, '').replaceAll('_', '-');
  if (name === 'C' || name === 'POSIX') return null;
  try {
    return new Intl.Locale(name).toString();
  } catch {
    return null;
  }
}
