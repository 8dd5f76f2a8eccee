import { expect, test, vi } from 'vitest';
import { personRow } from '../testing/small-case';
import { fakeBackend } from './backend/fake';
import type { Person } from './generated/Person';
import { named, peopleOf, remember, theOtherPerson } from './people';

const dan: Person = { name: 'Dan', role: 'other_person', protected: false };

test('the other person stands first, and nobody who was struck out', () => {
  const struck = { ...personRow('p3', dan), struck_out: { written_words: '', reason: null } };
  const rows = [
    personRow('p1', { name: 'Priya', role: 'witness' }),
    struck as never,
    personRow('p2', dan),
  ];
  expect(peopleOf(rows).map(({ id }) => id)).toEqual(['p2', 'p1']);
});

test('the other person can be chosen before they are written down, and only then', () => {
  expect(theOtherPerson([])).toHaveLength(1);
  expect(theOtherPerson(peopleOf([personRow('p2', dan)]))).toEqual([]);
});

test('a number, an address and a name each go where they belong, once', () => {
  expect(named(dan, '07700 900604').numbers).toEqual(['07700 900604']);
  expect(named(named(dan, '+44 7700 900604'), '+44 7700 900604').numbers).toHaveLength(1);
  expect(named(dan, 'dan@example.com').emails).toEqual(['dan@example.com']);
  expect(named(dan, 'the man in the grey car').aliases).toEqual(['the man in the grey car']);
  expect(named(dan, ' Dan ')).toEqual(dan);
  expect(named(dan, '1234').aliases).toEqual(['1234']);
});

test('a number that is remembered is called that, and is a number', async () => {
  const record = vi.fn(async () => ({
    entry: 'p9',
    revision: 1,
    kind: 'person' as const,
    is_new: true,
  }));
  expect(await remember(fakeBackend({ record }), '07700 900604', 'other')).toBe('p9');
  expect(record).toHaveBeenCalledWith({
    entry: {
      kind: 'person',
      name: '07700 900604',
      role: 'other',
      protected: false,
      numbers: ['07700 900604'],
    },
  });
});
