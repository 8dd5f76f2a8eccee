import { coded, t } from '../words';

/**
 * Local date-times cross from Rust as "2026-03-14T19:30:00" and stay local: nothing here shifts a
 * zone, so no `Date` is ever made from one.
 */
export interface LocalDate {
  year: number;
  month: number;
  day: number;
}

export interface LocalTime {
  hour: number;
  minute: number;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The calendar date of a local date-time or date. */
export function dateOf(local: string): LocalDate {
  const [year, month, day] = local.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) throw new Error('not a local date');
  return { year, month, day };
}

/** The time of day of a local date-time. */
export function timeOf(local: string): LocalTime {
  const [hour, minute] = local.slice(11, 16).split(':').map(Number);
  return { hour: hour ?? 0, minute: minute ?? 0 };
}

/** "2026-03-14T19:30:00". */
export function localDateTime(date: LocalDate, time: LocalTime): string {
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}T${two(time.hour)}:${two(time.minute)}:00`;
}

/** Days in the Gregorian calendar, which is the same everywhere; UTC is used only to count. */
function dayNumber({ year, month, day }: LocalDate): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The date so many days on, or back. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  const at = new Date((dayNumber(date) + days) * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** The local date-time so many minutes on, or back, by the calendar. */
export function plusMinutes(local: string, minutes: number): string {
  const time = timeOf(local);
  const total = time.hour * 60 + time.minute + minutes;
  const days = Math.floor(total / 1440);
  const left = total - days * 1440;
  return localDateTime(plusDays(dateOf(local), days), {
    hour: Math.floor(left / 60),
    minute: left % 60,
  });
}

/** Whether the calendar has such a day. */
export function isRealDate({ year, month, day }: LocalDate): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900 && year <= 2200;
}

/** The computer's own clock, as a local date-time. */
export function localNow(clock: Date = new Date()): string {
  return localDateTime(
    { year: clock.getFullYear(), month: clock.getMonth() + 1, day: clock.getDate() },
    { hour: clock.getHours(), minute: clock.getMinutes() },
  );
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayNumber(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** "March". */
export function monthName(month: number): string {
  return coded(`when-month-${month}`);
}

/** "Saturday". */
export function weekdayName(date: LocalDate): string {
  return coded(`when-weekday-${weekdayNumber(date)}`);
}

/** "14 March 2026". */
export function sayDate(local: string | LocalDate): string {
  const { year, month, day } = typeof local === 'string' ? dateOf(local) : local;
  return t('when-date', { day: String(day), month: monthName(month), year: String(year) });
}

/** "19:30". */
export function sayTime(local: string): string {
  const { hour, minute } = timeOf(local);
  return `${two(hour)}:${two(minute)}`;
}

/** "14 March 2026, 19:30". */
export function sayDateAndTime(local: string): string {
  return t('when-date-and-time', { date: sayDate(local), time: sayTime(local) });
}

/** "Sat 14", for the margin of a timeline. */
export function sayDayInMargin(local: string): string {
  const date = dateOf(local);
  return `${weekdayName(date).slice(0, 3)} ${date.day}`;
}

/** "March 2026", for the heading of a month; takes "2026-03" as well as a date. */
export function sayMonth(local: string): string {
  const { year, month } = dateOf(local.length === 7 ? `${local}-01` : local);
  return t('common-month-of-year', { month: monthName(month), year: String(year) });
}
