import { expect, test } from 'vitest';
import { partsOf } from './sentence-parts';

test('a sentence is cut at its numbers, and says the same in all', () => {
  const figure = {
    sentence: 'Visits to the home: 1 in May 2026, 6 in June 2026.',
    behind: [
      { said: '1 in May 2026', entries: ['a'] },
      { said: '6 in June 2026', entries: ['b', 'c'] },
    ],
  };
  const parts = partsOf(figure);
  expect(parts.map(({ words }) => words).join('')).toBe(figure.sentence);
  expect(parts.filter(({ entries }) => entries).map(({ words }) => words)).toEqual([
    '1 in May 2026',
    '6 in June 2026',
  ]);
});

test('the same words twice open different entries', () => {
  const parts = partsOf({
    sentence: '1 day and 1 day.',
    behind: [
      { said: '1 day', entries: ['a'] },
      { said: '1 day', entries: ['b'] },
    ],
  });
  expect(parts.map(({ entries }) => entries?.[0])).toEqual(['a', undefined, 'b', undefined]);
});

test('a number that stands on no entry is no link', () => {
  expect(partsOf({ sentence: '0 days.', behind: [{ said: '0 days', entries: [] }] })).toEqual([
    { words: '0 days.' },
  ]);
});
