import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoAxeFaults } from '../../testing/axe';
import { openStartScreen } from '../../testing/open';
import Screen from './Screen.svelte';

const onrefused = () => undefined;
const onturned = () => undefined;

test('one field and one button; nothing of the case', async () => {
  await openStartScreen(Screen, {}, { onrefused, onturned });
  await expect.element(page.getByRole('heading', { name: 'Daybook' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  await expectNoAxeFaults();
});

test('a wrong passphrase is said kindly, and the field is empty again', async () => {
  const unlock = () => Promise.reject({ code: 'wrong-passphrase', params: {} });
  const { onopened } = await openStartScreen(Screen, { unlock }, { onrefused, onturned });
  const field = page.getByLabelText('Passphrase', { exact: true });
  await field.fill('not this one');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.element(page.getByText(/That does not open it/)).toBeVisible();
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  expect(onopened).not.toHaveBeenCalled();
  await expectNoAxeFaults();
});

test('the passphrase crosses as bytes and is wiped afterwards', async () => {
  const given: Uint8Array[] = [];
  let heard = '';
  const unlock = vi.fn(async ({ passphrase }: { passphrase: Uint8Array }) => {
    given.push(passphrase);
    heard = new TextDecoder().decode(passphrase);
  });
  const { onopened } = await openStartScreen(Screen, { unlock }, { onrefused, onturned });
  await page.getByLabelText('Passphrase', { exact: true }).fill('six plain words');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(() => onopened.mock.calls.length).toBe(1);
  expect(heard).toBe('six plain words');
  expect(given[0]?.every((byte) => byte === 0)).toBe(true);
});

test('a recovery code opens it under a new passphrase', async () => {
  const unlock_with_recovery = vi.fn(async () => undefined);
  const { onopened } = await openStartScreen(
    Screen,
    { unlock_with_recovery },
    { onrefused, onturned },
  );
  await page.getByText('Other ways to open').click();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await expectNoAxeFaults();
  await page.getByLabelText('Recovery code').fill('one two three');
  await page.getByLabelText('New passphrase', { exact: true }).fill('seven new plain words');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(() => onopened.mock.calls.length).toBe(1);
  expect(unlock_with_recovery).toHaveBeenCalledOnce();
});

test('the lock screen that follows a new key tells what became of it', async () => {
  const ends = ['under_way', 'made'] as const;
  let asked = 0;
  const status = async () => ({
    stage: 'locked' as const,
    recovery_code: null,
    has_entries: false,
    clock_jump: null,
    new_key: ends[Math.min(asked++, 1)] ?? null,
  });
  await openStartScreen(Screen, { status }, { onrefused, onturned });
  await expect.element(page.getByText(/is being put in place/)).toBeVisible();
  await expect.element(page.getByText(/sealed under the new key/)).toBeVisible();
  await expectNoAxeFaults();
});
