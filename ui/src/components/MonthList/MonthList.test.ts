import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import MonthList from './MonthList.svelte';

test('leads to each month, the undated last', async () => {
  const onopen = vi.fn();
  const screen = await render(MonthList, {
    label: 'Months',
    months: [
      { month: '2026-11', count: 7 },
      { month: '2026-10', count: 1 },
      { month: null, count: 2 },
    ],
    current: '2026-11',
    onopen,
  });
  await screen.getByRole('button', { name: 'October 2026 1 incident' }).click();
  expect(onopen).toHaveBeenCalledWith('2026-10');
  await screen.getByRole('button', { name: 'Not sure when 2 incidents' }).click();
  expect(onopen).toHaveBeenLastCalledWith(null);
  await expectNoAxeFaults();
});
