import type { Basis } from './generated/Basis';
import type { PartOfDay } from './generated/PartOfDay';
import type { When } from './generated/When';
import { dateOf, plusMinutes, sayDate, sayDateAndTime, sayTime, timeOf } from './dates';
import { t } from './words';

export type { Basis, PartOfDay, When };

export const BASES: readonly Basis[] = [
  'memory',
  'own_note',
  'message',
  'device',
  'file_name',
  'photo',
  'provider',
  'witness',
];

export const PARTS_OF_DAY: readonly PartOfDay[] = [
  'early_hours',
  'morning',
  'afternoon',
  'evening',
  'night',
];

/** The hours a part of the day stands for, from midnight of its day; night ends the day after. */
export const PART_HOURS: Record<PartOfDay, readonly [number, number]> = {
  early_hours: [0, 6],
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [18, 22],
  night: [22, 30],
};

/** "evening". */
export function sayPart(part: PartOfDay): string {
  return t(`when-${part.replace('_', '-')}`);
}

const isWholeDays = (earliest: string, latest: string) =>
  sayTime(earliest) === '00:00' && sayTime(latest) === '23:59';

/** The time alone, for the margin beside a date: "about 20:30", "evening", "not sure when". */
export function sayTimeOf(when: When): string {
  const { earliest, latest } = when;
  if (!earliest || !latest) return t('common-time-not-sure');
  switch (when.precision) {
    case 'exact':
    case 'minute':
      return sayTime(earliest);
    case 'hour':
      return t('when-about', { time: sayTime(middleOf(earliest, latest)) });
    case 'part_of_day':
      return when.part_of_day ? sayPart(when.part_of_day) : sayRange(earliest, latest);
    case 'day':
      return t('common-time-some-time-that-day');
    case 'range':
      return sayRange(earliest, latest);
    case 'unknown':
      return t('common-time-not-sure');
  }
}

/** Date and time as well as they are known: "14 March 2026, about 20:30". */
export function sayWhen(when: When): string {
  const { earliest, latest } = when;
  if (!earliest || !latest || when.precision === 'unknown') {
    return when.said ? t('common-quoted', { words: when.said }) : t('common-time-not-sure');
  }
  if (when.precision === 'day') return sayDate(earliest);
  if (when.precision === 'range' && isWholeDays(earliest, latest)) {
    return t('when-between', { from: sayDate(earliest), to: sayDate(latest) });
  }
  if (when.precision === 'range') {
    return t('when-between', { from: sayDateAndTime(earliest), to: sayDateAndTime(latest) });
  }
  const at = when.precision === 'hour' ? middleOf(earliest, latest) : earliest;
  return t('when-date-and-time', { date: sayDate(at), time: sayTimeOf(when) });
}

function sayRange(earliest: string, latest: string): string {
  const sameDay = earliest.slice(0, 10) === latest.slice(0, 10);
  const say = isWholeDays(earliest, latest) ? sayDate : sameDay ? sayTime : sayDateAndTime;
  return t('when-between', { from: say(earliest), to: say(latest) });
}

/** Halfway between two local date-times: what "about" is said of. */
export function middleOf(earliest: string, latest: string): string {
  const clock = (local: string) => {
    const { year, month, day } = dateOf(local);
    const { hour, minute } = timeOf(local);
    return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
  };
  return plusMinutes(earliest, Math.floor((clock(latest) - clock(earliest)) / 2));
}
