import { expect, test } from 'vitest';
import { nearClockChanges } from '../../testing/clock-changes';
import { instantsOf, localAt, spanOf } from './instants';
import { isShortlyBefore, shortlyBefore } from './about-now';

const london = 'Europe/London';
const HOUR = 3_600_000;

test('the time is the zone’s own, whatever the computer’s clock is set to', () => {
  expect(localAt(Date.UTC(2026, 5, 1, 14, 20), london)).toBe('2026-06-01T15:20:00');
  expect(localAt(Date.UTC(2026, 10, 23, 0, 5), london)).toBe('2026-11-23T00:05:00');
});

test('a time came once, twice, or never', () => {
  expect(instantsOf('2026-10-25T01:30:00', london)).toHaveLength(2);
  expect(instantsOf('2026-03-29T01:30:00', london)).toEqual([]);
  expect(instantsOf('2026-07-01T12:00:00', london)).toEqual([Date.UTC(2026, 6, 1, 11)]);
});

test('about now is the hour that ended when writing began, and claims no minute', () => {
  expect(shortlyBefore(Date.UTC(2026, 10, 27, 22, 32, 41), london)).toEqual({
    earliest: '2026-11-27T21:32:00',
    latest: '2026-11-27T22:32:00',
    zone: london,
    precision: 'part_of_day',
    basis: 'memory',
  });
});

test('what somebody wrote as a span does not become "shortly before"', () => {
  const { precision: _, ...span } = shortlyBefore(Date.UTC(2026, 10, 27, 22, 32), london);
  expect(isShortlyBefore({ ...span, precision: 'range' })).toBe(false);
  expect(isShortlyBefore({ ...span, precision: 'hour' })).toBe(false);
  expect(isShortlyBefore({ ...span, precision: 'part_of_day', part_of_day: 'evening' })).toBe(
    false,
  );
});

test('it ends when writing began also where clocks go forward or back', () => {
  // Where clocks go back by two hours, as at Troll, no span by the clock is an hour long.
  const near = nearClockChanges(20).filter(
    ({ zone, instant: end }) => localAt(end - HOUR, zone) <= localAt(end, zone),
  );
  const wrong = near.filter(({ zone, instant: end }) => {
    const when = shortlyBefore(end, zone);
    const [from, to] = spanOf(when) ?? [];
    const ends = from === end - HOUR && to === end && when.latest === localAt(end, zone);
    return !ends || !isShortlyBefore(when);
  });
  expect(near.length).toBeGreaterThan(1_000);
  expect(wrong).toEqual([]);
}, 60_000);
