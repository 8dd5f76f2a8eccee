import { expect, test } from 'vitest';
import said from './said-times.json';
import { sayWholeWhen, sayWhen, sayWeekday, type When } from './when';

test.each(said)('says $whole, as print does', ({ when, span, whole }) => {
  expect(sayWhen(when as When)).toBe(span);
  expect(sayWholeWhen(when as When)).toBe(whole);
});

test('what is not known is no date, only words', () => {
  const when: When = { precision: 'unknown', basis: 'memory', said: 'in spring' };
  expect(sayWholeWhen(when)).toBe('“in spring”');
});

test('the weekday is that of the date that is said', () => {
  const memory = { basis: 'memory', zone: 'Europe/London' } as const;
  const of = (
    precision: When['precision'],
    earliest: string,
    latest: string,
    part?: When['part_of_day'],
  ) => sayWeekday({ ...memory, precision, earliest, latest, ...(part && { part_of_day: part }) });
  expect(of('day', '2026-11-28T00:00:00', '2026-11-28T23:59:00')).toBe(
    '28 November 2026 is a Saturday.',
  );
  expect(of('hour', '2026-11-27T23:40:00', '2026-11-28T00:40:00')).toBe(
    '28 November 2026 is a Saturday.',
  );
  expect(of('part_of_day', '2026-11-27T23:05:00', '2026-11-28T00:05:00')).toBe(
    '28 November 2026 is a Saturday.',
  );
  expect(of('part_of_day', '2026-11-28T22:00:00', '2026-11-29T06:00:00', 'night')).toBe(
    '28 November 2026 is a Saturday.',
  );
  expect(of('range', '2026-11-28T20:00:00', '2026-11-29T02:00:00')).toBeUndefined();
  expect(sayWeekday({ precision: 'unknown', basis: 'memory' })).toBeUndefined();
});

test('a zone that the web view does not know is named, and nothing is said of its clocks', () => {
  const when: When = {
    precision: 'minute',
    basis: 'photo',
    earliest: '2026-03-14T19:30:00',
    latest: '2026-03-14T19:30:00',
    zone: 'Europe/Nowhere_At_All',
  };
  expect(sayWhen(when, 'Europe/London')).toBe('14 March 2026, 19:30 (Nowhere At All time)');
  expect(sayWhen(when, 'Europe/Nowhere_At_All')).toBe('14 March 2026, 19:30');
});
