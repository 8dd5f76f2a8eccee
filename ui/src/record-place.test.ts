import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { RecordPlaces } from '$lib/generated/RecordPlaces';
import { expectNoAxeFaults } from './testing/axe';
import { openStartScreen } from './testing/open';
import ChoosePassphrase from './features/first-run/Screen.svelte';
import Unlock from './features/unlock/Screen.svelte';
import Away from './features/record-place/Away.svelte';

const here: RecordPlaces = { another_here: false, on_this_computer: true };
const onStick: RecordPlaces = { another_here: true, on_this_computer: false };

describe('from the lock screen', () => {
  async function toOtherRecord(answers: Answers) {
    const onturned = vi.fn();
    await openStartScreen(Unlock, answers, { onrefused: () => undefined, onturned });
    await page.getByText('Other ways to open').click();
    await page.getByRole('button', { name: 'Another record' }).click();
    await expect.element(page.getByRole('heading', { name: 'Another record' })).toBeVisible();
    return onturned;
  }

  test('one that is somewhere else is opened, and a closed chooser changes nothing', async () => {
    let chosen = false;
    const onturned = await toOtherRecord({
      record_places: async () => here,
      choose_record: async () => chosen,
    });
    await expectNoAxeFaults();
    await expect
      .element(page.getByRole('button', { name: /another record on this computer/ }))
      .not.toBeInTheDocument();
    const choose = page.getByRole('button', { name: 'Choose the memory stick or folder' });
    await choose.click();
    expect(onturned).not.toHaveBeenCalled();
    chosen = true;
    await choose.click();
    await expect.poll(() => onturned.mock.calls).toEqual([['old']]);
  });

  test('a folder without one is told', async () => {
    const onturned = await toOtherRecord({
      record_places: async () => here,
      choose_record: () => Promise.reject({ code: 'no-record-there', params: {} }),
    });
    await page.getByRole('button', { name: 'Choose the memory stick or folder' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/There is no record in that/);
    await expectNoAxeFaults();
    expect(onturned).not.toHaveBeenCalled();
  });

  test('a new one is begun, and the one on this computer found again', async () => {
    const begin_record = vi.fn(async () => undefined);
    const next_record_here = vi.fn(async () => undefined);
    const onturned = await toOtherRecord({
      record_places: async () => onStick,
      begin_record,
      next_record_here,
    });
    await page.getByRole('button', { name: 'Begin a new record' }).click();
    await expect.poll(() => onturned.mock.calls).toEqual([['new']]);
    await page.getByRole('button', { name: /another record on this computer/ }).click();
    await expect.poll(() => onturned.mock.calls).toEqual([['new'], ['old']]);
    expect(begin_record).toHaveBeenCalledOnce();
    expect(next_record_here).toHaveBeenCalledOnce();
  });
});

test('a stick that is not plugged in is no first run, and nothing is lost', async () => {
  const onlookagain = vi.fn();
  const onturned = vi.fn();
  await openStartScreen(
    Away as never,
    { record_places: async () => onStick, next_record_here: async () => undefined },
    { onlookagain, onturned } as never,
  );
  await expect
    .element(page.getByRole('heading', { level: 1, name: 'Your record is not here now' }))
    .toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Look again' }).click();
  expect(onlookagain).toHaveBeenCalledOnce();
  await expect.element(page.getByText('It is still not here.')).toBeVisible();
  await page.getByRole('button', { name: /another record on this computer/ }).click();
  await expect.poll(() => onturned.mock.calls).toEqual([['old']]);
});

test('a new record can be kept on a memory stick, and the screen says where it goes', async () => {
  let places = here;
  const onturned = vi.fn();
  await openStartScreen(
    ChoosePassphrase,
    {
      record_places: async () => places,
      choose_new_record: async () => {
        places = onStick;
        return true;
      },
      begin_record: async () => {
        places = here;
      },
      choose_record: async () => true,
    },
    { onleave: () => undefined, onbackup: () => undefined, onturned, answered: true },
  );
  await expect.element(page.getByText('On this computer.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Keep it on a memory stick instead' }).click();
  await expect.element(page.getByText(/^In the folder that you chose/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Keep it on this computer instead' }).click();
  await expect.element(page.getByText('On this computer.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'I have a record on a memory stick' }).click();
  await expect.poll(() => onturned.mock.calls.length).toBe(1);
});
