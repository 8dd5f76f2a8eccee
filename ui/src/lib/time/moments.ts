import { dateOf, localNow, plusDays, sayDate, sayTime, weekdayName } from './dates';
import { t } from '../words';

/** A moment of the computer's clock, as one says it: "today at 14:05", "on Saturday 14 March 2026 at 19:30". */
export function sayMoment(utc: string, now: Date = new Date()): string {
  const local = localNow(new Date(utc));
  const time = sayTime(local);
  const day = dateOf(local);
  const today = dateOf(localNow(now));
  if (sayDate(day) === sayDate(today)) return t('moment-today', { time });
  if (sayDate(day) === sayDate(plusDays(today, -1))) return t('moment-yesterday', { time });
  return t('moment-day', { weekday: weekdayName(day), date: sayDate(day), time });
}

/** A moment of the computer's clock with its year, wherever it lies: "14 March 2036, 19:30". */
export function sayStamp(utc: string): string {
  const local = localNow(new Date(utc));
  return t('moment-stamp', { date: sayDate(dateOf(local)), time: sayTime(local) });
}
