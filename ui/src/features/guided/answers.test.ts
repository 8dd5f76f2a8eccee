import { expect, test } from 'vitest';
import type { Incident } from '$lib/generated/Incident';
import { saysTheSame } from '$lib/says-the-same';
import { answersOf, incidentFrom } from './answers';

const full: Incident = {
  what: 'He was outside.',
  when: { precision: 'unknown', basis: 'memory' },
  in_whose_words: 'Priya',
  where: { words: 'at home', place: 'place1' },
  online: { platform: 'Instagram', account: '@x', url: 'https://example.com/x' },
  who: [{ person: 'p1', why: 'his car', through: 'p2' }, { name: 'a man' }],
  behaviours: ['watching', 'made_up_tag'],
  channels: ['in_person'],
  exact_words: [{ words: ' as it was ', by: 'him' }],
  unwanted: { known: 'yes', words: 'I told him' },
  felt_then: 'cold',
  felt_after: 'tired',
  fear_of_violence: { feared: 'not_sure', against: 'both', words: 'a knife' },
  what_changed: 'the bus',
  witnesses: [{ person: 'p2', contact: '07700 900123', saw: 'the car' }],
  children_present: 'no',
  others_targeted: 'my sister',
  damage: 'the gate',
  evidence: ['i1'],
  elsewhere: [
    { what: 'CCTV', held_by: 'shop', asked: '2026-11-02', gone_by: '2026-12-02', got: 'no' },
  ],
  may_breach: [{ order: 'o1', term: 2 }, { order: 'o2' }],
  first_noted: { on: 'phone', where_now: 'phone', item: 'i2' },
};

test('answers left as they are change nothing at all', () => {
  expect(incidentFrom(answersOf(full), full)).toEqual(full);
  const least: Incident = { what: 'A few words.' };
  expect(incidentFrom(answersOf(least), least)).toEqual(least);
});

test('answers left as they are say the same in whatever order the fields stand', () => {
  const turned: Incident = {
    where: { address: '1 Example Road', place: 'place1', words: 'at home' },
    exact_words: [{ by: 'him', words: 'as it was' }],
    what: 'He was outside.',
  };
  expect(saysTheSame(incidentFrom(answersOf(turned), turned), turned)).toBe(true);
  expect(saysTheSame({ ...turned, damage: 'the gate' }, turned)).toBe(false);
  expect(saysTheSame({ ...turned, exact_words: [] }, turned)).toBe(false);
});

test('an answer that is taken away is gone', () => {
  const answers = { ...answersOf(full), damage: ' ', who: [], children: undefined };
  const made = incidentFrom(answers, full);
  expect('damage' in made || 'who' in made || 'children_present' in made).toBe(false);
});

test('fear that was written before it was asked against whom stays so', () => {
  const before: Incident = { what: 'He rang.', fear_of_violence: { feared: 'yes' } };
  expect(incidentFrom(answersOf(before), before)).toEqual(before);
});

test('who is no longer afraid is afraid for nobody', () => {
  const answers = answersOf(full);
  answers.fear.feared = 'no';
  expect(incidentFrom(answers, full).fear_of_violence).toEqual({ feared: 'no', words: 'a knife' });
});

test('what is to be remembered is no part of the incident', () => {
  const answers = answersOf({ what: 'He rang.' });
  answers.who = [{ name: '07700 900604', remember: 'other' }];
  answers.witnesses = [{ contact: 'next door' }];
  expect(incidentFrom(answers, { what: 'He rang.' })).toEqual({
    what: 'He rang.',
    who: [{ name: '07700 900604' }],
    witnesses: [{ contact: 'next door' }],
  });
});
