import { expect, test } from 'vitest';
import { draftName, draftOf, earlierName, incidentsOf, type DraftOf } from './draft-names';

const id = '0193a5f0-7c1e-7d2a-9b1f-3c4d5e6f7a8b';
const other = '0193a5f0-7c1e-7d2a-9b1f-3c4d5e6f7a8c';

const drafts: [string, DraftOf][] = [
  ['write', { of: 'note' }],
  ['fingerprint-left', { of: 'left-with' }],
  ['left-with:7', { of: 'left-with', bundle: 7 }],
  ['bundle', { of: 'bundle' }],
  [`guided:${id}`, { of: 'answer', incident: id }],
  [`report:${id}`, { of: 'change', kind: 'report', entry: id }],
  ['report:new', { of: 'new', kind: 'report', about: [] }],
  [`report:new:${id}`, { of: 'new', kind: 'report', about: [id] }],
  [`report:new:${id}:${other}`, { of: 'new', kind: 'report', about: [id, other] }],
  ['person:new', { of: 'new', kind: 'person', about: [] }],
  [`fingerprint_left:${id}`, { of: 'change', kind: 'fingerprint_left', entry: id }],
];

test.each(drafts)('%s is made and read', (name, draft) => {
  expect(draftName(draft)).toBe(name);
  expect(draftOf(name)).toEqual(draft);
});

test('a draft is about the incidents at which it was begun', () => {
  expect(incidentsOf({ of: 'new', kind: 'report', about: [id] })).toEqual([id]);
  expect(incidentsOf({ of: 'answer', incident: id })).toEqual([id]);
  expect(incidentsOf({ of: 'change', kind: 'report', entry: id })).toEqual([]);
});

test('names of earlier versions are still read', () => {
  expect(draftOf(`guided-${id}`)).toEqual({ of: 'answer', incident: id });
  expect(draftOf(`form-${id}`)).toEqual({ of: 'change', entry: id });
  expect(draftOf('form-report')).toEqual({ of: 'new', kind: 'report', about: [] });
  expect(draftOf('something else')).toBeNull();
  expect(draftOf('report')).toBeNull();
  expect(draftOf('made-up:new')).toBeNull();
});

test('what an earlier version kept belongs to one draft alone', () => {
  expect(earlierName({ of: 'answer', incident: id })).toBe(`guided-${id}`);
  expect(earlierName({ of: 'change', kind: 'report', entry: id })).toBe(`form-${id}`);
  expect(earlierName({ of: 'new', kind: 'report', about: [] })).toBe('form-report');
  expect(earlierName({ of: 'new', kind: 'report', about: [id] })).toBeNull();
  expect(earlierName({ of: 'note' })).toBeNull();
});
