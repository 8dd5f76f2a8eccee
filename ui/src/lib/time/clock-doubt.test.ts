import { expect, test } from 'vitest';
import { clockDoubt } from './clock-doubt';

test('clocks that jumped or came back are noticed', () => {
  expect(clockDoubt('2026-03-29T01:30:00', 'Europe/London')).toBe('never_was');
  expect(clockDoubt('2026-10-25T01:30:00', 'Europe/London')).toBe('came_twice');
  expect(clockDoubt('2026-10-25T00:59:00', 'Europe/London')).toBeNull();
  expect(clockDoubt('2026-10-25T02:00:00', 'Europe/London')).toBeNull();
  expect(clockDoubt('2026-07-01T12:00:00', 'Europe/London')).toBeNull();
});
