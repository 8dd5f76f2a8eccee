import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import SkipLink from './SkipLink.svelte';

test('shows itself to the keyboard', async () => {
  const onskip = vi.fn();
  const screen = await render(SkipLink, { label: 'Skip', onskip });
  const link = screen.getByRole('button', { name: 'Skip' });
  expect(link.element().getBoundingClientRect().height).toBeLessThan(5);
  await userEvent.keyboard('{Tab}');
  await expect.element(link).toHaveFocus();
  expect(link.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await userEvent.keyboard('{Enter}');
  expect(onskip).toHaveBeenCalledOnce();
  await expectNoAxeFaults();
});
