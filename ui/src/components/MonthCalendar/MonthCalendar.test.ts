import { createRawSnippet } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { localNow } from '$lib/time/dates';
import { expectNoAxeFaults } from '../../testing/axe';
import { emulate } from '../../testing/media';
import MonthCalendar from './MonthCalendar.svelte';

const day = createRawSnippet<[string]>(() => ({ render: () => '<span></span>' }));

async function open(month = '2026-11', some: object = {}) {
  const onmonth = vi.fn<(month: string) => void>((next) => void screen.rerender({ month: next }));
  const onopen = vi.fn<(day: string) => void>();
  const sayDay = (at: string) => (at === '2026-11-21' ? '2 incidents' : 'nothing');
  const props = { month, day, sayDay, onmonth, onopen, ...some };
  const screen = await render(MonthCalendar, props);
  return { onmonth, onopen };
}

const dayOf = (name: string) => page.getByRole('button', { name: new RegExp(`^${name},`) });

afterEach(async () => {
  await emulate();
});

test('is a table of weeks that begin on Monday, each day with what it holds', async () => {
  await open();
  await expect.element(page.getByRole('grid', { name: 'November 2026' })).toBeVisible();
  expect(page.getByRole('columnheader').elements()).toHaveLength(7);
  await expect.element(page.getByRole('columnheader').first()).toHaveTextContent('Monday');
  await expect
    .element(page.getByRole('button', { name: 'Saturday 21 November, 2 incidents' }))
    .toBeVisible();
  // The first of the month is a Sunday: six days of October have no cell of their own.
  expect(page.getByRole('button').elements()).toHaveLength(30);
  await expectNoAxeFaults();
});

test('is one stop of the Tab key, and goes by the arrow keys, also into the next month', async () => {
  const { onmonth } = await open('2026-10');
  await userEvent.tab();
  await expect.element(dayOf('Thursday 1 October')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  await expect.element(dayOf('Friday 9 October')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
  await expect.element(dayOf('Friday 6 November')).toHaveFocus();
  expect(onmonth).toHaveBeenLastCalledWith('2026-11');
});

test('Home and End keep to the week, Page Up and Page Down to the day', async () => {
  await open('2026-10');
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{End}');
  await expect.element(dayOf('Sunday 11 October')).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(dayOf('Monday 5 October')).toHaveFocus();
  await userEvent.keyboard('{PageUp}');
  await expect.element(dayOf('Saturday 5 September')).toHaveFocus();
  await userEvent.keyboard('{PageDown}{Shift>}{PageDown}{/Shift}');
  await expect.element(dayOf('Tuesday 5 October')).toHaveFocus();
});

test('a week that begins in another month ends at the first', async () => {
  await open('2026-10');
  await userEvent.tab();
  await userEvent.keyboard('{Home}');
  await expect.element(dayOf('Thursday 1 October')).toHaveFocus();
});

test('Enter, the space bar and a click open a day', async () => {
  const { onopen } = await open('2026-10');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}{ArrowRight} ');
  await dayOf('Saturday 3 October').click();
  expect(onopen.mock.calls).toEqual([['2026-10-01'], ['2026-10-02'], ['2026-10-03']]);
});

test('today is told', async () => {
  const today = localNow();
  await open(today.slice(0, 7));
  await expect.poll(() => document.querySelectorAll('[aria-current="date"]').length).toBe(1);
  const marked = document.querySelector<HTMLElement>('[aria-current="date"]');
  expect(marked?.dataset.value).toBe(today.slice(0, 10));
});

test('the opened day is told, in forced colours too', async () => {
  await emulate({ name: 'forced-colors', value: 'active' });
  await open('2026-11', { opened: '2026-11-21' });
  await expect.element(page.getByRole('gridcell', { selected: true })).toHaveTextContent('21');
  await expectNoAxeFaults();
});
