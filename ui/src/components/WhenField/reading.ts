import { clockDoubt, type LocalTimeDoubt } from '$lib/time/clock-doubt';
import {
  dateOf,
  localDateTime,
  plusDays,
  plusMinutes,
  sayTime,
  type LocalDate,
} from '$lib/time/dates';
import { instantsOf } from '$lib/time/instants';
import { isShortlyBefore, shortlyBefore } from '$lib/time/about-now';
import { readDate, readTime, type TypedDate } from '$lib/time/typed-dates';
import type { Known, Said } from '$lib/time/typed-when';
import { middleOf, PART_HOURS, type When } from '$lib/time/when';
import { t } from '$lib/words';
import { dateProblemWords } from '../DateField/date-problems';

export const KNOWN: readonly Known[] = ['exact', 'about', 'shortly', 'part', 'between', 'unsure'];

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
    known: 'exact',
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
      if (isShortlyBefore(when)) {
        // Without `fold`, an end within the hour that came twice lies in its second reading.
        const at = { date: typedFrom(latest), time: sayTime(latest), fold: when.fold ?? 'second' };
        return { ...said, known: 'shortly', ...at };
      }
      if (!when.part_of_day) return between(said, earliest, latest);
      return { ...said, known: 'part', date, part: when.part_of_day };
    case 'day':
      return { ...said, date };
    case 'range':
      return between(said, earliest, latest);
    case 'unknown':
      return { ...said, known: 'unsure' };
  }
}

function between(said: Said, earliest: string, latest: string): Said {
  return {
    ...said,
    known: 'between',
    date: typedFrom(earliest),
    time: sayTime(earliest) === '00:00' ? '' : sayTime(earliest),
    until: typedFrom(latest),
    untilTime: sayTime(latest) === '23:59' ? '' : sayTime(latest),
  };
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
    case 'unsure':
      return done({
        ...(base.said ? { said: base.said } : {}),
        precision: 'unknown',
        basis: said.basis,
      });
    case 'exact':
    case 'about':
    case 'shortly': {
      if (said.known === 'exact' && isNothing(said)) {
        wrong('known', t('when-field-problem-known'));
        return notYet();
      }
      const date = dateIn(said.date, 'date');
      if (said.known === 'exact' && !said.time.trim()) {
        return date ? done({ ...base, ...wholeDay(date), precision: 'day' }) : notYet();
      }
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
      if (said.known === 'shortly') {
        const instants = instantsOf(local, setting.zone);
        const end = said.fold === 'first' ? instants[0] : instants.at(-1);
        if (end === undefined) return { problems, doubt };
        return done({ ...shortlyBefore(end, setting.zone), ...base }, doubt);
      }
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
      const [from, until] = PART_HOURS[said.part].map((hours) => at(date, hours)) as [
        string,
        string,
      ];
      if (!setting.future && from > setting.now) wrong('part', t('date-problem-ahead'));
      return done({
        ...base,
        earliest: from,
        latest: !setting.future && until > setting.now ? setting.now : until,
        precision: 'part_of_day',
        part_of_day: said.part,
      });
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

/** Nothing typed at all: no answer, and no fault where none is needed. */
export function isNothing({ date, time, words }: Said): boolean {
  return [date.day, date.month, time, words].every((typed) => !typed.trim());
}

/**
 * What the fields do not show stays when the person changed only what stands beside it: a provider's seconds, and where a
 * part of a day ended because it was written down before the part was over.
 */
export function keepingEnds(read: When, before: When | undefined): When {
  const sameStart =
    before?.earliest && before.earliest.slice(0, 16) === read.earliest?.slice(0, 16);
  const seconds = before?.precision === 'exact' && read.precision === 'minute';
  const part = before?.part_of_day && before.part_of_day === read.part_of_day;
  if (!sameStart || !(seconds || part)) return read;
  const { precision, earliest, latest, fold } = before;
  return { ...read, precision, earliest, latest, ...(part && fold ? { fold } : {}) };
}

/** For tests and for the sentence: whether a time of day was typed without morning or evening. */
export function isMorningByDefault(typed: string): boolean {
  const time = readTime(typed);
  return !!time && time.hour >= 1 && time.hour < 12 && !/[ap]|^0|^\d{4}$/.test(typed.trim());
}
