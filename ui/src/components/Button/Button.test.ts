import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Button from './Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Save</span>' }));

test.each(['main', 'outlined', 'plain'] as const)(
  '%s: can be named, hit and seen',
  async (kind) => {
    const onclick = vi.fn();
    const screen = await render(Button, { kind, onclick, children });
    const button = screen.getByRole('button', { name: 'Save' });
    await button.click();
    expect(onclick).toHaveBeenCalledOnce();
    const { width, height } = button.element().getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await expectNoAxeFaults();
  },
);

test('a busy button keeps its focus and does nothing', async () => {
  const onclick = vi.fn();
  const screen = await render(Button, { busy: true, onclick, children });
  const button = screen.getByRole('button', { name: 'Save' });
  (button.element() as HTMLElement).click();
  expect(onclick).not.toHaveBeenCalled();
  (button.element() as HTMLElement).focus();
  expect(document.activeElement).toBe(button.element());
});

test('a main button that turns busy can be read in the same moment', async () => {
  const screen = await render(Button, { kind: 'main', children });
  const button = screen.getByRole('button', { name: 'Save' });
  await userEvent.hover(button);
  await screen.rerender({ busy: true });
  await expectNoAxeFaults();
  const now = getComputedStyle(button.element()).backgroundColor;
  await screen.rerender({ busy: true });
  await new Promise((drawn) => requestAnimationFrame(drawn));
  expect(getComputedStyle(button.element()).backgroundColor).toBe(now);
});
