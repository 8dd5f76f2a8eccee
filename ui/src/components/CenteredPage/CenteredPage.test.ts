import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { markup } from '../../testing/snippet';
import CenteredPage from './CenteredPage.svelte';

test('is the main part of the page, and keeps within a narrow window', async () => {
  await page.viewport(320, 600);
  const screen = await render(CenteredPage, { children: markup('<h1>Daybook</h1>') });
  await expect.element(screen.getByRole('main')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectNoAxeFaults();
  await page.viewport(1280, 900);
});
