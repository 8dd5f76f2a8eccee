import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { pack } from '../../testing/small-case';
import Screen from './Screen.svelte';

test('says whom to call, when they are there, and when that was looked up', async () => {
  await openScreen(Screen, {}, { pack: async () => pack });
  await expect.element(page.getByText('Call 0808 802 0300')).toBeVisible();
  await expect.element(page.getByText('Looked up on 23 November 2026.')).toBeVisible();
  await expect
    .element(page.getByRole('heading', { name: 'You need no log to report' }))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('999 stands there even when nothing else can be read', async () => {
  const refused = () => Promise.reject({ code: 'unexpected', params: {} });
  await openScreen(Screen, {}, { pack: refused });
  await expect.element(page.getByText(/call 999\./)).toBeVisible();
});

test('the keys and the lock have buttons here', async () => {
  const { frame } = await openScreen(Screen, {}, { pack: async () => pack });
  await page.getByRole('button', { name: 'Show the keys' }).click();
  expect(frame.showShortcuts).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'Lock' }).click();
  expect(frame.lock).toHaveBeenCalledOnce();
});
