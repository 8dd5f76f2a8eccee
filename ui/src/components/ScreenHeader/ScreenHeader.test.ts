import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import ScreenHeader from './ScreenHeader.svelte';

test('is the heading of its screen, with a way back', async () => {
  const onback = vi.fn();
  const screen = await render(ScreenHeader, { heading: 'Timeline', lead: '63 incidents', onback });
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Timeline' })).toBeVisible();
  await screen.getByRole('button', { name: 'Back' }).click();
  expect(onback).toHaveBeenCalledOnce();
  await expectNoAxeFaults();
});
