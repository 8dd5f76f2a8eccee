import { describe, expect, test } from 'vitest';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import type { FindingPlace } from '$lib/generated/FindingPlace';
import type { PlannedExhibit } from '$lib/generated/PlannedExhibit';
import { plan } from '../../testing/small-bundle';
import { home, number, passages, seen } from '../../testing/small-seen';
import { answerOf, choiceOf, unanswered } from './choice';
import {
  byKind,
  decide,
  groupOf,
  nothingNew,
  sameOf,
  standingOf,
  tally,
  versionsTogether,
} from './seeing';

test('what is protected is withheld and everything else goes out, until somebody decides', () => {
  const answers = unanswered();
  expect(standingOf(home.places[0]!, answers)).toEqual({ withheld: true, decided: false });
  expect(standingOf(number.places[0]!, answers)).toEqual({ withheld: false, decided: false });
  expect(tally(seen, answers)).toMatchObject({ total: 6, decided: 0, open: 1, withheld: 3 });
  expect(choiceOf(answers)).toMatchObject({ withhold: [], leave: [], kept_out: [] });
});

test('a passage that may tell of a subject is no detail, and goes out until somebody decides', () => {
  expect([home, number, ...passages].map(groupOf)).toEqual([
    'protected',
    'open',
    'subject',
    'subject',
  ]);
  const all = { ...seen, findings: [...seen.findings, ...passages] };
  expect(tally(all, unanswered())).toMatchObject({ total: 9, open: 1, passages: 3, withheld: 3 });
  const decided = decide(unanswered(), passages[0]!.places, true);
  const answers = { ...unanswered(), decided };
  expect(tally(all, answers)).toMatchObject({ decided: 2, open: 1, passages: 1, withheld: 3 });
  expect(choiceOf(answers)).toMatchObject({ withhold: ['advice-1', 'advice-2'], leave: [] });
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

test('nor what stands in a file that an earlier bundle kept back, until that is given after all', () => {
  const place = { ...home.places[2]!, kept_back: 'kept_out' as const };
  const kept = { withheld: true, decided: true, file: 'kept_out' };
  expect(standingOf(place, unanswered())).toEqual(kept);
  const given = { ...unanswered(), exhibits: { i2: 'looked_at' as const } };
  expect(standingOf(place, given)).toEqual({ withheld: true, decided: false });
});

test('an exhibit that was looked at goes out, and is counted', () => {
  const answers = {
    ...unanswered(),
    exhibits: { i1: 'looked_at' as const, i3: 'kept_out' as const },
  };
  expect(tally(seen, answers)).toMatchObject({ decided: 2, notLookedAt: [] });
  expect(choiceOf(answers)).toMatchObject({ only_for_police: [], kept_out: ['i3'] });
});

test('what an earlier bundle kept back is decided, until somebody gives it after all', () => {
  const [photo, archive] = seen.to_look_at;
  const going = { ...seen, to_look_at: [{ ...photo!, kept_back: 'kept_out' as const }, archive!] };
  expect(tally(going, unanswered())).toMatchObject({ decided: 1, notLookedAt: [archive] });
  expect(choiceOf(unanswered())).toMatchObject({ kept_out: [], looked_at: [] });
  const answers = { ...unanswered(), exhibits: { i1: 'looked_at' as const } };
  expect(answerOf(going.to_look_at[0]!, answers)).toBe('looked_at');
  expect(choiceOf(answers)).toMatchObject({ kept_out: [], looked_at: ['i1'] });
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

describe('a plan that was made anew', () => {
  const exhibit = (mark: string): PlannedExhibit => ({
    item: `item ${mark}`,
    exhibit: mark,
    title: 'a file',
    file_name: `${mark.replace('/', '-')}_file.pdf`,
    size_words: '2 MB',
    how: 'as_received',
    why: [],
  });
  const forPoliceOnly = (['police_read_me', 'contact_sheet', 'originals_schedule'] as const).map(
    (what) => ({ file_name: `POLICE_ONLY_${what}.pdf`, what }),
  );
  const before: BundlePlanView = {
    ...plan,
    exhibits: ['AB/1', 'AB/2', 'AB/3', 'AB/4'].map(exhibit),
    police_only: false,
  };
  /** The same, and one exhibit otherwise. */
  const withExhibit = (mark: string, some: Partial<PlannedExhibit>): BundlePlanView => ({
    ...before,
    exhibits: before.exhibits.map((one) => (one.exhibit === mark ? { ...one, ...some } : one)),
  });

  test('shows something new where a place or an exhibit is to be looked at', () => {
    const fewer = { ...before, findings: [home], to_look_at: seen.to_look_at.slice(1) };
    expect(nothingNew(before, before)).toBe(true);
    expect(nothingNew(before, { ...before, findings: [home] })).toBe(true);
    expect(nothingNew(fewer, { ...fewer, findings: seen.findings })).toBe(false);
    expect(nothingNew(fewer, { ...fewer, to_look_at: seen.to_look_at })).toBe(false);
  });

  test('shows something new where a place that was withheld would go out', () => {
    const places = home.places.map((place) => ({ ...place, protected: false, withheld: false }));
    const open = { ...before, findings: [{ ...home, places }, number] };
    expect(nothingNew(before, open)).toBe(false);
  });

  test.each<[string, Partial<BundlePlanView>]>([
    ['an incident', { incidents: before.incidents + 1 }],
    ['one incident less', { incidents: before.incidents - 1 }],
    ['another entry', { other_entries: before.other_entries + 1 }],
    ['an exhibit', { exhibits: [...before.exhibits, exhibit('AB/9')] }],
    ['one exhibit less', { exhibits: before.exhibits.slice(1) }],
    ['another exhibit', { exhibits: [...before.exhibits.slice(1), exhibit('AB/9')] }],
    ['a document', { documents: [...before.documents, { file_name: 'a', what: 'read_me' }] }],
    ['what stays out', { left_out: [...before.left_out, { what: 'Priya', why: 'protected' }] }],
    ['what stays out no longer', { left_out: [] }],
    ['why it stays out', { left_out: [{ ...before.left_out[0]!, why: 'not_chosen' }] }],
  ])('shows something new by %s', (_, some) => {
    expect(nothingNew(before, { ...before, ...some })).toBe(false);
  });

  test('shows nothing new where the exhibits that are decided on go out otherwise', () => {
    for (const mark of ['AB/1', 'AB/2', 'AB/3']) {
      const kept = withExhibit(mark, { how: 'kept_out', file_name: '' });
      expect(nothingNew(before, kept)).toBe(true);
      const forPolice = withExhibit(mark, { how: 'clean_copy', size_words: '1 MB' });
      const documents = [...before.documents, ...forPoliceOnly];
      const now = { ...forPolice, documents, police_only: true, size_words: '9 MB' };
      expect(nothingNew(before, now)).toBe(true);
      expect(nothingNew(now, before)).toBe(true);
    }
  });

  test('shows nothing new where an exhibit has another name for what is withheld in its title', () => {
    const place = number.places[0]!;
    const spot = { in: 'field', entry: 'i4', kind: 'item', revision: 1, field: '/description' };
    const inTitle = { ...place, id: 'title-1', name: 'AB/4', spot } as FindingPlace;
    const findings = [...seen.findings, { ...number, places: [inTitle] }];
    const now = { ...withExhibit('AB/4', { file_name: 'AB-4_file_withheld.pdf' }), findings };
    expect(nothingNew({ ...before, findings }, now)).toBe(true);
  });

  test('shows something new where an exhibit goes out otherwise that nobody decides on', () => {
    for (const how of ['clean_copy', 'police_only', 'in_earlier_bundle'] as const) {
      expect(nothingNew(before, withExhibit('AB/4', { how }))).toBe(false);
    }
    expect(nothingNew(before, withExhibit('AB/4', { file_name: 'AB-4_other.pdf' }))).toBe(false);
  });
});
