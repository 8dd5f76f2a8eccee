import { expect, test } from 'vitest';
import { localAt, whenNow } from './now';

const london = 'Europe/London';

test('the time is the zone’s own, whatever the computer’s clock is set to', () => {
  expect(localAt(Date.UTC(2026, 5, 1, 14, 20), london)).toBe('2026-06-01T15:20:00');
  expect(localAt(Date.UTC(2026, 10, 23, 0, 5), london)).toBe('2026-11-23T00:05:00');
});

test('in the hour that comes twice, now is the one that it is', () => {
  const before = whenNow(Date.UTC(2026, 9, 25, 0, 30), london);
  const after = whenNow(Date.UTC(2026, 9, 25, 1, 30), london);
  expect(before.earliest).toBe(after.earliest);
  expect([before.fold, after.fold]).toEqual(['first', 'second']);
  expect(whenNow(Date.UTC(2026, 9, 25, 12, 0), london).fold).toBeUndefined();
});
