import { describe, expect, test } from 'vitest';
import { localAt, spanOf } from '$lib/time/instants';
import { sayWhen } from '$lib/time/when';
import { nearClockChanges } from '../../testing/clock-changes';
import { nearAt, partNear, partsOf, whenNear } from './timing';

const london = 'Europe/London';
const evening = Date.UTC(2026, 10, 27, 22, 32);
const afterMidnight = Date.UTC(2026, 10, 28, 0, 30);

describe('one tap', () => {
  test('in the evening', () => {
    const said = nearAt(evening, london).map((near) => sayWhen(whenNear(near, evening, london)));
    expect(said).toEqual([
      '27 November 2026, between 00:00 and 22:32',
      'between 26 November 2026, 18:00 and 27 November 2026, 06:00',
      '26 November 2026',
    ]);
  });

  test('after midnight says nothing of which day could be doubted', () => {
    expect(nearAt(afterMidnight, london)).toEqual(['tonight', 'yesterday']);
    expect(sayWhen(whenNear('tonight', afterMidnight, london))).toBe(
      'between 27 November 2026, 18:00 and 28 November 2026, 00:30',
    );
    expect(sayWhen(whenNear('yesterday', afterMidnight, london))).toBe('27 November 2026');
  });

  test('from six in the morning it is last night', () => {
    const six = Date.UTC(2026, 10, 28, 6);
    expect(nearAt(six, london)).toContain('last_night');
    expect(whenNear('last_night', six, london).latest).toBe('2026-11-28T06:00:00');
  });
});

describe('a part of it', () => {
  test('only what had begun', () => {
    expect(partsOf('earlier_today', Date.UTC(2026, 10, 27, 15, 20), london)).toEqual([
      'early_hours',
      'morning',
      'afternoon',
    ]);
    expect(partsOf('last_night', Date.UTC(2026, 10, 28, 9), london)).toEqual(['evening', 'night']);
    expect(partsOf('tonight', afterMidnight, london)).toEqual(['evening', 'night']);
  });

  test('one that is not over ends now', () => {
    expect(partNear('earlier_today', 'evening', Date.UTC(2026, 10, 27, 20), london)).toMatchObject({
      earliest: '2026-11-27T18:00:00',
      latest: '2026-11-27T20:00:00',
      part_of_day: 'evening',
    });
    const night = partNear('tonight', 'night', afterMidnight, london);
    expect(night.latest).toBe('2026-11-28T00:30:00');
    expect(sayWhen(night)).toBe('27 November 2026, night into 28 November');
  });
});

test('nothing lies ahead or ends before it begins, also where clocks go forward or back', () => {
  const wrong = nearClockChanges(110).flatMap(({ zone, instant }) =>
    nearAt(instant, zone)
      .flatMap((near) => [
        whenNear(near, instant, zone),
        ...partsOf(near, instant, zone).map((part) => partNear(near, part, instant, zone)),
      ])
      .filter((when) => {
        const [from, to] = spanOf(when) ?? [1, 0];
        const ahead = when.latest! > localAt(instant, zone);
        // A day stays whole by the calendar, also where its last minute never was.
        const later = when.precision !== 'day' && to > instant;
        return from > to || later || ahead || when.earliest! > when.latest!;
      })
      .map((when) => ({ zone, at: localAt(instant, zone), when })),
  );
  expect(wrong).toEqual([]);
}, 120_000);
