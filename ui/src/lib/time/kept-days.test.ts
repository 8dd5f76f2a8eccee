import { expect, test } from 'vitest';
import { noDay, readDay, typedDay } from './kept-days';

test('a day goes into three boxes and comes out the same', () => {
  expect(readDay(typedDay('2026-03-04'))).toEqual({ day: '2026-03-04' });
});

test('three empty boxes are no day and no fault; half a day is one', () => {
  expect(readDay(noDay())).toEqual({});
  expect(readDay({ day: '31', month: 'feb', year: '2026' }).problem).toMatch(/no such day/);
  expect(readDay({ day: '', month: '', year: '2026' }).problem).toMatch(/day, month and year/);
});
