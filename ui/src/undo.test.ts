import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { TextArea, TextField } from '$components';
import { undoByKeys } from './undo';

beforeEach(() => window.addEventListener('keydown', undoByKeys));
afterEach(() => window.removeEventListener('keydown', undoByKeys));

test.each([
  ['a text area', TextArea],
  ['a text field', TextField],
])('in %s everything that was typed over comes back, and goes again', async (_, Box) => {
  const screen = await render(Box, { label: 'What happened' });
  const box = screen.getByRole('textbox');
  await box.click();
  await userEvent.keyboard('He was outside');
  await userEvent.keyboard('{Control>}a{/Control}x');
  await expect.element(box).toHaveValue('x');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(box).toHaveValue('He was outside');
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.element(box).toHaveValue('x');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(box).toHaveValue('He was outside');
  await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
  await expect.element(box).toHaveValue('x');
});

test('outside a box the keys do nothing', () => {
  const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true });
  document.body.dispatchEvent(event);
  undoByKeys(event);
  expect(event.defaultPrevented).toBe(false);
});
