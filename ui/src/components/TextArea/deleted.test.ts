import { expect, test } from 'vitest';
import { Deleted } from './deleted';

const LONG = 'He was outside the house again when I came home.';
const box = (value: string, selectionStart = value.length, selectionEnd = selectionStart) =>
  ({ value, selectionStart, selectionEnd }) as HTMLTextAreaElement;

function change(before: HTMLTextAreaElement, now: string, kept?: string) {
  const deleted = new Deleted();
  deleted.begins(before);
  return deleted.was(now, kept);
}

test.each([
  ['a letter over all of it', box(LONG, 0, LONG.length), 'H'],
  ['all of it cut', box(LONG, 0, LONG.length), ''],
  ['something as long pasted over it', box(LONG, 0, LONG.length), LONG.toUpperCase()],
  ['many words deleted by one key', box(LONG), LONG.slice(0, 10)],
])('%s is kept', (_, before, now) => {
  expect(change(before, now)).toBe(LONG);
});

test('a slip of a key is not', () => {
  expect(change(box(LONG), LONG.slice(0, -1))).toBeUndefined();
  expect(change(box(LONG, 0, 19), LONG.slice(19))).toBeUndefined();
});

test('what was written since and deleted too does not take the place of what was longer', () => {
  const since = 'Something else, of some length.';
  expect(change(box(since, 0, since.length), '', LONG)).toBe(LONG);
  expect(change(box(LONG, 0, LONG.length), '', since)).toBe(LONG);
});
