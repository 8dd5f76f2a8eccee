import { expect, test } from 'vitest';
import { allOf } from './all-of';
import type { Answer } from './generated/Answer';

test('the values of a union stand in the order in which they were written', () => {
  expect(allOf<Answer>()(['no', 'not_sure', 'yes'])).toEqual(['no', 'not_sure', 'yes']);
});

// Held by the type check: there, an expected error that does not come is an error.
test('a list in which one is missing, or one too many, does not compile', () => {
  const answers = allOf<Answer>();
  // @ts-expect-error: "not_sure" is missing
  answers(['yes', 'no']);
  // @ts-expect-error: all are missing
  answers([]);
  // @ts-expect-error: there is no "maybe"
  answers(['yes', 'no', 'not_sure', 'maybe']);
});
