import type { LocalTimeDoubt } from './generated/LocalTimeDoubt';
import { dateOf, timeOf } from './dates';

const HOUR = 3_600_000;

/** Whether clocks in `zone` jumped over this local time, or showed it twice. */
export function clockDoubt(local: string, zone: string): LocalTimeDoubt | null {
  const wanted = asIfUtc(local);
  const offsets = new Set([-24, 24].map((hours) => offsetAt(wanted + hours * HOUR, zone)));
  const fitting = [...offsets].filter(
    (offset) => offsetAt(wanted - offset, zone) === offset,
  ).length;
  if (fitting === 0) return 'never_was';
  return fitting > 1 ? 'came_twice' : null;
}

function asIfUtc(local: string): number {
  const { year, month, day } = dateOf(local);
  const { hour, minute } = timeOf(local);
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** How far the clocks of `zone` are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
  );
  return shown - Math.floor(instant / 60_000) * 60_000;
}
