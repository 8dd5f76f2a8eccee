import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { pack } from '../../testing/small-case';
import Screen from './Screen.svelte';

test('says whom to call, when they are there, and how old that may be', async () => {
  await openScreen(Screen, {}, { pack: async () => pack });
  await expect.element(page.getByText('Call 0808 802 0300')).toBeVisible();
  await expect
    .element(page.getByText('From a page last seen in 2026; call to check.'))
    .toBeVisible();
  await expect
    .element(page.getByRole('heading', { name: 'You need no log to report' }))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('nobody is told to call where there is only a site', async () => {
  const [helpline] = pack.contacts;
  const site = { ...helpline!, number: undefined, site: 'example.org' };
  await openScreen(Screen, {}, { pack: async () => ({ ...pack, contacts: [site] }) });
  await expect
    .element(page.getByText('From a page last seen in 2026; it may have changed.'))
    .toBeVisible();
});

test('999 stands there even when nothing else can be read', async () => {
  const refused = () => Promise.reject({ code: 'unexpected', params: {} });
  await openScreen(Screen, {}, { pack: refused });
  await expect.element(page.getByText(/call 999\./)).toBeVisible();
  await expect.element(page.getByText(/stay on the line; there is no 55/)).toBeVisible();
});

test('the keys and the lock have buttons here', async () => {
  const { frame } = await openScreen(Screen, {}, { pack: async () => pack });
  await page.getByRole('button', { name: 'Show the keys' }).click();
  expect(frame.showShortcuts).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'Lock' }).click();
  expect(frame.lock).toHaveBeenCalledOnce();
});
