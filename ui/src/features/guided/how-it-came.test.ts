import { expect, test } from 'vitest';
import { channelsAfter } from './how-it-came';

test('a kind that says how it came answers that, too', () => {
  expect(channelsAfter([], [], ['letters'])).toEqual(['letter']);
  expect(channelsAfter(['letter'], [], ['letters'])).toEqual(['letter']);
  expect(channelsAfter([], [], ['watching'])).toEqual([]);
});

test('taken away again, it takes away only what it said', () => {
  expect(channelsAfter(['in_person', 'letter'], ['letters'], [])).toEqual(['in_person']);
  expect(channelsAfter(['call'], ['calls', 'silent_calls'], ['calls'])).toEqual(['call']);
});

test('what the person took away stays away', () => {
  expect(channelsAfter([], ['letters'], ['letters', 'watching'])).toEqual([]);
});
