import { expect, test } from 'vitest';
import { fakeBackend } from './backend/fake';
import type { TimelineRow } from './generated/TimelineRow';
import { IncidentChoices } from './incident-choices.svelte';

const row = (day_words: string, time_words: string): TimelineRow => ({
  id: day_words,
  number: null,
  is_event: false,
  month: '2026-11',
  day_words,
  time_words,
  what: 'Car outside.',
  behaviours: [],
  items: 0,
  witnesses: 0,
  written_words: null,
  struck_out: null,
  erased: false,
});

test('a day is said once, with its month and year', async () => {
  const rows = [row('Fri 27', 'evening'), row('17 Oct to 2 Nov', '')];
  const choices = new IncidentChoices(
    fakeBackend({ timeline_page: async () => ({ rows, milestones: [], next: null }) }),
  );
  await expect.poll(() => choices.rows.length).toBe(2);
  expect(choices.rows.map(({ label }) => label)).toEqual([
    'Fri 27 November 2026, evening: Car outside.',
    '17 Oct to 2 Nov 2026: Car outside.',
  ]);
});
