import { expect, test } from 'vitest';
import { allOf } from '../all-of';
import type { PlaceKind } from '../generated/PlaceKind';
import type { FieldsOf, GivenOf } from './field-specs';
import { typedOf } from './fields';

// Held by the type check: there, an expected error that does not come is an error.

const place = (...fields: FieldsOf<'place'>) => fields;
const report = (...fields: FieldsOf<'report'>) => fields;
const choice = { name: 'place_kind', as: 'choice', say: (kind: PlaceKind) => kind } as const;
const kinds = allOf<PlaceKind>()(['home', 'work', 'school', 'family', 'other']);

const asked = place(
  { name: 'name', as: 'text', needed: true },
  { ...choice, choices: kinds, brings: () => ({ protected: true }) },
  { name: 'address', as: 'words', more: true },
  { name: 'protected', as: 'yes' },
);

test('the questions about one kind make a form, and only for that kind', () => {
  expect(Object.keys(typedOf(asked, {}))).toEqual(['name', 'place_kind', 'address', 'protected']);
  // @ts-expect-error: a report has other fields
  const others: FieldsOf<'report'> = asked;
  expect(others).toBe(asked);
});

test('a question about what such an entry does not have does not compile', () => {
  // @ts-expect-error: a place has no plate
  place({ name: 'plate', as: 'text' });
  // @ts-expect-error: a promise has no reference
  report({ name: 'promised', as: 'rows', of: [{ name: 'reference', as: 'text' }] });
  // @ts-expect-error: a place is nowhere in time
  const given: GivenOf<'place'> = { when: { precision: 'unknown', basis: 'memory' } };
  expect(given).toBeDefined();
});

test('a question asked in a way in which that cannot be answered does not compile', () => {
  // @ts-expect-error: one address, not a list of lines
  place({ name: 'address', as: 'lines' });
  // @ts-expect-error: a kind is chosen, not typed
  place({ name: 'place_kind', as: 'text' });
  // @ts-expect-error: how many metres is not asked
  place({ name: 'radius_metres', as: 'text' });
  // @ts-expect-error: without a name there is no place
  place({ name: 'name', as: 'text' });
});

test('choices that do not come from the list of them all do not compile', () => {
  // @ts-expect-error: nobody counted them
  place({ ...choice, choices: ['home', 'work', 'school', 'family', 'other'] });
  // @ts-expect-error: these are of something else
  place({ ...choice, choices: allOf<'home' | 'work'>()(['home', 'work']) });
});
