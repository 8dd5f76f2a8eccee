import { clockDoubt } from '$lib/clock-doubt';
import { dateOf, localDateTime, plusDays, plusMinutes, sayTime, type LocalDate } from '$lib/dates';
import type { LocalTimeDoubt } from '$lib/generated/LocalTimeDoubt';
import { readDate, readTime, type TypedDate } from '$lib/typed-dates';
import { middleOf, PART_HOURS, type Basis, type PartOfDay, type When } from '$lib/when';
import { t } from '$lib/words';
import { dateProblemWords } from '../DateField/date-problems';

/** How well the person knows it. Asked before anything else. */
export type Known = 'now' | 'exact' | 'about' | 'part' | 'day' | 'between' | 'unsure';

export const KNOWN: readonly Known[] = [
  'now',
  'exact',
  'about',
  'part',
  'day',
  'between',
  'unsure',
];

/** All that was said so far, as it stands in the fields. */
export interface Said {
  known: Known | undefined;
  date: TypedDate;
  time: string;
  part: PartOfDay | undefined;
  until: TypedDate;
  untilTime: string;
  words: string;
  basis: Basis;
  fold: 'first' | 'second' | 'unsure' | undefined;
}

/** The part of the field that a problem stands at. */
export type Part = 'known' | 'date' | 'time' | 'part' | 'until' | 'until-time' | 'fold';

export interface ReadingProblem {
  part: Part;
  words: string;
}

export interface Reading {
  when?: When;
  problems: ReadingProblem[];
  doubt: LocalTimeDoubt | null;
}

export interface Setting {
  /** The computer's clock, as a local date-time. */
  now: string;
  zone: string;
  /** Whether what is asked about may lie ahead. */
  future: boolean;
}

/** Nothing said yet. The year stands there to be changed: it is the one part that people leave. */
export function nothingSaid(now: string): Said {
  const year = String(dateOf(now).year);
  return {
    known: undefined,
    date: { day: '', month: '', year },
    time: '',
    part: undefined,
    until: { day: '', month: '', year },
    untilTime: '',
    words: '',
    basis: 'memory',
    fold: undefined,
  };
}

/** What would have to be said for this `When`, to change one that was written before. */
export function saidFor(when: When, now: string): Said {
  const said = { ...nothingSaid(now), words: when.said ?? '', basis: when.basis, fold: when.fold };
  const { earliest, latest } = when;
  if (!earliest || !latest) return { ...said, known: 'unsure' };
  const date = typedFrom(earliest);
  switch (when.precision) {
    case 'exact':
    case 'minute':
      return { ...said, known: 'exact', date, time: sayTime(earliest) };
    case 'hour': {
      const middle = middleOf(earliest, latest);
      return { ...said, known: 'about', date: typedFrom(middle), time: sayTime(middle) };
    }
    case 'part_of_day':
      return { ...said, known: 'part', date, part: when.part_of_day };
    case 'day':
      return { ...said, known: 'day', date };
    case 'range':
      return {
        ...said,
        known: 'between',
        date,
        time: sayTime(earliest) === '00:00' ? '' : sayTime(earliest),
        until: typedFrom(latest),
        untilTime: sayTime(latest) === '23:59' ? '' : sayTime(latest),
      };
    case 'unknown':
      return { ...said, known: 'unsure' };
  }
}

function typedFrom(local: string): TypedDate {
  const { year, month, day } = dateOf(local);
  return { day: String(day), month: String(month), year: String(year) };
}

