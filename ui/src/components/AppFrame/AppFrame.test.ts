import PenLine from '@lucide/svelte/icons/pen-line';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { markup } from '../../testing/snippet';
import AppFrame from './AppFrame.svelte';

const props = () => ({
  places: [
    { name: 'write', label: 'Write', icon: PenLine },
    { name: 'settings', label: 'Settings', icon: PenLine, atEnd: true },
  ],
  current: 'write',
  ongo: vi.fn(),
  onhide: vi.fn(),
  children: markup('<h1>What happened?</h1>'),
});

afterEach(() => page.viewport(1280, 900));

test('says where the person is, and goes elsewhere', async () => {
  const given = props();
  const screen = await render(AppFrame, given);
  await expect
    .element(screen.getByRole('button', { name: 'Write' }))
    .toHaveAttribute('aria-current', 'page');
  await screen.getByRole('button', { name: 'Settings' }).click();
  expect(given.ongo).toHaveBeenCalledWith('settings');
  await expectNoAxeFaults();
});

test('the first stop of the keyboard skips to the page', async () => {
  const screen = await render(AppFrame, props());
  await userEvent.keyboard('{Tab}');
  await expect.element(screen.getByRole('button', { name: 'Skip to the page' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('main')).toHaveFocus();
});

test('Hide does not move, however far the page is scrolled', async () => {
  const screen = await render(AppFrame, {
    ...props(),
    children: markup('<h1>Long</h1>'),
  });
  const tall = screen.container.querySelector('main')!;
  tall.style.height = '5000px';
  const where = () =>
    screen.getByRole('button', { name: /^Hide/ }).element().getBoundingClientRect();
  const before = where();
  window.scrollTo(0, 3000);
  expect([where().top, where().left]).toEqual([before.top, before.left]);
  window.scrollTo(0, 0);
});

test.each([1366, 1100, 900, 700, 400])('at %i pixels no word is ever under Hide', async (width) => {
  await page.viewport(width, 800);
  const words = '<p style="max-width: none">He was outside the house again. </p>';
  const screen = await render(AppFrame, {
    ...props(),
    children: markup(`<div>${words.repeat(400)}</div>`),
  });
  const main = screen.getByRole('main').element();
  const hide = screen.getByRole('button', { name: /^Hide/ }).element();
  for (const scrolled of [0, 10, 33, 500, 3000]) {
    window.scrollTo(0, scrolled);
    const { left, right, top, bottom } = hide.getBoundingClientRect();
    const around = [left - 4, left + 1, right - 1, right + 4].flatMap((x) =>
      [top - 4, top + 1, bottom - 1, bottom + 4].map((y) => document.elementFromPoint(x, y)),
    );
    expect(around.some((seen) => main.contains(seen))).toBe(false);
  }
  window.scrollTo(0, 0);
});

test('at 500 pixels the menu opens where it is seen, however far the page is scrolled, and Escape closes it', async () => {
  await page.viewport(500, 700);
  const screen = await render(AppFrame, { ...props(), children: markup('<h1>Long</h1>') });
  screen.container.querySelector('main')!.style.height = '5000px';
  window.scrollTo(0, 3000);
  const menu = screen.getByRole('button', { name: 'Menu' });
  // The driver's own click would scroll first.
  (menu.element() as HTMLElement).click();
  const settings = screen.getByRole('button', { name: 'Settings' });
  await expect.element(settings).toBeVisible();
  const { top, bottom } = settings.element().getBoundingClientRect();
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThan(700);
  expect(window.scrollY).toBe(3000);
  await expectNoAxeFaults();
  await userEvent.keyboard('{Escape}');
  await expect.element(settings).not.toBeInTheDocument();
  await expect.element(menu).toHaveFocus();
  window.scrollTo(0, 0);
});

test('at 320 pixels the places are behind a menu and nothing needs scrolling sideways', async () => {
  await page.viewport(320, 640);
  const given = props();
  const screen = await render(AppFrame, given);
  await expect.element(screen.getByRole('button', { name: 'Settings' })).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Menu' }).click();
  await screen.getByRole('button', { name: 'Settings' }).click();
  expect(given.ongo).toHaveBeenCalledWith('settings');
  await expect.element(screen.getByRole('button', { name: /^Hide/ })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectNoAxeFaults();
});
