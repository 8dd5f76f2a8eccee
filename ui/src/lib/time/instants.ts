import { dateOf, plusMinutes, timeOf } from './dates';
import type { When } from '../generated/When';

const HOUR = 3_600_000;

/** Making one takes a thousand times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  clocks.set(zone, clock);
  return clock;
}

/** Whether the web view knows this zone. It may be older or newer than the list of zones that Rust has. */
export function isKnownZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in `zone` shows at an instant, as a local date-time to the minute. */
export function localAt(instant: number, zone: string): string {
  const parts = clockOf(zone).formatToParts(instant);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${read('year')}-${read('month')}-${read('day')}T${read('hour')}:${read('minute')}:00`;
}

/** How far clocks in `zone` were ahead of UTC at an instant, in minutes. */
export function offsetAt(instant: number, zone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return (asIfUtc(localAt(minute, zone)) - minute) / 60_000;
}

/** When clocks in `zone` showed this: once, twice where they went back over it, never where they jumped it. */
export function instantsOf(local: string, zone: string): number[] {
  const shown = asIfUtc(local);
  const ahead = new Set(
    [-24, 24].map((hours) => {
      const near = shown + hours * HOUR;
      return asIfUtc(localAt(near, zone)) - near;
    }),
  );
  return [...ahead]
    .map((offset) => shown - offset)
    .filter((instant) => localAt(instant, zone) === local)
    .sort((one, other) => one - other);
}

/** The first and the last instant that it may have been, as Rust derives them. Undefined where that is not known. */
export function spanOf({ earliest, latest, zone, fold }: When): [number, number] | undefined {
  if (!earliest || !latest || !zone) return undefined;
  const one = (local: string, otherwise: 'first' | 'second') => {
    const minute = `${local.slice(0, 16)}:00`;
    // Where clocks jumped over it, they showed a time that was an hour later.
    const never = () => instantsOf(plusMinutes(minute, 60), zone).slice(-1);
    const shown = instantsOf(minute, zone);
    const instants = shown.length > 0 ? shown : never();
    return (fold ?? otherwise) === 'first' ? instants[0] : instants.at(-1);
  };
  const [from, to] = [one(earliest, 'first'), one(latest, 'second')];
  return from === undefined || to === undefined ? undefined : [from, to];
}

function asIfUtc(local: string): number {
  const { year, month, day } = dateOf(local);
  const { hour, minute } = timeOf(local);
  return Date.UTC(year, month - 1, day, hour, minute);
}
