import { expect, test } from 'vitest';
import { readDate, readMonth, readTime } from './typed-dates';

test.each([
  ['20:30', 20, 30],
  ['8.30pm', 20, 30],
  ['8 pm', 20, 0],
  ['8 p.m.', 20, 0],
  ['12am', 0, 0],
  ['12.15 pm', 12, 15],
  ['2030', 20, 30],
  ['8:30', 8, 30],
  ['0:05', 0, 5],
  ['noon', 12, 0],
  ['midnight', 0, 0],
])('%s is a time', (typed, hour, minute) => {
  expect(readTime(typed)).toEqual({ hour, minute });
});

test.each(['', '8', '25:00', '8:75', '13pm', 'tea time', '8:3'])('"%s" is no time', (typed) => {
  expect(readTime(typed)).toBeUndefined();
});

test('months are read by number and by name', () => {
  expect([readMonth('3'), readMonth('Mar'), readMonth('march'), readMonth('sept.')]).toEqual([
    3, 3, 3, 9,
  ]);
  expect([readMonth('13'), readMonth('0'), readMonth('ju'), readMonth('mars')]).toEqual(
    Array(4).fill(undefined),
  );
});

test('dates are read, or say which box is wrong', () => {
  expect(readDate({ day: '14', month: 'March', year: '2026' })).toEqual({
    year: 2026,
    month: 3,
    day: 14,
  });
  expect(readDate({ day: '1st', month: '3', year: '26' })).toEqual({
    year: 2026,
    month: 3,
    day: 1,
  });
  expect(readDate({ day: '', month: '', year: '2026' })).toBe('missing');
  expect(readDate({ day: 'x', month: '3', year: '2026' })).toBe('day');
  expect(readDate({ day: '1', month: 'Marchember', year: '2026' })).toBe('month');
  expect(readDate({ day: '1', month: '3', year: '202' })).toBe('year');
  expect(readDate({ day: '31', month: '2', year: '2026' })).toBe('no-such-day');
});
