import { expect, test } from 'vitest';
import type { FieldSpec } from './field-specs';
import { isEmpty, readTyped, typedOf } from './fields';

const specs: FieldSpec[] = [
  { name: 'name', as: 'text', needed: true },
  { name: 'numbers', as: 'lines' },
  { name: 'born', as: 'day' },
  { name: 'protected', as: 'yes' },
  { name: 'point', as: 'point' },
  {
    name: 'promised',
    as: 'rows',
    of: [
      { name: 'what', as: 'text', needed: true },
      { name: 'due', as: 'day' },
    ],
  },
];

const kept = {
  kind: 'person',
  name: 'Daniel Ashe',
  numbers: ['07700 900123', '07700 900456'],
  born: '1988-03-04',
  protected: true,
  point: { latitude_microdegrees: 52_954_780, longitude_microdegrees: -1_158_110 },
  promised: [{ what: 'to call back', due: '2026-04-01', asked_elsewhere: 'stays' }],
  not_asked_here: 'stays too',
};

test('what was kept goes into the form and comes out the same, unasked fields and all', () => {
  const typed = typedOf(specs, kept);
  expect(readTyped(specs, typed, kept, 'f')).toEqual({ values: kept, problems: [] });
});

test('an untouched form is empty, and asks only for what is needed', () => {
  const typed = typedOf(specs, {});
  expect(isEmpty(specs, typed)).toBe(true);
  const { problems } = readTyped(specs, typed, {}, 'f');
  expect(problems.map(({ field }) => field)).toEqual(['f-name']);
});

test('what is emptied is gone, and empty rows are no rows', () => {
  const typed = {
    ...typedOf(specs, kept),
    numbers: ' \n ',
    promised: [typedOf(specs[5]!.of!, {})],
  };
  const { values, problems } = readTyped(specs, typed, kept, 'f');
  expect(problems).toEqual([]);
  expect(values).not.toHaveProperty('numbers');
  expect(values).not.toHaveProperty('promised');
});

test('a problem names the row that it is in, and a point must lie on the earth', () => {
  const row = { what: '', due: { day: '1', month: '4', year: '2026' } };
  const typed = { ...typedOf(specs, kept), promised: [row], point: '91, 0' };
  const { problems } = readTyped(specs, typed, kept, 'f');
  expect(problems.map(({ field }) => field)).toEqual(['f-point', 'f-promised-0-what']);
});
