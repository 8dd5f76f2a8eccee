import { clockDoubt } from './clock-doubt';
import type { Fold } from './generated/Fold';
import type { When } from './when';

const HOUR = 3_600_000;

/** What a clock in `zone` shows at an instant, as a local date-time to the minute. */
export function localAt(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${read('year')}-${read('month')}-${read('day')}T${read('hour')}:${read('minute')}:00`;
}

/** "Just now" as it is kept. In the hour that comes twice the computer knows which it is. */
export function whenNow(instant: number, zone: string): When {
  const local = localAt(instant, zone);
  const at: When = { earliest: local, latest: local, zone, precision: 'minute', basis: 'memory' };
  if (clockDoubt(local, zone) !== 'came_twice') return at;
  const fold: Fold = localAt(instant + HOUR, zone) === local ? 'first' : 'second';
  return { ...at, fold };
}
