import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import SummaryList from './SummaryList.svelte';

const rows = [
  { key: 'what', label: 'What happened', answer: 'He was outside.', words: true },
  { key: 'damage', label: 'Damaged', answer: '' },
];

test('says what was left as not provided, and each change by its name', async () => {
  const onchange = vi.fn();
  const screen = await render(SummaryList, { rows, onchange });
  await expect.element(screen.getByText('Not said')).toBeVisible();
  await screen.getByRole('button', { name: 'Change: Damaged' }).click();
  expect(onchange).toHaveBeenCalledWith('damage');
  await expectNoAxeFaults();
});
