import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Radios from './Radios.svelte';

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'I am not sure', hint: 'That is a good answer' },
];

test('is a group with a legend, and tells the answer', async () => {
  const onchange = vi.fn();
  const screen = await render(Radios, { legend: 'Were they there?', choices, onchange });
  await expect.element(screen.getByRole('group', { name: 'Were they there?' })).toBeVisible();
  await screen.getByRole('radio', { name: /not sure/ }).click();
  expect(onchange).toHaveBeenLastCalledWith('unsure');
  await expectNoAxeFaults();
});

test('a wrong answer is said in words', async () => {
  const screen = await render(Radios, { legend: 'Were they there?', choices, error: 'Choose one' });
  await expect
    .element(screen.getByRole('group', { name: 'Were they there?' }))
    .toHaveAccessibleDescription(/Error: *Choose one/);
  await expectNoAxeFaults();
});

test('each answer can be hit with an unsteady hand', async () => {
  const screen = await render(Radios, { legend: 'Were they there?', choices });
  for (const label of screen.container.querySelectorAll('label')) {
    expect(label.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  }
});
