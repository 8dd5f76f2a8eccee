import type { When } from '../generated/When';
import { isShortlyBefore } from './about-now';
import { clockDoubt } from './clock-doubt';
import { isKnownZone, offsetAt, spanOf } from './instants';
import { t } from '../words';

const TWO_DAYS = 2 * 86_400_000;

/** A shown time with what has to stand beside it: another zone than the record's own, which of two it was. */
export function noted(shown: string, when: When, home: string): string {
  const notes = [otherZone(when, home), atClockChange(when)].filter((note) => note !== undefined);
  return notes.length > 0 ? t('when-noted', { shown, note: notes.join(', ') }) : shown;
}

/** "Kolkata time, UTC+05:30". How far from UTC is not said where the web view does not know the zone. */
function otherZone(when: When, home: string): string | undefined {
  const { zone, earliest } = when;
  if (!zone || !earliest || zone === home) return undefined;
  const offset = offsetOf(when, zone);
  // Names without a city may mislead: "Etc/GMT-3" is three hours ahead of UTC.
  const [area, city] = [zone.split('/')[0], zone.split('/').at(-1)?.replaceAll('_', ' ')];
  if (!city || city === area || area === 'Etc') return offset ?? zone;
  return offset
    ? t('when-in-zone', { zone: city, offset })
    : t('when-in-changing-zone', { zone: city });
}

/** What is known of a time at which clocks changed. A day or a part of one covers both readings. */
function atClockChange(when: When): string | undefined {
  const { zone, earliest, latest, fold, precision } = when;
  if (!zone || !earliest || !latest || !isKnownZone(zone)) return undefined;
  const isOneTime = precision === 'exact' || precision === 'minute';
  const showsATime =
    isOneTime ||
    precision === 'hour' ||
    precision === 'range' ||
    (precision === 'part_of_day' && !when.part_of_day);
  const doubts = [earliest, latest].map((end) => clockDoubt(minuteOf(end), zone));
  if (isOneTime && doubts[0] === 'never_was') return t('when-never-was');
  // The hour before a time of the second pass begins in the first: its ends say which it is.
  const shortlyBefore = isShortlyBefore(when);
  const twice = shortlyBefore ? doubts[1] === 'came_twice' : doubts.includes('came_twice');
  if (!showsATime || !twice) return undefined;
  if (fold === 'first') return t('when-before-clocks-went-back');
  if (fold === 'second' || (!fold && shortlyBefore)) return t('when-after-clocks-went-back');
  return isOneTime ? t('when-not-known-which') : undefined;
}

/** Over more than two days it may have changed and changed back. */
function offsetOf(when: When, zone: string): string | undefined {
  const [from, to] = isKnownZone(zone) ? (spanOf(when) ?? []) : [];
  if (from === undefined || to === undefined || to - from > TWO_DAYS) return undefined;
  const offset = offsetAt(from, zone);
  return offset === offsetAt(to, zone) ? fromUtc(offset) : undefined;
}

const minuteOf = (local: string) => `${local.slice(0, 16)}:00`;

/** "UTC+05:30" */
function fromUtc(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const ahead = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
