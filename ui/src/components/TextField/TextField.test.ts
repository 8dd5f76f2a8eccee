import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import TextField from './TextField.svelte';

test('says its label, its hint and what is wrong, and keeps what is typed to itself', async () => {
  const screen = await render(TextField, {
    label: 'Name',
    hint: 'As you know them',
    error: 'Write a name',
  });
  const field = screen.getByRole('textbox', { name: 'Name' });
  await expect.element(field).toHaveAccessibleDescription(/As you know them.*Write a name/);
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAttribute('autocomplete', 'off');
  await expect.element(field).toHaveAttribute('autocapitalize', 'off');
  await expect.element(field).toHaveAttribute('spellcheck', 'false');
  await field.fill('Sam');
  await expect.element(field).toHaveValue('Sam');
  await expectNoAxeFaults();
});

test('an optional field says so in words', async () => {
  const screen = await render(TextField, { label: 'Reference', optional: true });
  await expect.element(screen.getByLabelText('Reference (optional)')).toBeVisible();
});
