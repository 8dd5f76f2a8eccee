import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Attached } from '$lib/generated/Attached';
import type { Changed } from '$lib/generated/Changed';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 1, kind: 'incident', is_new: true };
const photo: Attached = {
  id: 'i1',
  exhibit: 'AB/1',
  original_name: 'car.jpg',
  already_here: false,
  offers: [
    {
      words: '14 March 2026, 19:30',
      source_words: 'Camera’s clock when the picture was taken',
      when: {
        earliest: '2026-03-14T19:30:00',
        latest: '2026-03-14T19:30:00',
        zone: 'Europe/London',
        precision: 'minute',
        basis: 'photo',
      },
    },
  ],
};

test('says Saved only once it is', async () => {
  let done = (_: Changed) => {};
  const record = vi.fn(() => new Promise<Changed>((resolve) => (done = resolve)));
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  await expect.element(page.getByText('Saved.')).not.toBeInTheDocument();
  done(changed);
  await expect.element(page.getByRole('heading', { name: 'Saved.' })).toBeVisible();
  await expectNoAxeFaults();
});

test('a failure keeps the words and says why', async () => {
  const record = () => Promise.reject({ code: 'disk-full', params: {} });
  await openScreen(Screen, {}, { record });
  const words = page.getByLabelText('What happened, in your own words');
  await words.fill('Car outside again.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('alert')).toHaveTextContent(/The disk is full/);
  await expect.element(words).toHaveValue('Car outside again.');
});

test('an empty note is asked about on saving, not before', async () => {
  await openScreen(Screen, {});
  await expectNoAxeFaults();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await expectNoAxeFaults();
});

test('a photo’s own time is offered, and taken only when the person says so', async () => {
  const record = vi.fn(async () => changed);
  const attach_chosen = async () => ({ attached: [photo], refused: [] });
  await openScreen(Screen, {}, { record, attach_chosen });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await expect.element(page.getByText(/AB\/1 has a time of its own/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Use this time' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record).toHaveBeenCalledWith({
    entry: {
      kind: 'incident',
      what: 'Car outside again.',
      when: photo.offers[0]!.when,
      evidence: ['i1'],
    },
  });
});

test('not sure when is kept as unknown', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('Somebody moved the bins.');
  await page.getByRole('button', { name: 'I am not sure when' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([{ entry: { when: { precision: 'unknown' } } }]);
});

test('an unfinished note is offered without its words, and a new one does not lose it', async () => {
  const before = { what: 'He was at the', timing: 'now', files: [] };
  const save_draft = vi.fn(async (_: { name: string; json: string }) => undefined);
  const { router } = await openScreen(
    Screen,
    {},
    { save_draft, draft: async () => JSON.stringify({ note: before, unfinished: [] }) },
  );
  const words = page.getByLabelText('What happened, in your own words');
  await expect.element(page.getByText('There is a note that you did not finish.')).toBeVisible();
  await expect.element(words).toHaveValue('');
  await words.fill('Another thing.');
  await router.finish();
  const kept = JSON.parse(save_draft.mock.lastCall![0].json);
  expect(kept.unfinished[0].what).toBe('He was at the');
  expect(kept.note.what).toBe('Another thing.');
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect.element(words).toHaveValue('He was at the');
});

test('a clock that jumped is told, and saving goes on as ever', async () => {
  const record = vi.fn(async () => changed);
  const clock_jump = {
    way: 'back' as const,
    before: { utc: '2036-11-26T09:00:00Z', offset_minutes: 0 },
    after: { utc: '2026-11-26T09:00:00Z', offset_minutes: 0 },
  };
  const status = {
    stage: 'open' as const,
    recovery_code: 'made' as const,
    has_entries: true,
    new_key: null,
  };
  await openScreen(Screen, {}, { record, status: async () => ({ ...status, clock_jump }) });
  await expect
    .element(page.getByText(/clock went back, from 26 November 2036, 09:00 to 26 November 2026/))
    .toBeVisible();
  await expectNoAxeFaults();
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByRole('heading', { name: 'Saved.' })).toBeVisible();
});

test('who types on and on is kept, and sees when', async () => {
  const save_draft = vi.fn(async (_: { name: string; json: string }) => undefined);
  await openScreen(Screen, {}, { save_draft });
  await page.getByLabelText('What happened, in your own words').click();
  const began = Date.now();
  while (save_draft.mock.calls.length === 0) {
    await userEvent.keyboard('on ');
    expect(Date.now() - began).toBeLessThan(10_000);
  }
  expect(save_draft.mock.calls[0]?.[0].json).toContain('on on');
  await expect.element(page.getByText(/^Kept \d\d:\d\d$/)).toBeVisible();
  await expectNoAxeFaults();
});

test('what could not be kept is tried again without another key', async () => {
  let refusals = 1;
  const save_draft = vi.fn(async () => {
    if (refusals-- > 0) throw { code: 'disk-full', params: {} };
  });
  await openScreen(Screen, {}, { save_draft });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await expect.element(page.getByText(/could not be kept/)).toBeVisible();
  await expect.element(page.getByText(/^Kept /), { timeout: 15_000 }).toBeVisible();
});

test('what was saved as the page went is not left as a draft', async () => {
  let done = (_: Changed) => {};
  const record = () => new Promise<Changed>((resolve) => (done = resolve));
  const left = new Map<string, string>();
  const { router } = await openScreen(
    Screen,
    {},
    {
      record,
      save_draft: async ({ name, json }) => void left.set(name, json),
      discard_draft: async ({ name }) => void left.delete(name),
    },
  );
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const leaving = router.finish();
  done(changed);
  await leaving;
  await router.finish();
  expect([...left.keys()]).toEqual([]);
});
