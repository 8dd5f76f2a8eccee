import { expect, test } from 'vitest';
import {
  isRealDate,
  localNow,
  plusDays,
  plusMinutes,
  sayDate,
  sayDateAndTime,
  sayDayInMargin,
  sayMonth,
} from './dates';

test('dates are said as they stand, whatever zone the computer is in', () => {
  expect(sayDate('2026-03-14T00:00:00')).toBe('14 March 2026');
  expect(sayDate('2026-03-14T23:59:59')).toBe('14 March 2026');
  expect(sayDateAndTime('2026-07-01T00:30:00')).toBe('1 July 2026, 00:30');
  expect(sayDayInMargin('2026-11-21T20:30:00')).toBe('Sat 21');
  expect(sayMonth('2026-11')).toBe('November 2026');
});

test('days and minutes are counted over months, years and leap days', () => {
  expect(plusDays({ year: 2026, month: 1, day: 1 }, -1)).toEqual({
    year: 2025,
    month: 12,
    day: 31,
  });
  expect(plusMinutes('2028-02-28T23:45:00', 30)).toBe('2028-02-29T00:15:00');
  expect(plusMinutes('2026-01-01T00:10:00', -30)).toBe('2025-12-31T23:40:00');
});

test('only real days are days', () => {
  expect(isRealDate({ year: 2026, month: 2, day: 29 })).toBe(false);
  expect(isRealDate({ year: 2028, month: 2, day: 29 })).toBe(true);
  expect(isRealDate({ year: 2026, month: 13, day: 1 })).toBe(false);
});

test("the computer's clock is read in its own zone", () => {
  expect(localNow(new Date(2026, 10, 23, 15, 20, 31))).toBe('2026-11-23T15:20:00');
});
