import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import Dialog from './Dialog.svelte';

const props = { open: true, heading: 'Erase this entry?', children: text('Its words go.') };

test('is named by its heading and closed by Escape', async () => {
  const onclose = vi.fn();
  const screen = await render(Dialog, { ...props, onclose });
  await expect.element(screen.getByRole('dialog', { name: 'Erase this entry?' })).toBeVisible();
  await expectNoAxeFaults();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => onclose.mock.calls.length).toBe(1);
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});

test('has a button to close it, for those who do not know the key', async () => {
  const screen = await render(Dialog, props);
  await screen.getByRole('button', { name: 'Close' }).click();
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});

test('begins at its heading, keeps the Tab key within, and gives the focus back', async () => {
  const opener = document.createElement('button');
  opener.textContent = 'Open';
  document.body.append(opener);
  opener.focus();
  const screen = await render(Dialog, props);
  await expect.element(page.getByRole('heading', { name: 'Erase this entry?' })).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
  opener.remove();
});

test('goes in the same moment as the page it stands on', async () => {
  const screen = await render(Dialog, props);
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  screen.unmount();
  expect(document.querySelector('[role="dialog"]')).toBeNull();
  expect(document.body.textContent).not.toContain('Its words go.');
});
