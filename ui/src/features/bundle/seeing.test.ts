import { expect, test } from 'vitest';
import type { FindingPlace } from '$lib/generated/FindingPlace';
import { home, number, seen } from '../../testing/small-seen';
import { choiceOf, unanswered } from './choice';
import { byKind, decide, nothingNew, sameOf, standingOf, tally, versionsTogether } from './seeing';

test('what is protected is withheld and everything else goes out, until somebody decides', () => {
  const answers = unanswered();
  expect(standingOf(home.places[0]!, answers)).toEqual({ withheld: true, decided: false });
  expect(standingOf(number.places[0]!, answers)).toEqual({ withheld: false, decided: false });
  expect(tally(seen, answers)).toMatchObject({ total: 6, decided: 0, open: 1, withheld: 3 });
  expect(choiceOf(answers)).toMatchObject({ withhold: [], leave: [], kept_out: [] });
});

test('confirming what is proposed counts as decided', () => {
  const answers = { ...unanswered(), decided: decide(unanswered(), home.places, true) };
  expect(sameOf(home.places, answers)).toBe(true);
  expect(tally(seen, answers)).toMatchObject({ decided: 3, withheld: 0 });
  const one = { ...answers, decided: decide(answers, [home.places[1]!], false) };
  expect(sameOf(home.places, one)).toBeUndefined();
  expect(choiceOf(one)).toMatchObject({ withhold: ['home-1', 'home-3'], leave: ['home-2'] });
});

test('what stands in a file that is kept back needs no decision', () => {
  const answers = { ...unanswered(), exhibits: { i2: 'police_only' as const } };
  expect(standingOf(home.places[2]!, answers)).toEqual({
    withheld: true,
    decided: true,
    file: 'police_only',
  });
  expect(choiceOf(answers)).toMatchObject({ only_for_police: ['i2'], kept_out: [] });
});

test('an exhibit that was looked at goes out, and is counted', () => {
  const answers = {
    ...unanswered(),
    exhibits: { i1: 'looked_at' as const, i3: 'kept_out' as const },
  };
  expect(tally(seen, answers)).toMatchObject({ decided: 2, notLookedAt: [] });
  expect(choiceOf(answers)).toMatchObject({ only_for_police: [], kept_out: ['i3'] });
});

test('kinds keep their order and take all their places along', () => {
  expect(byKind([home, number, home]).map(({ what, places }) => [what, places.length])).toEqual([
    ['address', 6],
    ['number', 1],
  ]);
});

test('what several versions of a field say alike is one row, and what they say otherwise is not', () => {
  const now = home.places[0]!;
  const version = (revision: number, some: Partial<FindingPlace> = {}): FindingPlace => ({
    ...now,
    id: `home-before-${revision}`,
    spot: { in: 'field', entry: 'e1', kind: 'incident', revision, field: '/what' },
    ...some,
  });
  const elsewhere = version(2, {
    id: 'where',
    spot: { ...now.spot, field: '/where/words' } as never,
  });
  const before = [version(1), version(0, { after: ' at ten.' }), elsewhere];
  const rows = versionsTogether([now, ...before, home.places[1]!]);
  expect(rows.map(({ place, earlier }) => [place.id, ...earlier.map(({ id }) => id)])).toEqual([
    ['home-1', 'home-before-1'],
    ['home-before-0'],
    ['where'],
    ['home-2'],
  ]);
});

test('a place or an exhibit that was not shown before is new, and one that is gone is not', () => {
  const fewer = { findings: [home], to_look_at: seen.to_look_at.slice(1) };
  expect(nothingNew(seen, seen)).toBe(true);
  expect(nothingNew(seen, fewer)).toBe(true);
  expect(nothingNew(fewer, { ...fewer, findings: seen.findings })).toBe(false);
  expect(nothingNew(fewer, { ...fewer, to_look_at: seen.to_look_at })).toBe(false);
});
