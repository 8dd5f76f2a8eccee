import { expect, test } from 'vitest';
import { sayMoment, sayStamp } from './moments';

const now = new Date(2026, 10, 23, 9, 0);
const said = (...local: [number, number, number, number, number]) =>
  sayMoment(new Date(...local).toISOString(), now);

test('a moment is said as people say it', () => {
  expect(said(2026, 10, 23, 8, 5)).toBe('today at 08:05');
  expect(said(2026, 10, 22, 23, 59)).toBe('yesterday at 23:59');
  expect(said(2026, 2, 14, 19, 30)).toBe('on Saturday 14 March 2026 at 19:30');
});

test('a clock that runs ahead is said as it stands', () => {
  expect(said(2027, 0, 1, 0, 0)).toBe('on Friday 1 January 2027 at 00:00');
});

test('a moment with its year is said with its year, today’s too', () => {
  expect(sayStamp(new Date(2036, 2, 14, 19, 30).toISOString())).toBe('14 March 2036, 19:30');
});
