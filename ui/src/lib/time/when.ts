import { allOf } from '../all-of';
import type { Basis } from '../generated/Basis';
import type { PartOfDay } from '../generated/PartOfDay';
import type { When } from '../generated/When';
import {
  dateOf,
  monthName,
  plusMinutes,
  sayDate,
  sayDateAndTime,
  sayTime,
  timeOf,
  weekdayName,
} from './dates';
import { isShortlyBefore } from './about-now';
import { caseZone } from './case-zone.svelte';
import { noted } from './noted';
import { dashed, t } from '../words';

export type { Basis, PartOfDay, When };

export const BASES = allOf<Basis>()([
  'memory',
  'own_note',
  'message',
  'device',
  'file_name',
  'photo',
  'provider',
  'witness',
]);

/** In the order of the day. */
export const PARTS_OF_DAY = allOf<PartOfDay>()([
  'early_hours',
  'morning',
  'afternoon',
  'evening',
  'night',
]);

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
  return t(`when-${dashed(part)}`);
}

/**
 * The part of a day, with the day that it ends on where that is the next one: "evening", "night into 15 March". A night
 * alone could be either side of its date.
 */
function sayPartOf(part: PartOfDay, earliest: string, latest: string): string {
  if (part !== 'night' || isSameDay(earliest, latest)) return sayPart(part);
  const { day, month } = dateOf(latest);
  return t('when-night-into', { day: String(day), month: monthName(month) });
}

const isWholeDays = (earliest: string, latest: string) =>
  sayTime(earliest) === '00:00' && sayTime(latest) === '23:59';

const isSameDay = (earliest: string, latest: string) =>
  earliest.slice(0, 10) === latest.slice(0, 10);

const withSeconds = (local: string) => `${sayTime(local)}:${local.slice(17, 19)}`;

/**
 * Date and time as well as they are known: "14 March 2026, about 20:30", "14 March 2026, 10:00 (Kolkata time, UTC+05:30)"
 * where that is not the record's own zone. Print says the same.
 */
export function sayWhen(when: When, home = caseZone()): string {
  const { earliest, latest } = when;
  if (!earliest || !latest || when.precision === 'unknown') {
    return when.said ? t('common-quoted', { words: when.said }) : t('common-time-not-sure');
  }
  return noted(sayShown(when, earliest, latest), when, home);
}

/** As its own clock showed it. */
function sayShown(when: When, earliest: string, latest: string): string {
  const at = (local: string, time: string) =>
    t('when-date-and-time', { date: sayDate(local), time });
  switch (when.precision) {
    case 'exact':
      return at(earliest, withSeconds(earliest));
    case 'minute':
      return sayDateAndTime(earliest);
    case 'hour': {
      const middle = middleOf(earliest, latest);
      return at(middle, t('when-about', { time: sayTime(middle) }));
    }
    case 'part_of_day':
      if (when.part_of_day) return at(earliest, sayPartOf(when.part_of_day, earliest, latest));
      if (!isShortlyBefore(when)) return sayRange(earliest, latest);
      return at(latest, t('when-shortly-before', { time: sayTime(latest) }));
    case 'day':
      return sayDate(earliest);
    case 'range':
    case 'unknown':
      return sayRange(earliest, latest);
  }
}

/** The weekday of the date that `sayWhen` begins with: "14 March 2026 is a Saturday." Nothing for more days than one. */
export function sayWeekday(when: When): string | undefined {
  const { earliest, latest } = when;
  if (!earliest || !latest || when.precision === 'unknown') return undefined;
  const of = (local: string) =>
    t('when-field-weekday', { date: sayDate(local), weekday: weekdayName(dateOf(local)) });
  if (when.precision === 'hour') return of(middleOf(earliest, latest));
  if (when.precision === 'part_of_day' && isShortlyBefore(when)) return of(latest);
  return when.part_of_day || isSameDay(earliest, latest) ? of(earliest) : undefined;
}

/** All that is kept of it, with how it is known: "20 November 2026, 21:14, from the photo’s own clock". */
export function sayWholeWhen(when: When): string {
  const known = when.precision !== 'unknown' && when.earliest;
  const said = known && when.said ? [t('when-from-said', { said: when.said })] : [];
  const basis = known ? [t(`when-basis-${dashed(when.basis)}`)] : [];
  return [sayWhen(when), ...said, ...basis].join(', ');
}

function sayRange(earliest: string, latest: string): string {
  const between = (say: (local: string) => string) =>
    t('when-between', { from: say(earliest), to: say(latest) });
  const wholeDays = isWholeDays(earliest, latest);
  if (!isSameDay(earliest, latest)) return between(wholeDays ? sayDate : sayDateAndTime);
  if (wholeDays) return sayDate(earliest);
  return t('when-date-and-time', { date: sayDate(earliest), time: between(sayTime) });
}

/** Whether two say the same span of the same clock, however each is known. */
export function isSameTime(one: When, other: When | undefined): boolean {
  const minute = (local: string | undefined) => local?.slice(0, 16);
  return (
    minute(one.earliest) === minute(other?.earliest) && minute(one.latest) === minute(other?.latest)
  );
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
