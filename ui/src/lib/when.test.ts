import { expect, test } from 'vitest';
import said from './said-times.json';
import { sayWholeWhen, sayWhen, type When } from './when';

test.each(said)('says $whole, as print does', ({ when, span, whole }) => {
  expect(sayWhen(when as When)).toBe(span);
  expect(sayWholeWhen(when as When)).toBe(whole);
});

test('what is not known is no date, only words', () => {
  const when: When = { precision: 'unknown', basis: 'memory', said: 'in spring' };
  expect(sayWholeWhen(when)).toBe('“in spring”');
});
