import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Fault } from '$lib/generated/Fault';
import type { WentBack } from '$lib/generated/WentBack';
import { expectNoAxeFaults } from '../../testing/axe';
import { openStartScreen } from '../../testing/open';
import { backups } from '../../testing/small-case';
import FromBackup from './FromBackup.svelte';
import Screen from './Screen.svelte';

const shorter: Fault = { code: 'history-missing', params: { acknowledged: '12', found: '9' } };
const went: WentBack = {
  kept: 9,
  last_saved: '2026-11-22T08:59:00Z',
  lost: 3,
  files_missing: 1,
};

async function open(answers: Answers = {}, refused: Fault = shorter) {
  const onleave = vi.fn<() => void>();
  const opened = await openStartScreen(
    Screen,
    { backups: async () => backups, ...answers },
    { refused, onleave },
  );
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { ...opened, onleave };
}

async function take(way: string) {
  await page.getByRole('radio', { name: way }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('one question, calmly: what is wrong, what each way gives back, and that it can be left', async () => {
  const { onleave } = await open();
  await expect.element(page.getByText('Your record is not as it was saved')).toBeVisible();
  await expect.element(page.getByText(/Nothing that is here now is deleted/)).toBeVisible();
  await expect.element(page.getByText('Of 12 saved changes, 3 are missing.')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await take('Leave it as it is for now');
  expect(onleave).toHaveBeenCalledOnce();
});

test('what does not open at all cannot be opened anyway', async () => {
  await open({ backups: async () => [] }, { code: 'damaged', params: { part: 'key file' } });
  await expect.element(page.getByText('Your record does not open as it is')).toBeVisible();
  await expect.element(page.getByText('There is no automatic backup to go back to.')).toBeVisible();
  await expect.element(page.getByText('Open what is still here')).not.toBeInTheDocument();
  await expect.element(page.getByText('Go back to an automatic backup')).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('goes back to the backup that was chosen, and says what is missing', async () => {
  const given: [string, string, string][] = [];
  const restore_backup: Answers['restore_backup'] = async ({ id, code, passphrase }) => {
    given.push([id, code, new TextDecoder().decode(passphrase)]);
    return went;
  };
  const { onopened } = await open({ restore_backup });
  await take('Go back to an automatic backup');
  await expect.element(page.getByText(/written after it was made is not in it/)).toBeVisible();
  await expect.element(page.getByText(/will say that it was restored/)).toBeVisible();
  await expect.element(page.getByText(/Not tried out yet/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Go back to this backup' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Write the passphrase/);
  await page.getByRole('radio').nth(1).click();
  await page.getByLabelText('Passphrase', { exact: true }).fill('six plain words');
  await page.getByRole('button', { name: 'Go back to this backup' }).click();
  await expect.element(page.getByRole('heading', { name: 'Your record is back' })).toBeVisible();
  expect(given).toEqual([['20261122T090000Z-2', '', 'six plain words']]);
  await expect.element(page.getByText(/3 changes that were saved after/)).toBeVisible();
  await expect.element(page.getByText(/One evidence file is not here/)).toBeVisible();
  await expectNoAxeFaults();
  expect(onopened).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(onopened).toHaveBeenCalledOnce();
});

test('a wrong passphrase changes nothing and is said at its field', async () => {
  const restore_backup = () => Promise.reject({ code: 'wrong-passphrase', params: {} });
  await open({ restore_backup });
  await take('Go back to an automatic backup');
  const field = page.getByLabelText('Passphrase', { exact: true });
  await field.fill('not this one');
  await page.getByRole('button', { name: 'Go back to this backup' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Nothing was changed/);
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveValue('');
});

test('opens what is still here by a recovery code and a new passphrase', async () => {
  const given: [string, string][] = [];
  const open_accepting_loss: Answers['open_accepting_loss'] = async ({ code, passphrase }) => {
    given.push([code, new TextDecoder().decode(passphrase)]);
    return { ...went, lost: null, files_missing: 0 };
  };
  await open({ open_accepting_loss }, { code: 'head-missing', params: {} });
  await take('Open what is still here');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabelText('Recovery code').fill('One two three');
  await page.getByLabelText('New passphrase', { exact: true }).fill('seven new plain words');
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Open what is still here' }).click();
  await expect.element(page.getByText(/cannot tell whether anything/)).toBeVisible();
  expect(given).toEqual([['one two three', 'seven new plain words']]);
});

test('from a backup file, what is here is moved aside; it can be stopped', async () => {
  const cancel = vi.fn(async () => undefined);
  let refuse = (_: Fault) => {};
  const restore_backup_file = vi.fn(() => new Promise<WentBack>((_, reject) => (refuse = reject)));
  await open({ choose_backup_file: async () => true, restore_backup_file, cancel });
  await take('Bring it back from a backup file');
  await expect.element(page.getByText(/moved aside, whole/)).toBeVisible();
  await page.getByLabelText('Passphrase', { exact: true }).fill('six plain words');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Choose the backup file first/);
  await page.getByRole('button', { name: 'Choose the backup file' }).click();
  await expect.element(page.getByText(/A file is chosen/)).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect.element(page.getByRole('progressbar')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(cancel).toHaveBeenCalledOnce();
  expect(restore_backup_file).toHaveBeenCalledWith(expect.objectContaining({ set_aside: true }));
  refuse({ code: 'cancelled', params: {} });
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Stopped/);
});

test('on a new computer a backup file brings the record back, and puts nothing aside', async () => {
  const restore_backup_file = vi.fn(async () => ({ ...went, lost: 0, files_missing: 0 }));
  const { onopened } = await openStartScreen(
    FromBackup,
    { choose_backup_file: async () => true, restore_backup_file },
    { onback: () => undefined },
  );
  await expectNoAxeFaults();
  await expect.element(page.getByText(/moved aside/)).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Choose the backup file' }).click();
  await page.getByLabelText('Passphrase', { exact: true }).fill('six plain words');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect.element(page.getByText(/saved after the backup was made/)).toBeVisible();
  expect(restore_backup_file).toHaveBeenCalledWith(expect.objectContaining({ set_aside: false }));
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(onopened).toHaveBeenCalledOnce();
});
