import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import CommandPalette from './CommandPalette.svelte';

test('finds by a few letters and goes by the keyboard alone', async () => {
  const run = vi.fn();
  const actions = ['Timeline', 'People', 'Pattern'].map((label) => ({
    id: label,
    label,
    run: () => run(label),
  }));
  const screen = await render(CommandPalette, { open: true, actions });
  await expect.element(screen.getByRole('combobox')).toHaveFocus();
  await expectNoAxeFaults();
  await userEvent.keyboard('p');
  await expect
    .element(screen.getByRole('option', { name: 'People' }))
    .toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(run).toHaveBeenCalledExactlyOnceWith('Pattern');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});

test('says when there is nothing by that name', async () => {
  const screen = await render(CommandPalette, { open: true, actions: [] });
  await expect.element(screen.getByText('Nothing by that name')).toBeVisible();
});

test('finds in the record too, once the keys rest, and only what fits the words that stand there', async () => {
  const run = vi.fn();
  const find = vi.fn(async (words: string) => [
    { id: words, label: `Found by ${words}`, run: () => run(words) },
  ]);
  const screen = await render(CommandPalette, { open: true, actions: [], find });
  await userEvent.keyboard('flowers');
  await expect.element(screen.getByRole('option', { name: 'Found by flowers' })).toBeVisible();
  expect(find).toHaveBeenCalledExactlyOnceWith('flowers');
  await expectNoAxeFaults();
  await userEvent.keyboard('{Enter}');
  expect(run).toHaveBeenCalledExactlyOnceWith('flowers');
});

test('shows nothing of the record before something is typed', async () => {
  const find = vi.fn(async () => []);
  await render(CommandPalette, { open: true, actions: [], find });
  await userEvent.keyboard('f{Backspace}');
  await userEvent.keyboard('fl');
  await expect.poll(() => find.mock.calls).toEqual([['fl']]);
});

test('Escape closes it', async () => {
  const screen = await render(CommandPalette, { open: true, actions: [] });
  await expect.element(screen.getByRole('combobox')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});
