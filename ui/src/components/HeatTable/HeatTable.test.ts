import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import HeatTable from './HeatTable.svelte';

const props = {
  caption: 'Incidents by hour of the week',
  corner: 'Day',
  columns: ['00', '01', '02'],
  rows: [
    { label: 'Mon', cells: [{ count: 0 }, { count: 5 }, { count: 1, uncertain: 3 }] },
    { label: 'Tue', cells: [{ count: 0 }, { count: 0 }, { count: 2 }] },
  ],
};

test('is a table whose cells hold their numbers', async () => {
  const screen = await render(HeatTable, props);
  await expect.element(screen.getByRole('table', { name: props.caption })).toBeVisible();
  await expect.element(screen.getByRole('rowheader', { name: 'Mon' })).toBeVisible();
  await expect.element(screen.getByText('1', { exact: true })).toBeVisible();
  await expect.element(screen.getByText(/you were not sure of/)).toBeVisible();
  await expectNoAxeFaults();
});

test('each number opens what it stands on, and says so', async () => {
  const onopen = vi.fn();
  const screen = await render(HeatTable, { ...props, onopen });
  await screen.getByRole('button', { name: /Mon 02: 1, and perhaps 3 more/ }).click();
  expect(onopen).toHaveBeenCalledWith(0, 2);
  await expectNoAxeFaults();
});
