import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import TextArea from './TextArea.svelte';

test('grows with its words', async () => {
  const screen = await render(TextArea, { label: 'What happened?' });
  const area = screen.getByRole('textbox', { name: 'What happened?' });
  const before = area.element().getBoundingClientRect().height;
  await area.fill('One line\n'.repeat(9));
  await expect
    .poll(() => area.element().getBoundingClientRect().height)
    .toBeGreaterThan(before + 50);
  await area.fill('');
  await expect.poll(() => area.element().getBoundingClientRect().height).toBe(before);
  await expect.element(area).toHaveAttribute('spellcheck', 'false');
  await expectNoAxeFaults();
});

test('words stand in the direction in which they are read', async () => {
  const screen = await render(TextArea, { label: 'What happened?', value: 'كان خارج المدرسة' });
  const area = screen.getByLabelText('What happened?');
  expect(getComputedStyle(area.element()).direction).toBe('rtl');
  await area.fill('He was outside the school.');
  expect(getComputedStyle(area.element()).direction).toBe('ltr');
});

test('what was deleted is offered until it stands there again', async () => {
  const screen = await render(TextArea, { label: 'What happened?', bringsBack: true });
  const area = screen.getByRole('textbox');
  const bringBack = screen.getByRole('button');
  await area.fill('He was outside the school again.');
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  await expect.element(bringBack).toBeVisible();
  await area.fill('He was outside the school again.');
  await expect.element(bringBack).not.toBeInTheDocument();
});
