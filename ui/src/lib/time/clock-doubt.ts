import { instantsOf } from './instants';

/** A local time that clocks never showed, or showed twice: it has to be asked about. */
export type LocalTimeDoubt = 'never_was' | 'came_twice';

/** Whether clocks in `zone` jumped over this local time, or showed it twice. */
export function clockDoubt(local: string, zone: string): LocalTimeDoubt | null {
  const times = instantsOf(local, zone).length;
  if (times === 0) return 'never_was';
  return times > 1 ? 'came_twice' : null;
}
