import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import Chip from './Chip.svelte';

test('is words by itself, and a switch with something to do', async () => {
  const screen = await render(Chip, {
    children: text('watching'),
    pressed: true,
    onclick: () => {},
  });
  const chip = screen.getByRole('button', { name: 'watching' });
  await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
  expect(chip.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await expectNoAxeFaults();
});
