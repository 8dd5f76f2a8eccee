import type { When } from '../generated/When';
import { usableZone } from '../locale';
import { localNow } from './dates';
import { localAt, spanOf } from './instants';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * "About now" as it is kept: some time in the hour that ended at `end`, when writing it down began. It claims no minute.
 * Rust's `When::shortly_before` makes the same.
 */
export function shortlyBefore(end: number, zone: string): When {
  const until = end - (end % MINUTE);
  const latest = localAt(until, zone);
  const before = localAt(until - HOUR, zone);
  const when: When = {
    // Where clocks went back by more than an hour meanwhile, they showed a later time an hour ago.
    earliest: before < latest ? before : latest,
    latest,
    zone,
    precision: 'part_of_day',
    basis: 'memory',
  };
  // Within an hour that came twice, the ends say which of the two by lying on both sides of it, or `fold` does.
  const readings: When[] = [when, { ...when, fold: 'first' }, { ...when, fold: 'second' }];
  const fits = (reading: When) => {
    const [from, to] = spanOf(reading) ?? [];
    return from === until - HOUR && to === until;
  };
  return readings.find(fits) ?? when;
}

/** Whether what is known is that it was shortly before `latest`. */
export function isShortlyBefore(when: When): boolean {
  if (when.precision !== 'part_of_day' || when.part_of_day) return false;
  const [from, to] = spanOf(when) ?? [0, 0];
  return to - from === HOUR;
}

/** "Today", as well as that says it: some time of this day. */
export function whenToday(now = localNow(), zone = usableZone()): When {
  const day = now.slice(0, 10);
  return {
    earliest: `${day}T00:00:00`,
    latest: `${day}T23:59:00`,
    zone,
    precision: 'day',
    basis: 'memory',
  };
}
