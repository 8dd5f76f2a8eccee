import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import PassphraseField from './PassphraseField.svelte';

afterEach(() => void vi.useRealTimers());

const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('is covered, can be shown, and gives the passphrase away once', async () => {
  const screen = await render(PassphraseField, { label: 'Passphrase' });
  const field = screen.getByRole('textbox', { name: 'Passphrase' });
  const covered = screen.container.querySelector('input')!;
  expect(covered.type).toBe('password');
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Show Passphrase' }).click();
  await field.fill('six plain words');
  const component = screen.component as unknown as { take: () => Uint8Array };
  expect(words(component.take())).toBe('six plain words');
  expect(covered.value).toBe('');
  await expect.poll(() => covered.type).toBe('password');
});

test('is emptied when the window has been left for half a minute', async () => {
  const screen = await render(PassphraseField, { label: 'Passphrase' });
  const input = screen.container.querySelector('input')!;
  input.value = 'six plain words';
  vi.useFakeTimers();
  window.dispatchEvent(new Event('blur'));
  vi.advanceTimersByTime(29_000);
  expect(input.value).not.toBe('');
  window.dispatchEvent(new Event('focus'));
  vi.advanceTimersByTime(60_000);
  expect(input.value).not.toBe('');
  window.dispatchEvent(new Event('blur'));
  vi.advanceTimersByTime(30_000);
  expect(input.value).toBe('');
});

test('says that Caps Lock is on, and no longer than it is', async () => {
  const screen = await render(PassphraseField, { label: 'Passphrase' });
  const input = screen.container.querySelector('input')!;
  const press = (modifierCapsLock: boolean) =>
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'A', modifierCapsLock, bubbles: true }),
    );
  press(true);
  await expect.element(screen.getByText('Caps Lock is on.')).toBeVisible();
  await expectNoAxeFaults();
  press(false);
  await expect.element(screen.getByText('Caps Lock is on.')).not.toBeInTheDocument();
});
