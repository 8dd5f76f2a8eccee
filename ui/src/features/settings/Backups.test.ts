import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { BackupFileWritten } from '$lib/generated/BackupFileWritten';
import type { Fault } from '$lib/generated/Fault';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { backups } from '../../testing/small-case';
import Backups from './Backups.svelte';

const open = (answers: Answers = {}) =>
  openScreen(Backups, {}, { backups: async () => backups, ...answers });

test('says when the last was made, how many there are, and what they do not hold', async () => {
  await open();
  await expect.element(page.getByText(/There are 3\./)).toBeVisible();
  await expect.element(page.getByText(/hold no evidence files/)).toBeVisible();
  await expectNoAxeFaults();
});

test('says so when there is none yet', async () => {
  await open({ backups: async () => [] });
  await expect.element(page.getByText(/No automatic backup was made yet/)).toBeVisible();
});

test('a whole copy says where it is, what opens it, and how private it is', async () => {
  const written = { file_name: 'daybook-2026-11-23.backup', size_words: '4 MB' };
  const write_backup_file = vi.fn(async () => written);
  await open({ choose_backup_folder: async () => true, write_backup_file });
  await page.getByRole('button', { name: /Save a whole copy/ }).click();
  await expect.element(page.getByText(/Saved as daybook-2026-11-23.backup \(4 MB\)/)).toBeVisible();
  await expect.element(page.getByText(/opens with today’s passphrase/)).toBeVisible();
  await expect.element(page.getByText(/as private as/)).toBeVisible();
  await expectNoAxeFaults();
});

test('a chooser that was closed writes nothing', async () => {
  const write_backup_file = vi.fn(() => new Promise<BackupFileWritten>(() => undefined));
  await open({ choose_backup_folder: async () => false, write_backup_file });
  await page.getByRole('button', { name: /Save a whole copy/ }).click();
  expect(write_backup_file).not.toHaveBeenCalled();
});

test('it can be stopped, and a full memory stick is not called a full record', async () => {
  const cancel = vi.fn(async () => undefined);
  let refuse = (_: Fault) => {};
  const write_backup_file = () => new Promise<BackupFileWritten>((_, reject) => (refuse = reject));
  await open({ choose_backup_folder: async () => true, write_backup_file, cancel });
  await page.getByRole('button', { name: /Save a whole copy/ }).click();
  await expect.element(page.getByRole('progressbar')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(cancel).toHaveBeenCalledOnce();
  refuse({ code: 'disk-full', params: {} });
  await expect.element(page.getByRole('alert')).toHaveTextContent(/not enough room there/);
});
