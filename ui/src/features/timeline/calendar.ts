import Ellipsis from '@lucide/svelte/icons/ellipsis';
import Footprints from '@lucide/svelte/icons/footprints';
import House from '@lucide/svelte/icons/house';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Smartphone from '@lucide/svelte/icons/smartphone';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import {
  dateOf,
  plusDays,
  sayDate,
  sayMonth,
  weekdayName,
  weekdayNumber,
  type LocalDate,
} from '$lib/time/dates';
import type { Behaviour } from '$lib/generated/Behaviour';
import type { Pack } from '$lib/generated/Pack';
import { t, wordsFor } from '$lib/words';

/** From one day to another, both of them within: one day where they are the same. */
export interface Days {
  from: string;
  to: string;
}

/** What a day's marks stand for: the groups of the pack, in its order, and what is of none. */
export type Mark = string;

const ELSE: Mark = 'else';

/** A shape each, so that no colour is needed to tell them apart. */
const SHAPES: Record<Mark, typeof Ellipsis> = {
  presence: Footprints,
  contact: MessageCircle,
  online: Smartphone,
  others: Megaphone,
  property: House,
  threats: TriangleAlert,
};

export const shapeOf = (mark: Mark) => SHAPES[mark] ?? Ellipsis;

export const sayMark = (mark: Mark) =>
  wordsFor(`behaviour-group-${mark}`) ?? t('calendar-mark-else');

export function marksOf(behaviours: readonly Behaviour[], pack: Pack | undefined): Mark[] {
  if (!pack) return [];
  const groups = new Set(
    behaviours.map((tag) => pack.behaviours.find(({ id }) => id === tag)?.group ?? ELSE),
  );
  return [...pack.groups, ELSE].filter((group) => groups.has(group));
}

const isSame = (one: LocalDate, other: LocalDate) => sayDate(one) === sayDate(other);

/** "Saturday 21 November 2026", "Some time in November 2026", "On 13 November 2026 or 14 November 2026". */
export function sayDays({ from, to }: Days): string {
  const [first, last] = [dateOf(from), dateOf(to)];
  const params = { from: sayDate(from), to: sayDate(to) };
  if (from === to) return `${weekdayName(first)} ${sayDate(from)}`;
  if (isSame(plusDays(first, 1), last)) return t('calendar-span-two-days', params);
  if (isSame(plusDays(first, 6), last) && weekdayNumber(first) === 1) {
    return t('calendar-span-week', params);
  }
  const monthEnds = plusDays(last, 1).day === 1 && first.month === last.month;
  const isMonth = first.day === 1 && monthEnds && first.year === last.year;
  return isMonth ? t('calendar-span-month', { month: sayMonth(from) }) : t('calendar-span', params);
}
