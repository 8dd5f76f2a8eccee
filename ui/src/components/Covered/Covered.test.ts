import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import Covered from './Covered.svelte';

test('nothing under it exists before it is opened', async () => {
  const onopen = vi.fn();
  const screen = await render(Covered, {
    what: 'photo, 14 March 2026',
    children: text('the picture'),
    onopen,
  });
  expect(screen.container.textContent).not.toContain('the picture');
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Show photo, 14 March 2026' }).click();
  await expect.element(screen.getByText('the picture')).toBeVisible();
  expect(onopen).toHaveBeenCalledOnce();
  await screen.getByRole('button', { name: 'Cover again' }).click();
  await expect.element(screen.getByText('the picture')).not.toBeInTheDocument();
});
