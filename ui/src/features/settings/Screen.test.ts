import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Settings } from '$lib/generated/Settings';
import type { Answers } from '$lib/backend/fake';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { code, fingerprint, key } from '../../testing/small-bundle';
import Screen from './Screen.svelte';

const settings: Settings = {
  lock_after_minutes: 10,
  theme: 'system',
  hide_closes: false,
  keep_out_of_captures: true,
  keeper_name: null,
  initials: 'X',
  initials_asked: false,
  initials_fixed: false,
  zone: 'Europe/London',
  other_person: null,
};

afterEach(() => vi.restoreAllMocks());

async function open(answers: Answers = {}) {
  const usual: Answers = {
    strength: async () => ({ score: 4, enough: true, enough_for_zip: true }),
    settings: async () => settings,
    new_key_begun: async () => false,
    backups: async () => [],
  };
  await openScreen(Screen, {}, { ...usual, ...answers });
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

test('what this system cannot do is not offered', async () => {
  await open();
  expect(navigator.userAgent).toMatch(/Linux/);
  await expect
    .element(page.getByRole('checkbox', { name: 'Leave this window out of them' }))
    .not.toBeInTheDocument();
});

test('stays out of captures until that is turned off', async () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(windows);
  const change_settings = vi.fn(async () => ({ ...settings, keep_out_of_captures: false }));
  await open({ change_settings });
  const kept = page.getByRole('checkbox', { name: 'Leave this window out of them' });
  await expect.element(kept).toBeChecked();
  await kept.click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(kept).not.toBeChecked();
  expect(change_settings).toHaveBeenCalledWith({
    change: expect.objectContaining({ keep_out_of_captures: false }),
  });
});

test('initials that were only shown are not given', async () => {
  const change_settings = vi.fn(async () => settings);
  await open({ change_settings });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(change_settings).toHaveBeenCalledWith({
    change: expect.not.objectContaining({ initials: 'X' }),
  });
});

test('initials that a bundle shows cannot be changed, and it says why', async () => {
  await open({ settings: async () => ({ ...settings, initials: 'AB', initials_fixed: true }) });
  await expect
    .element(page.getByText(/Exhibit marks begin with AB\. A bundle was made/))
    .toBeVisible();
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
  await expect.element(page.getByText(/and the old one does not/)).toBeVisible();
  await expect.element(page.getByText(/Your recovery code still opens it/)).toBeVisible();
  expect(given).toEqual([['old words here', 'copper lantern walks']]);
});

test('a new passphrase is weighed while it is typed, and six words are offered', async () => {
  await open({
    strength: async ({ passphrase }) => ({
      score: passphrase.length > 20 ? 4 : 1,
      enough: true,
      enough_for_zip: true,
    }),
    suggest_passphrase: async () => 'copper lantern walks over seven hills',
  });
  const next = page.getByLabelText('New passphrase', { exact: true });
  await next.fill('hunter2');
  await expect.element(page.getByText('Guessed very fast.')).toBeVisible();
  await page.getByRole('button', { name: /six words/ }).click();
  await expect.element(page.getByText('copper lantern walks over seven hills')).toBeVisible();
  await next.fill('copper lantern walks over seven hills');
  await expect.element(page.getByText('Very hard to guess.')).toBeVisible();
  await expectNoAxeFaults();
});

async function typeForNewKey() {
  await page.getByRole('button', { name: 'Seal everything under a new key' }).click();
  await page.getByLabelText('Passphrase you have now', { exact: true }).fill('old words here');
  for (const label of ['Passphrase for the new key', 'The same once more']) {
    await page.getByLabelText(label, { exact: true }).fill('copper lantern walks');
  }
}

test('a new key says what it costs and what it cannot reach before it is made', async () => {
  const given: string[][] = [];
  let stop: (thrown: unknown) => void = () => undefined;
  await open({
    make_new_key: ({ old, new: next }) => {
      given.push([old, next].map((bytes) => new TextDecoder().decode(bytes)));
      return new Promise((_, reject) => (stop = reject));
    },
    cancel: async () => stop({ code: 'cancelled', params: {} }),
  });
  await typeForNewKey();
  for (const said of [
    /as much free room again/,
    /code you have now stops working/,
    /Copies made earlier still open/,
  ]) {
    await expect.element(page.getByText(said)).toBeVisible();
  }
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Make the new key' }).click();
  await expect.element(page.getByText('Sealing everything under the new key')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/what was done is kept/);
  expect(given).toEqual([['old words here', 'copper lantern walks']]);
});

test('a new key asks for the new passphrase twice', async () => {
  const make_new_key = vi.fn(async () => undefined);
  await open({ make_new_key });
  await typeForNewKey();
  await page.getByLabelText('The same once more', { exact: true }).fill('copper lantern');
  await page.getByRole('button', { name: 'Make the new key' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/are not the same/);
  expect(make_new_key).not.toHaveBeenCalled();
});

test('a new key that was not finished can be given up', async () => {
  let begun = true;
  await open({
    new_key_begun: async () => begun,
    drop_new_key: async () => void (begun = false),
  });
  await expect.element(page.getByText(/was begun and not finished/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Remove what was begun' }).click();
  await expect.element(page.getByText(/was begun and not finished/)).not.toBeInTheDocument();
});

test('a check names what it found, and says to delete nothing', async () => {
  await open({
    check_vault: async () => ({
      good: false,
      leaves: 12,
      files: 3,
      findings: [{ code: 'file-missing', about: 'AB/2' }],
      clock_went_back: [],
    }),
  });
  await page.getByRole('button', { name: 'Check everything' }).click();
  await expect.element(page.getByText('The evidence file AB/2 is missing.')).toBeVisible();
  await expect.element(page.getByText(/Delete nothing/)).toBeVisible();
  await expectNoAxeFaults();
});

test('a clock that went back is told by a check, and is no fault of the record', async () => {
  const before = { utc: '2036-11-26T09:00:00Z', offset_minutes: 0 };
  const after = { utc: '2026-11-26T09:00:00Z', offset_minutes: 0 };
  await open({
    check_vault: async () => ({
      good: true,
      leaves: 12,
      files: 3,
      findings: [],
      clock_went_back: [{ way: 'back' as const, before, after }],
    }),
  });
  await page.getByRole('button', { name: 'Check everything' }).click();
  await expect.element(page.getByText(/^In one place .* from 26 November 2036/)).toBeVisible();
  await expect.element(page.getByText(/Delete nothing/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('the fingerprint of everything written so far names the key that signs', async () => {
  await open({ fingerprint: async () => fingerprint });
  await page.getByRole('button', { name: 'Show the code' }).click();
  await expect.element(page.getByText(code)).toBeVisible();
  await expect
    .element(page.getByText(`Your key is ${key}. It signs what you hand over.`))
    .toBeVisible();
  await expect.element(page.getByText('It covers the first 44 lines of the ledger.')).toBeVisible();
  await expectNoAxeFaults();
});