/** What the fields amount to: a `When`, or what still has to be put right. Never a guess. */
export function read(said: Said, setting: Setting): Reading {
  const problems: ReadingProblem[] = [];
  const wrong = (part: Part, words: string) => void problems.push({ part, words });
  const base = {
    ...(said.words.trim() ? { said: said.words.trim() } : {}),
    basis: said.basis,
    zone: setting.zone,
  };

  const dateIn = (typed: TypedDate, part: 'date' | 'until'): LocalDate | undefined => {
    const date = readDate(typed);
    if (typeof date === 'string') return wrong(part, dateProblemWords(date));
    if (!setting.future && localDateTime(date, { hour: 0, minute: 0 }) > setting.now) {
      return wrong(part, t('date-problem-ahead'));
    }
    return date;
  };
  const at = (date: LocalDate, hours: number) =>
    localDateTime(plusDays(date, Math.floor(hours / 24)), { hour: hours % 24, minute: 0 });
  const done = (when: When, doubt: LocalTimeDoubt | null = null): Reading => ({
    ...(problems.length === 0 ? { when } : {}),
    problems,
    doubt,
  });
  const notYet = (): Reading => ({ problems, doubt: null });

  switch (said.known) {
    case undefined:
      wrong('known', t('when-field-problem-known'));
      return notYet();
    case 'unsure':
      return done({
        ...(base.said ? { said: base.said } : {}),
        precision: 'unknown',
        basis: said.basis,
      });
    case 'now':
      return done({ ...base, earliest: setting.now, latest: setting.now, precision: 'minute' });
    case 'exact':
    case 'about': {
      const date = dateIn(said.date, 'date');
      const time = readTime(said.time);
      if (!time) wrong('time', t('when-field-problem-time'));
      if (!date || !time) return notYet();
      const local = localDateTime(date, time);
      if (!setting.future && local > setting.now) wrong('time', t('date-problem-ahead'));
      if (said.known === 'about') {
        return done({
          ...base,
          earliest: plusMinutes(local, -30),
          latest: plusMinutes(local, 30),
          precision: 'hour',
        });
      }
      const doubt = clockDoubt(local, setting.zone);
      if (doubt === 'never_was') wrong('time', t('when-field-problem-never-was'));
      if (doubt === 'came_twice' && !said.fold) wrong('fold', t('when-field-problem-came-twice'));
      const fold = said.fold === 'first' || said.fold === 'second' ? { fold: said.fold } : {};
      return done(
        {
          ...base,
          earliest: local,
          latest: local,
          precision: 'minute',
          ...(doubt === 'came_twice' ? fold : {}),
        },
        doubt,
      );
    }
    case 'part': {
      const date = dateIn(said.date, 'date');
      if (!said.part) wrong('part', t('when-field-problem-part'));
      if (!date || !said.part) return notYet();
      const [from, until] = PART_HOURS[said.part];
      return done({
        ...base,
        earliest: at(date, from),
        latest: at(date, until),
        precision: 'part_of_day',
        part_of_day: said.part,
      });
    }
    case 'day': {
      const date = dateIn(said.date, 'date');
      if (!date) return notYet();
      return done({ ...base, ...wholeDay(date), precision: 'day' });
    }
    case 'between': {
      const from = dateIn(said.date, 'date');
      const until = dateIn(said.until, 'until');
      const fromTime = said.time.trim() ? readTime(said.time) : { hour: 0, minute: 0 };
      const untilTime = said.untilTime.trim() ? readTime(said.untilTime) : { hour: 23, minute: 59 };
      if (!fromTime) wrong('time', t('when-field-problem-time'));
      if (!untilTime) wrong('until-time', t('when-field-problem-time'));
      if (!from || !until || !fromTime || !untilTime) return notYet();
      const earliest = localDateTime(from, fromTime);
      const latest = localDateTime(until, untilTime);
      if (latest < earliest) wrong('until', t('when-field-problem-backwards'));
      return done({ ...base, earliest, latest, precision: 'range' });
    }
  }
}

function wholeDay(date: LocalDate) {
  return {
    earliest: localDateTime(date, { hour: 0, minute: 0 }),
    latest: localDateTime(date, { hour: 23, minute: 59 }),
  };
}

/**
 * A provider's time to the second stays so when the person changed only what stands beside it: the
 * fields show minutes.
 */
export function keepingSeconds(read: When, before: When | undefined): When {
  const untouched =
    before?.precision === 'exact' &&
    read.precision === 'minute' &&
    before.earliest?.slice(0, 16) === read.earliest?.slice(0, 16);
  return untouched
    ? { ...read, precision: 'exact', earliest: before.earliest, latest: before.latest }
    : read;
}

/** For tests and for the sentence: whether a time of day was typed without morning or evening. */
export function isMorningByDefault(typed: string): boolean {
  const time = readTime(typed);
  return !!time && time.hour >= 1 && time.hour < 12 && !/[ap]|^0|^\d{4}$/.test(typed.trim());
}
