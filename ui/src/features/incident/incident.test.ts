import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView } from '../../testing/small-case';
import Screen from './Screen.svelte';

const shown: Answers = { entry: async () => incidentView };

test('words, time, what is known, and what belongs to it', async () => {
  const { router } = await openScreen(Screen, { id: 'e1', saved: true }, shown);
  await expect
    .element(page.getByRole('heading', { level: 1, name: '21 November 2026, about 20:30' }))
    .toBeVisible();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  await expect.element(page.getByText('Written 3 December 2026.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Daniel Ashe' })).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Change: Where' }).click();
  expect(router.current).toEqual({
    name: 'guided',
    params: { incident: 'e1', question: 'where' },
  });
});

test('a picture is not even asked for before it is opened', async () => {
  const preview = vi.fn(async () => ({ kind: 'nothing' as const, reason: 'reason-empty' }));
  await openScreen(Screen, { id: 'e1' }, { ...shown, preview });
  await expect.element(page.getByRole('button', { name: 'Show AB/1, Photo' })).toBeVisible();
  expect(preview).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Show AB/1, Photo' }).click();
  await expect.poll(() => preview.mock.calls.length).toBe(1);
});

test('each version can be read, and says what was changed', async () => {
  await openScreen(Screen, { id: 'e1' }, shown);
  await expect.element(page.getByRole('heading', { name: '2 versions' })).toBeVisible();
  await page.getByText(/^Version 2/).click();
  await expect.element(page.getByText(/Changed here: Where/)).toBeVisible();
  await page.getByText(/^Version 1/).click();
  await expect.element(page.getByText(/The first version/)).toBeVisible();
  await expectNoAxeFaults();
});

test('striking out gives its reason', async () => {
  const strike_out = vi.fn(() => new Promise<never>(() => undefined));
  await openScreen(Screen, { id: 'e1' }, { ...shown, strike_out });
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'Strike out' }).click();
  await expectNoAxeFaults();
  await page.getByLabelText(/^Why/).fill('It was somebody else');
  await page.getByRole('button', { name: 'Strike it out' }).click();
  expect(strike_out).toHaveBeenCalledWith({ id: 'e1', reason: 'It was somebody else' });
});

test('erasing says first what it reaches, what it does not, and that a court may ask', async () => {
  const erase = vi.fn(() => new Promise<never>(() => undefined));
  const erase_plan = async () => ({
    entry: 'e1',
    revisions: 2,
    with_file: false,
    bundles_made: 1,
    fingerprint_left: true,
  });
  await openScreen(Screen, { id: 'e1' }, { ...shown, erase, erase_plan });
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.element(page.getByText(/all 2 versions/)).toBeVisible();
  await expect.element(page.getByText(/One bundle was made/)).toBeVisible();
  await expect.element(page.getByText(/A court may ask/)).toBeVisible();
  expect(erase).not.toHaveBeenCalled();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Erase it for good' }).click();
  expect(erase).toHaveBeenCalledWith({ id: 'e1' });
});

test('an erased entry says that something was removed', async () => {
  const entry = async () => ({
    ...incidentView,
    entry: null,
    when_words: null,
    revisions: [],
    linked: [],
    erased_words: '3 December 2026, 21:40',
  });
  await openScreen(Screen, { id: 'e1' }, { entry });
  await expect
    .element(page.getByRole('heading', { name: 'Something was removed here' }))
    .toBeVisible();
  await expectNoAxeFaults();
});
