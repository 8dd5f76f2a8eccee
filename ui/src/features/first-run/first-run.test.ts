import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import { helpline } from '$lib/helpline';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen, openStartScreen } from '../../testing/open';
import RecoveryCode from './RecoveryCode.svelte';
import Screen from './Screen.svelte';
import WorthKnowing from './WorthKnowing.svelte';

const strong: Answers = {
  strength: async () => ({ score: 4, enough: true, enough_for_zip: true }),
};

const onbackup = () => undefined;
const onleave = () => undefined;
const onturned = () => undefined;

async function toPassphrase() {
  await page.getByRole('button', { name: 'I am not in danger now' }).click();
  await page.getByText('No', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('asks about danger first, then about the computer, then for a passphrase', async () => {
  const create_vault = vi.fn(async () => undefined);
  const { onopened } = await openStartScreen(
    Screen,
    { ...strong, create_vault },
    { onbackup, onleave, onturned },
  );
  await expect.element(page.getByRole('heading', { name: 'Are you in danger now?' })).toBeVisible();
  await expect.element(page.getByText(/press 55/)).toBeVisible();
  await expect.element(page.getByText(/landline: call 999 and stay on the line/)).toBeVisible();
  await expectNoAxeFaults();
  await toPassphrase();
  await expectNoAxeFaults();
  await page.getByLabelText('Passphrase', { exact: true }).fill('six plain words');
  await expect.element(page.getByText('Very hard to guess.')).toBeVisible();
  await page.getByLabelText('Passphrase again', { exact: true }).fill('six plain words');
  await page.getByRole('button', { name: 'Lock with this passphrase' }).click();
  await expect.poll(() => onopened.mock.calls.length).toBe(1);
});

test('somebody else’s computer: other ways first, and the person decides', async () => {
  await openStartScreen(Screen, strong, { onbackup, onleave, onturned });
  await page.getByRole('button', { name: 'I am not in danger now' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await page.getByText('I am not sure', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .element(
      page.getByText(
        `${helpline.name} first: ${helpline.number}, weekdays from 09:30; hours vary.`,
      ),
    )
    .toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Go on with this computer' }).click();
  await expect.element(page.getByText(/Shift three times/)).toBeVisible();
});

test('two that differ are refused, and nothing is made', async () => {
  const create_vault = vi.fn(async () => undefined);
  await openStartScreen(Screen, { ...strong, create_vault }, { onbackup, onleave, onturned });
  await toPassphrase();
  await page.getByLabelText('Passphrase', { exact: true }).fill('six plain words');
  await page.getByLabelText('Passphrase again', { exact: true }).fill('six plane words');
  await page.getByRole('button', { name: 'Lock with this passphrase' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/not the same/);
  await expectNoAxeFaults();
  expect(create_vault).not.toHaveBeenCalled();
});

test('six words are offered', async () => {
  await openStartScreen(
    Screen,
    { ...strong, suggest_passphrase: async () => 'a b c d e f' },
    { onbackup, onleave, onturned },
  );
  await toPassphrase();
  await page.getByRole('button', { name: 'Offer me six words' }).click();
  await expect.element(page.getByText('a b c d e f')).toBeVisible();
});

test('one can leave from the first question', async () => {
  const onleave = vi.fn();
  await openStartScreen(Screen, strong, { onbackup, onleave, onturned });
  await page.getByRole('button', { name: 'Leave Daybook' }).click();
  expect(onleave).toHaveBeenCalledOnce();
});

test('the recovery code is shown once, word by word', async () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  const { container } = await openScreen(
    RecoveryCode,
    {},
    { make_recovery_code: async () => words },
  );
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Show me a recovery code' }).click();
  await expect.poll(() => container.querySelectorAll('ol li').length).toBe(12);
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'I have written them down' }).click();
  await expect.element(page.getByRole('status')).toBeVisible();
  expect(container.textContent).not.toContain('eleven');
  expect(container.querySelectorAll('ol li').length).toBe(0);
});

test('a declined recovery code is not offered again', async () => {
  const change_settings = vi.fn(() => new Promise<never>(() => undefined));
  await openScreen(RecoveryCode, {}, { change_settings });
  await page.getByRole('button', { name: 'I do not want one' }).click();
  expect(change_settings).toHaveBeenCalledWith({ change: { recovery_code_declined: true } });
});

test('what is worth knowing is there, unhurried', async () => {
  await openScreen(WorthKnowing, {});
  await expect.element(page.getByRole('heading', { name: /lawyer may one day/ })).toBeVisible();
  await expectNoAxeFaults();
});
