import { dateOf, type LocalDate } from './dates';
import { readDate, type TypedDate } from './typed-dates';
import { t } from '../words';

const two = (value: number) => String(value).padStart(2, '0');

export const noDay = (): TypedDate => ({ day: '', month: '', year: '' });

/** A day as entries keep it: "2026-03-14". */
export function dayOf({ year, month, day }: LocalDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** A kept day as it stands in three boxes. */
export function typedDay(kept: string | undefined): TypedDate {
  if (!kept) return noDay();
  const { day, month, year } = dateOf(kept);
  return { day: String(day), month: String(month), year: String(year) };
}

/** Reads three boxes of which all may be left: a day, nothing, or what is wrong. */
export function readDay(typed: TypedDate): { day?: string; problem?: string } {
  if (!typed.day.trim() && !typed.month.trim() && !typed.year.trim()) return {};
  const read = readDate(typed);
  if (typeof read !== 'string') return { day: dayOf(read) };
  return { problem: t(read === 'missing' ? 'form-day-missing' : `date-problem-${read}`) };
}
