import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import DateField from './DateField.svelte';

test('is three boxes under one question, with yesterday a press away', async () => {
  const onchange = vi.fn();
  const screen = await render(DateField, {
    legend: 'Which day?',
    error: 'Write the day',
    near: true,
    now: '2026-03-01T10:00:00',
    onchange,
  });
  await expect.element(screen.getByRole('group', { name: 'Which day?' })).toBeVisible();
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Yesterday' }).click();
  await expect.element(screen.getByLabelText('Day', { exact: true })).toHaveValue('28');
  await expect.element(screen.getByLabelText('Month')).toHaveValue('2');
  await screen.getByLabelText('Year').fill('2025');
  expect(onchange).toHaveBeenCalledTimes(2);
});
