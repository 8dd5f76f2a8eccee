import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { markup } from '../../testing/snippet';
import Fieldset from './Fieldset.svelte';

const asked = {
  legend: 'Who saw it?',
  children: markup('<label><input type="checkbox" /> Priya</label>'),
};

test('the hint and then the error are read out with the question', async () => {
  const screen = await render(Fieldset, { ...asked, hint: 'All of them', error: 'Choose one' });
  const group = screen.getByRole('group', { name: 'Who saw it?' });
  await expect.element(group).toHaveAccessibleDescription(/^All of them *Error: *Choose one$/);
  await expect.element(group.getByRole('checkbox', { name: 'Priya' })).toBeVisible();
  await expectNoAxeFaults();
});

test('what is not there is not named', async () => {
  const screen = await render(Fieldset, asked);
  const group = screen.getByRole('group', { name: 'Who saw it?' });
  await expect.element(group).not.toHaveAttribute('aria-describedby');
  await expectNoAxeFaults();
});

test('a hidden legend still names the group', async () => {
  const screen = await render(Fieldset, { ...asked, legendHidden: true });
  await expect.element(screen.getByRole('group', { name: 'Who saw it?' })).toBeVisible();
  expect(screen.getByText('Who saw it?').element().getBoundingClientRect().width).toBe(1);
  await expectNoAxeFaults();
});

test('an error summary can lead to it by its id', async () => {
  const screen = await render(Fieldset, { ...asked, id: 'witnesses', error: 'Choose one' });
  document.getElementById('witnesses')?.focus();
  await expect.element(screen.getByRole('group', { name: 'Who saw it?' })).toHaveFocus();
});
