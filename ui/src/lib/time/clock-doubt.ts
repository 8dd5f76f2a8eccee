import type { LocalTimeDoubt } from '../generated/LocalTimeDoubt';
import { instantsOf } from './instants';

/** Whether clocks in `zone` jumped over this local time, or showed it twice. */
export function clockDoubt(local: string, zone: string): LocalTimeDoubt | null {
  const times = instantsOf(local, zone).length;
  if (times === 0) return 'never_was';
  return times > 1 ? 'came_twice' : null;
}
