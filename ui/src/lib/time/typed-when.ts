import type { TypedDate } from './typed-dates';
import type { Basis, PartOfDay, When } from './when';

/** How well the person knows it. A day alone is `exact` without a time. */
export type Known = 'exact' | 'about' | 'shortly' | 'part' | 'between' | 'unsure';

/** All that was said so far, as it stands in the fields. */
export interface Said {
  known: Known;
  date: TypedDate;
  time: string;
  part: PartOfDay | undefined;
  until: TypedDate;
  untilTime: string;
  words: string;
  basis: Basis;
  fold: 'first' | 'second' | 'unsure' | undefined;
}

/** A time as it stands in the field: a `When` once it can be read, until then what was said so far, so that a draft keeps it. */
export type TypedWhen = When | Said;

/** The time, where it can be read. */
export function readWhen(typed: TypedWhen | undefined): When | undefined {
  return typed && 'precision' in typed ? typed : undefined;
}

/** Whether something is typed that cannot be read yet. */
export const isUnread = (typed: TypedWhen | undefined): typed is Said =>
  !!typed && !readWhen(typed);
