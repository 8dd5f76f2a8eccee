import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import BarTable from './BarTable.svelte';

const props = {
  caption: 'Incidents by month',
  labelHeading: 'Month',
  countHeading: 'Incidents',
  bars: [
    { id: '2026-05', label: 'May 2026', count: 1 },
    { id: '2026-06', label: 'June 2026', count: 6, uncertain: 2 },
    { id: '2026-07', label: 'July 2026', count: 0 },
  ],
};

test('bars have their table, and each count opens its entries', async () => {
  const onopen = vi.fn();
  const screen = await render(BarTable, { ...props, onopen });
  await screen.getByRole('button', { name: 'June 2026: 6. Open these entries' }).click();
  expect(onopen).toHaveBeenCalledWith('2026-06');
  await screen.getByText('Show as a table').click();
  await expect.element(screen.getByRole('table', { name: 'Incidents by month' })).toBeVisible();
  await expect
    .element(screen.getByRole('columnheader', { name: 'Of which uncertain' }))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('lengths are in proportion, and nothing is styled in the markup', async () => {
  const screen = await render(BarTable, props);
  const bars = [...screen.container.querySelectorAll('svg .certain')];
  const width = (at: number) => bars[at]!.getBoundingClientRect().width;
  expect(width(1) / width(0)).toBeCloseTo(4, 1);
  expect(screen.container.querySelector('[style]')).toBeNull();
});
