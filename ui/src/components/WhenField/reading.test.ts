import { describe, expect, test } from 'vitest';
import { keepingEnds, nothingSaid, read, saidFor } from './reading';
import type { Said } from '$lib/time/typed-when';
import type { When } from '$lib/time/when';

const now = '2026-11-23T15:20:00';
const setting = { now, zone: 'Europe/London', future: false };
const say = (part: Partial<Said>): Said => ({ ...nothingSaid(now), ...part });
const today = { day: '23', month: '11', year: '2026' };
const march = { day: '14', month: 'March', year: '2026' };
const wrongParts = (said: Said) => read(said, setting).problems.map(({ part }) => part);

describe('what is said becomes a span that claims no more', () => {
  test.each<[string, Partial<Said>, Partial<When>]>([
    [
      'shortly before a time',
      { known: 'shortly', date: march, time: '0:10' },
      {
        earliest: '2026-03-13T23:10:00',
        latest: '2026-03-14T00:10:00',
        precision: 'part_of_day',
      },
    ],
    [
      'date and time',
      { known: 'exact', date: march, time: '7.30pm' },
      { earliest: '2026-03-14T19:30:00', latest: '2026-03-14T19:30:00', precision: 'minute' },
    ],
    [
      'about a time, over midnight',
      { known: 'about', date: march, time: '0:10' },
      { earliest: '2026-03-13T23:40:00', latest: '2026-03-14T00:40:00', precision: 'hour' },
    ],
    [
      'the night of a day, into the next',
      { known: 'part', date: march, part: 'night' },
      {
        earliest: '2026-03-14T22:00:00',
        latest: '2026-03-15T06:00:00',
        precision: 'part_of_day',
        part_of_day: 'night',
      },
    ],
    [
      'a part of today that is not over, until now',
      { known: 'part', date: today, part: 'afternoon' },
      {
        earliest: '2026-11-23T12:00:00',
        latest: now,
        precision: 'part_of_day',
        part_of_day: 'afternoon',
      },
    ],
    [
      'a day',
      { date: march },
      { earliest: '2026-03-14T00:00:00', latest: '2026-03-14T23:59:00', precision: 'day' },
    ],
    [
      'between two times of one day',
      { known: 'between', date: march, time: '1:12', until: march, untilTime: '4:40' },
      { earliest: '2026-03-14T01:12:00', latest: '2026-03-14T04:40:00', precision: 'range' },
    ],
  ])('%s', (_name, said, when) => {
    expect(read(say(said), setting)).toMatchObject({
      when: { ...when, zone: 'Europe/London', basis: 'memory' },
      problems: [],
    });
  });

  test('not sure holds no span at all, only words', () => {
    expect(read(say({ known: 'unsure', words: ' before half term ' }), setting).when).toEqual({
      precision: 'unknown',
      basis: 'memory',
      said: 'before half term',
    });
  });
});

describe('what cannot be read is asked about, never guessed', () => {
  test('nothing said', () => expect(wrongParts(say({}))).toEqual(['known']));
  test('no time', () => expect(wrongParts(say({ known: 'about', date: march }))).toEqual(['time']));
  test('both date and time', () =>
    expect(wrongParts(say({ known: 'exact', time: 'tea time' }))).toEqual(['date', 'time']));
  test('a part of today that has not begun', () =>
    expect(wrongParts(say({ known: 'part', date: today, part: 'evening' }))).toEqual(['part']));
  test('a day that has not come', () =>
    expect(wrongParts(say({ date: { day: '24', month: '11', year: '2026' } }))).toEqual(['date']));
  test('a time later today', () =>
    expect(
      wrongParts(
        say({ known: 'exact', date: { day: '23', month: '11', year: '2026' }, time: '15:21' }),
      ),
    ).toEqual(['time']));
  test('an end before its beginning', () =>
    expect(
      wrongParts(
        say({ known: 'between', date: march, until: { day: '13', month: '3', year: '2026' } }),
      ),
    ).toEqual(['until']));
  test('an hour that never was', () =>
    expect(
      wrongParts(
        say({ known: 'exact', date: { day: '29', month: '3', year: '2026' }, time: '1:30' }),
      ),
    ).toEqual(['time']));
  test('an hour that came twice', () => {
    const twice = {
      known: 'exact',
      date: { day: '25', month: '10', year: '2026' },
      time: '1:30',
    } as const;
    expect(wrongParts(say(twice))).toEqual(['fold']);
    expect(read(say({ ...twice, fold: 'second' }), setting).when?.fold).toBe('second');
    expect(read(say({ ...twice, fold: 'unsure' }), setting).when?.fold).toBeUndefined();
  });
});

test.each<When>([
  { precision: 'unknown', basis: 'witness', said: 'in spring' },
  ...(
    [
      { known: 'exact', date: march, time: '19:30' },
      { known: 'about', date: march, time: '0:10' },
      { known: 'part', date: march, part: 'evening' },
      { known: 'shortly', date: march, time: '22:32' },
      {
        known: 'shortly',
        date: { day: '25', month: '10', year: '2026' },
        time: '1:20',
        fold: 'second',
      },
      { date: march },
      { known: 'between', date: march, until: march, untilTime: '4:40' },
    ] satisfies Partial<Said>[]
  ).map((said) => read(say(said), setting).when!),
])('one written before reads back as itself: $precision', (when) => {
  expect(read(saidFor(when, now), setting).when).toEqual(when);
});

test("a provider's seconds survive a change beside them", () => {
  const before: When = {
    precision: 'exact',
    basis: 'provider',
    earliest: '2026-03-14T19:30:12',
    latest: '2026-03-14T19:30:12',
  };
  const again = read({ ...saidFor(before, now), words: 'the first call' }, setting).when!;
  expect(keepingEnds(again, before)).toMatchObject({
    precision: 'exact',
    earliest: '2026-03-14T19:30:12',
    said: 'the first call',
  });
});

test('a part of a day that was not over stays as it was kept', () => {
  const before = read(say({ known: 'part', date: today, part: 'afternoon' }), setting).when!;
  const tomorrow = { ...setting, now: '2026-11-24T09:00:00' };
  const again = read({ ...saidFor(before, tomorrow.now), words: 'after lunch' }, tomorrow).when!;
  expect(keepingEnds(again, before)).toEqual({ ...before, said: 'after lunch' });
});
