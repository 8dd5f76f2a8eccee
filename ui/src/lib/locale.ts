/** The locale that formatting is asked for when the computer names none that can be used. */
export const FALLBACK_LOCALE = 'en-GB';

/** Under `LANG=C` the web view says "C", at which Intl throws. Asked for once, at start. */
export function usableLocale(said: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(said ?? '')[0] ?? FALLBACK_LOCALE;
  } catch {
    return FALLBACK_LOCALE;
  }
}

/** The computer's own time zone, or London's where it names none that can be used. */
export function usableZone(said = Intl.DateTimeFormat(FALLBACK_LOCALE).resolvedOptions().timeZone) {
  return said && said.includes('/') && !said.startsWith('Etc/') ? said : 'Europe/London';
}
