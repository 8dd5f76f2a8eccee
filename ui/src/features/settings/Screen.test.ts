import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Settings } from '$lib/generated/Settings';
import type { Answers } from '$lib/backend/fake';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import Screen from './Screen.svelte';

const settings: Settings = {
  lock_after_minutes: 10,
  theme: 'system',
  hide_closes: false,
  keeper_name: null,
  initials: 'X',
  initials_fixed: false,
  zone: 'Europe/London',
  other_person: null,
};

async function open(answers: Answers = {}) {
  await openScreen(Screen, {}, { settings: async () => settings, ...answers });
  await expect.element(page.getByRole('radio', { name: 'As this computer' })).toBeChecked();
}

test('keeps what was changed, and says so only then', async () => {
  const change_settings = vi.fn(async () => ({ ...settings, initials: 'AB' }));
  await open({ change_settings });
  await expectNoAxeFaults();
  await page.getByLabelText('Lock after so many').fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  expect(change_settings).not.toHaveBeenCalled();
  await page.getByLabelText('Lock after so many').fill('5');
  await page.getByLabelText('Initials for exhibit marks').fill('ab');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(change_settings).toHaveBeenCalledWith({
    change: expect.objectContaining({ lock_after_minutes: 5, initials: 'AB' }),
  });
});

test('initials that marks were given with cannot be changed', async () => {
  await open({ settings: async () => ({ ...settings, initials: 'AB', initials_fixed: true }) });
  await expect.element(page.getByText(/Exhibit marks begin with AB/)).toBeVisible();
  await expect.element(page.getByLabelText('Initials for exhibit marks')).not.toBeInTheDocument();
});

test('a new passphrase is asked for twice, and says what older copies still open with', async () => {
  const given: string[][] = [];
  const change_passphrase: Answers['change_passphrase'] = async ({ old, new: next }) => {
    given.push([old, next].map((bytes) => new TextDecoder().decode(bytes)));
  };
  await open({ change_passphrase });
  await expect.element(page.getByText(/still opens with the old passphrase/)).toBeVisible();
  await page.getByLabelText('Passphrase now', { exact: true }).fill('old words here');
  await page.getByLabelText('New passphrase', { exact: true }).fill('copper lantern walks');
  await page.getByLabelText('New passphrase again', { exact: true }).fill('copper lantern');
  await page.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/are not the same/);
  await page.getByLabelText('New passphrase again', { exact: true }).fill('copper lantern walks');
  await page.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect.element(page.getByText(/From now on only the new one/)).toBeVisible();
  expect(given).toEqual([['old words here', 'copper lantern walks']]);
});

test('a check names what it found, and says to delete nothing', async () => {
  await open({
    check_vault: async () => ({
      good: false,
      leaves: 12,
      files: 3,
      findings: [{ code: 'check-file-missing', about: 'AB/2' }],
    }),
  });
  await page.getByRole('button', { name: 'Check everything' }).click();
  await expect.element(page.getByText('The evidence file AB/2 is missing.')).toBeVisible();
  await expect.element(page.getByText(/Delete nothing/)).toBeVisible();
  await expectNoAxeFaults();
});
