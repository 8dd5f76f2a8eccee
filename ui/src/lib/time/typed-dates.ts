import { isRealDate, monthName, type LocalDate, type LocalTime } from './dates';

/** A date as it is typed in three boxes. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export type DateProblem = 'missing' | 'day' | 'month' | 'year' | 'no-such-day';

/** A month by number or by name: "3", "March", "mar". */
export function readMonth(typed: string): number | undefined {
  const text = typed.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(text)) {
    const month = Number(text);
    return month >= 1 && month <= 12 ? month : undefined;
  }
  if (text.length < 3) return undefined;
  const at = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase());
  const found = at.findIndex((name) => name.startsWith(text));
  return found < 0 ? undefined : found + 1;
}

/** A date out of three boxes, or what is wrong with it. A year of two digits is of this century. */
export function readDate({ day, month, year }: TypedDate): LocalDate | DateProblem {
  if (!day.trim() && !month.trim()) return 'missing';
  if (!/^\d{1,2}(st|nd|rd|th)?$/i.test(day.trim())) return 'day';
  const monthNumber = readMonth(month);
  if (!monthNumber) return 'month';
  if (!/^(\d{2}|\d{4})$/.test(year.trim())) return 'year';
  const yearNumber = Number(year.trim()) + (year.trim().length === 2 ? 2000 : 0);
  const date = { year: yearNumber, month: monthNumber, day: parseInt(day, 10) };
  return isRealDate(date) ? date : 'no-such-day';
}

/**
 * A time as people type it: "20:30", "8.30pm", "8 pm", "2030", "noon". "8:30" without am or pm is
 * half past eight in the morning, and the sentence under the field says so.
 */
export function readTime(typed: string): LocalTime | undefined {
  const text = typed.trim().toLowerCase();
  if (text === 'noon' || text === 'midday') return { hour: 12, minute: 0 };
  if (text === 'midnight') return { hour: 0, minute: 0 };
  const parts = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:(a|p)\.?\s?m\.?)?$/.exec(text) ?? undefined;
  if (!parts) return undefined;
  const [, hourText, minuteText, half] = parts;
  // "8" alone says neither morning nor evening.
  if (!minuteText && !half) return undefined;
  const minute = Number(minuteText ?? 0);
  let hour = Number(hourText);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}
