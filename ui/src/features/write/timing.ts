import { dateOf, localDateTime, plusDays, timeOf, type LocalDate } from '$lib/time/dates';
import { localAt, spanOf } from '$lib/time/instants';
import { PART_HOURS, PARTS_OF_DAY, type PartOfDay, type When } from '$lib/time/when';

/** What one tap says of when it happened. */
export type Near = 'earlier_today' | 'tonight' | 'last_night' | 'yesterday';

/** When the early hours end: until then, "today" and "last night" are said of two different days. */
const MORNING = 6;
const EVENING = 18;

/**
 * What can be said at an instant without doubt. In the early hours somebody who has not slept calls the day before
 * "today", and "last night" may be this one or the one before. So neither is offered then: "tonight" is the night that
 * is going on, and "yesterday" stands with its date.
 */
export function nearAt(instant: number, zone: string): readonly Near[] {
  return timeOf(localAt(instant, zone)).hour < MORNING
    ? ['tonight', 'yesterday']
    : ['earlier_today', 'last_night', 'yesterday'];
}

/** The day that what is said belongs to; of a night, the day on which it began. */
export function dayOf(near: Near, instant: number, zone: string): LocalDate {
  const today = dateOf(localAt(instant, zone));
  return near === 'earlier_today' ? today : plusDays(today, -1);
}

/** What is kept of it: no wider than what was said, and nothing that lies ahead. */
export function whenNear(near: Near, instant: number, zone: string): When {
  const day = dayOf(near, instant, zone);
  const known = { zone, basis: 'memory' } as const;
  if (near === 'yesterday') {
    const latest = localDateTime(day, { hour: 23, minute: 59 });
    return { ...known, precision: 'day', earliest: at(day, 0), latest };
  }
  const [from, until] = {
    earlier_today: [0, 24],
    tonight: [EVENING, 30],
    last_night: [EVENING, 30],
  }[near] as [number, number];
  return upTo(instant, zone, {
    ...known,
    precision: 'range',
    earliest: at(day, from),
    latest: at(day, until),
  });
}

/** The parts of it that had begun. */
export function partsOf(near: Near, instant: number, zone: string): readonly PartOfDay[] {
  const now = localAt(instant, zone);
  const day = dayOf(near, instant, zone);
  const from = near === 'tonight' || near === 'last_night' ? EVENING : 0;
  return PARTS_OF_DAY.filter((part) => {
    const begins = PART_HOURS[part][0];
    return begins >= from && at(day, begins) < now;
  });
}

/** One part of it; one that is not over ends now. */
export function partNear(near: Near, part: PartOfDay, instant: number, zone: string): When {
  const day = dayOf(near, instant, zone);
  const [from, until] = PART_HOURS[part];
  return upTo(instant, zone, {
    zone,
    basis: 'memory',
    precision: 'part_of_day',
    part_of_day: part,
    earliest: at(day, from),
    latest: at(day, until),
  });
}

function at(day: LocalDate, hours: number): string {
  return localDateTime(plusDays(day, Math.floor(hours / 24)), { hour: hours % 24, minute: 0 });
}

/** Ends it now where it would go on, in the right one of two hours that show the same. */
function upTo(instant: number, zone: string, when: When): When {
  const until = instant - (instant % 60_000);
  const isOver = (one: When) => (spanOf(one)?.[1] ?? Infinity) <= until;
  if (isOver(when)) return when;
  const ended = { ...when, latest: localAt(until, zone) };
  return isOver(ended) ? ended : { ...ended, fold: 'first' };
}
