import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Attached } from '$lib/generated/Attached';
import type { Changed } from '$lib/generated/Changed';
import { spanOf } from '$lib/time/instants';
import { isShortlyBefore } from '$lib/time/about-now';
import type { When } from '$lib/time/when';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { photo } from '../../testing/photo';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 1, kind: 'incident', is_new: true };

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

test('what was saved can be seen, and the record locked, from where it says so', async () => {
  const { router, frame } = await openScreen(Screen, {}, { record: async () => changed });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await page.getByRole('button', { name: 'Lock' }).click();
  expect(frame.lock).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'See it' }).click();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'incident', params: { id: changed.entry } });
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
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const before = save.element().getBoundingClientRect().top;
  await page.getByRole('button', { name: 'Use this time' }).click();
  await expect
    .element(page.getByText('kept as: 14 March 2026, 19:30, from the photo’s own clock.'))
    .toBeVisible();
  await expect.element(page.getByText(/AB\/1 has a time of its own/)).not.toBeInTheDocument();
  expect(Math.abs(save.element().getBoundingClientRect().top - before)).toBeLessThan(4);
  await expectNoAxeFaults();
  await save.click();
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

test('a time that was taken can be given back, and is offered again', async () => {
  const attach_chosen = async () => ({ attached: [photo], refused: [] });
  await openScreen(Screen, {}, { attach_chosen });
  await page.getByRole('button', { name: 'yesterday' }).click();
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await page.getByRole('button', { name: 'Use this time' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .element(page.getByRole('button', { name: 'yesterday' }))
    .toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByText(/AB\/1 has a time of its own/)).toBeVisible();
});

test('several files with a time make one offer', async () => {
  const record = vi.fn(async () => changed);
  const another = (number: number): Attached => ({
    ...photo,
    id: `i${number}`,
    exhibit: `AB/${number}`,
    offers: photo.offers.map((offer) => ({
      ...offer,
      words: `14 March 2026, 19:3${number}`,
      when: {
        ...offer.when,
        earliest: `2026-03-14T19:3${number}:00`,
        latest: `2026-03-14T19:3${number}:00`,
      },
    })),
  });
  const attach_chosen = async () => ({ attached: [1, 2, 3].map(another), refused: [] });
  await openScreen(Screen, {}, { record, attach_chosen });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await expect.element(page.getByText(/3 of these files have a time of their own/)).toBeVisible();
  await page.getByText('Choose which').click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /14 March 2026, 19:32: .*AB\/2/ }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([
    { entry: { when: { earliest: '2026-03-14T19:32:00', basis: 'photo' } } },
  ]);
});

test('about now ends when she began to write, and invents no minute', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  const before = Date.now();
  await page.getByLabelText('What happened, in your own words').fill('He is outside.');
  await expect.element(page.getByText(/kept as: .*shortly before.*from memory/)).toBeVisible();
  const after = Date.now();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  const { when } = (record.mock.calls[0] as unknown as [{ entry: { when: When } }])[0].entry;
  expect(when).toMatchObject({ precision: 'part_of_day', basis: 'memory' });
  expect(isShortlyBefore(when)).toBe(true);
  const [, end] = spanOf(when)!;
  expect(end).toBeGreaterThan(before - 60_000);
  expect(end).toBeLessThanOrEqual(after);
});

test('a draft of before that kept a minute is about that time', async () => {
  const begun: When = {
    earliest: '2026-11-20T21:14:00',
    latest: '2026-11-20T21:14:00',
    zone: 'Europe/London',
    precision: 'minute',
    basis: 'memory',
  };
  const note = { what: 'He was at the', timing: 'now', begun, files: [] };
  await openScreen(
    Screen,
    {},
    { draft: async () => JSON.stringify({ note: null, unfinished: [note] }) },
  );
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect
    .element(page.getByText('kept as: 20 November 2026, shortly before 21:14, from memory.'))
    .toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'when I began this note' }))
    .toHaveAttribute('aria-pressed', 'true');
});

test('one tap says yesterday, and another which part of it', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('A note under the door.');
  await page.getByRole('button', { name: 'yesterday' }).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'evening' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([
    { entry: { when: { precision: 'part_of_day', part_of_day: 'evening', basis: 'memory' } } },
  ]);
});

test('another time unfolds under the note, ready to type in', async () => {
  await openScreen(Screen, {}, {});
  await page.getByRole('button', { name: 'another time' }).click();
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveFocus();
  await expectNoAxeFaults();
});

test('not sure when is kept as unknown', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('Somebody moved the bins.');
  await page.getByRole('button', { name: 'not sure' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([{ entry: { when: { precision: 'unknown' } } }]);
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

test('a hearing is written down as an event when the person says so', async () => {
  const record = vi.fn(async () => ({ ...changed, kind: 'event' as const }));
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('The hearing was put off.');
  await page.getByRole('button', { name: 'something else happened' }).click();
  await expect.element(page.getByText(/^It is kept as an event/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record).toHaveBeenCalledWith({
    entry: expect.objectContaining({ kind: 'event', what: 'The hearing was put off.' }),
  });
  // The next one is an act again, unless it is said otherwise.
  await page.getByRole('button', { name: 'Write another' }).click();
  await expect
    .element(page.getByRole('button', { name: 'somebody did it' }))
    .toHaveAttribute('aria-pressed', 'true');
});
