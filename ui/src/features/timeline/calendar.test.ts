import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { CalendarMonth } from '$lib/generated/CalendarMonth';
import { expectNoAxeFaults } from '../../testing/axe';
import { emulate } from '../../testing/media';
import { openScreen } from '../../testing/open';
import { pack, people, timelineRows } from '../../testing/small-case';
import { sayDays } from './calendar';
import Screen from './Screen.svelte';

const november: CalendarMonth = {
  days: [
    { day: '2026-11-11', count: 1, behaviours: [] },
    { day: '2026-11-16', count: 1, behaviours: ['leaving_gifts'] },
    { day: '2026-11-21', count: 12, behaviours: ['watching', 'calls', 'threat_to_kill', 'own'] },
  ],
  spans: [
    { from: '2026-10-30', to: '2026-11-02', count: 2 },
    { from: '2026-11-13', to: '2026-11-14', count: 1 },
  ],
};

function answers(): Answers {
  const nothing: CalendarMonth = { days: [], spans: [] };
  return {
    pack: async () => pack,
    entries: async () => people,
    timeline_frame: async () => ({
      total: timelineRows.length,
      span_words: null,
      months: [
        { month: '2026-11', label: '', count: 3 },
        { month: '2025-03', label: '', count: 1 },
        { month: null, label: '', count: 1 },
      ],
    }),
    timeline_page: async () => ({ rows: timelineRows, milestones: [], next: null }),
    calendar_month: async ({ month }) => (month === '2026-11-01' ? november : nothing),
    calendar_page: async () => ({ rows: timelineRows.slice(0, 1), milestones: [], next: null }),
  };
}

async function open(some: Answers = {}) {
  const opened = await openScreen(Screen, {}, { ...answers(), ...some });
  await page.getByRole('button', { name: 'Calendar' }).click();
  await expect.element(page.getByRole('grid', { name: 'November 2026' })).toBeVisible();
  return opened;
}

const day = (name: RegExp | string) => page.getByRole('button', { name });

afterEach(async () => {
  await emulate();
  await page.viewport(1280, 860);
});

test('begins at the newest month, says how many and what of each day, and shows no words', async () => {
  await open();
  const busy = day(
    'Saturday 21 November, 12 incidents: Following, watching, turning up; Getting in touch; Threats, violence and what is forbidden; Something else, or not said',
  );
  await expect.element(busy).toBeVisible();
  await expect.element(day('Monday 16 November, 1 incident: Getting in touch')).toBeVisible();
  await expect.element(day('Tuesday 17 November, nothing')).toBeVisible();
  await expect.element(page.getByText('Car parked across the road')).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('what is not known to a day stands beneath, on no day', async () => {
  const calendar_page = vi.fn(answers().calendar_page);
  await open({ calendar_page });
  await expect.element(day(/^Saturday 14 November, nothing/)).toBeVisible();
  await day(/^On 13 November 2026 or 14 November 2026/).click();
  expect(calendar_page).toHaveBeenLastCalledWith({
    filter: {},
    from: '2026-11-13',
    to: '2026-11-14',
    after: null,
  });
  await expect
    .element(page.getByRole('heading', { name: 'On 13 November 2026 or 14 November 2026' }))
    .toHaveFocus();
  await expect.element(page.getByText('1 incident has no date.')).toBeVisible();
  await expectNoAxeFaults();
});

test('a day lists its incidents, which open, and coming back finds the day again', async () => {
  const { router } = await open();
  await day(/^Saturday 21 November/).click();
  await expect
    .element(page.getByRole('heading', { name: 'Saturday 21 November 2026' }))
    .toHaveFocus();
  await page.getByRole('button', { name: /^Car parked/ }).click();
  expect(router.current).toEqual({ name: 'incident', params: { id: 'e1' } });
  expect(router.kept.get('timeline')).toMatchObject({
    calendar: { instead: true, opened: { from: '2026-11-21', to: '2026-11-21' } },
  });
});

test('goes by month, and to the first and the last that hold something', async () => {
  const calendar_month = vi.fn(answers().calendar_month);
  await open({ calendar_month });
  await page.getByRole('button', { name: 'The month before' }).click();
  await expect.element(page.getByRole('grid', { name: 'October 2026' })).toBeVisible();
  await expect.element(page.getByText(/^October 2026 holds nothing/)).toBeVisible();
  await page.getByRole('button', { name: 'The month after' }).click();
  await page.getByRole('button', { name: 'The month after' }).click();
  await expect.element(page.getByRole('grid', { name: 'December 2026' })).toBeVisible();
  await page.getByRole('button', { name: 'First month: March 2025' }).click();
  await expect.element(page.getByRole('grid', { name: 'March 2025' })).toBeVisible();
  await page.getByRole('button', { name: 'Last month: November 2026' }).click();
  await expect.element(day(/^Saturday 21 November, 12 incidents/)).toBeVisible();
  // One question a month, however often it was looked at in between.
  expect(calendar_month.mock.calls.map(([{ month }]) => month)).toEqual([
    '2026-11-01',
    '2026-10-01',
    '2026-11-01',
    '2026-12-01',
    '2025-03-01',
    '2026-11-01',
  ]);
});

test('asks with the same filter as the list', async () => {
  const calendar_month = vi.fn(answers().calendar_month);
  await open({ calendar_month });
  await page.getByLabelText('Search').fill('flowers');
  await expect.poll(() => calendar_month.mock.lastCall?.[0].filter).toEqual({ search: 'flowers' });
});

test('a month is jumped to as in the list, and what has no date is shown there', async () => {
  await open();
  await page.getByRole('button', { name: 'Jump to a month' }).click();
  await page.getByRole('button', { name: /^March 2025/ }).click();
  await expect.element(page.getByRole('grid', { name: 'March 2025' })).toBeVisible();
  await page.getByRole('button', { name: 'Show in the list' }).click();
  await expect.element(page.getByText('Car parked across the road').first()).toBeVisible();
});

test.each([
  ['dark', [{ name: 'prefers-color-scheme', value: 'dark' }]],
  ['forced colours', [{ name: 'forced-colors', value: 'active' }]],
] as const)('%s', async (_, features) => {
  await emulate(...features);
  await open();
  await day(/^Saturday 21 November/).click();
  await expectNoAxeFaults();
});

test('400 % zoom needs no scrolling sideways, and the arrow keys go on', async () => {
  await page.viewport(320, 256);
  await open();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await day(/^Saturday 21 November/).click();
  await expect
    .element(page.getByRole('heading', { name: 'Saturday 21 November 2026' }))
    .toHaveFocus();
  (day(/^Saturday 21 November/).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect
    .element(page.getByRole('heading', { name: 'Sunday 22 November 2026' }))
    .toHaveFocus();
  await expectNoAxeFaults();
});

test('no more is said than is known', () => {
  expect(sayDays({ from: '2026-11-02', to: '2026-11-08' })).toBe(
    'Some time in the week from 2 November 2026 to 8 November 2026',
  );
  expect(sayDays({ from: '2026-11-03', to: '2026-11-09' })).toBe(
    'Some time between 3 November 2026 and 9 November 2026',
  );
  expect(sayDays({ from: '2026-11-01', to: '2026-11-30' })).toBe('Some time in November 2026');
  expect(sayDays({ from: '2026-11-01', to: '2026-11-29' })).toMatch(/^Some time between/);
  expect(sayDays({ from: '2025-11-01', to: '2026-11-30' })).toMatch(/^Some time between/);
  expect(sayDays({ from: '2026-12-31', to: '2027-01-01' })).toBe(
    'On 31 December 2026 or 1 January 2027',
  );
});
