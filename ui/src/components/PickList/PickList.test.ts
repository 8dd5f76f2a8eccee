import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import PickList from './PickList.svelte';

test('a row hidden by a search stays chosen', async () => {
  const onchange = vi.fn();
  const screen = await render(PickList, {
    legend: 'Which incidents?',
    rows: [{ id: 'b', label: '14 March 2026: a car outside' }],
    chosen: ['a'],
    onsearch: () => undefined,
    onchange,
  });
  await screen.getByRole('checkbox', { name: /a car outside/ }).click();
  expect(onchange).toHaveBeenLastCalledWith(['a', 'b']);
  await expect.element(screen.getByText('2 chosen')).toBeVisible();
  await expectNoAxeFaults();
});
