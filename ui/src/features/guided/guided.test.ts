import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Changed } from '$lib/generated/Changed';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView, pack, people } from '../../testing/small-case';
import { QUESTIONS } from './questions';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 3, kind: 'incident', is_new: false };
const shown: Answers = {
  entry: async () => incidentView,
  pack: async () => pack,
  entries: async ({ kind }) => (kind === 'person' ? people : []),
  items: async () => [],
};

const goOn = () => page.getByRole('button', { name: 'Continue' }).click();

test('every question can be left, has no fault, and ends at the answers', async () => {
  const revise = vi.fn(async () => changed);
  const { router } = await openScreen(Screen, { incident: 'e1' }, { ...shown, revise });
  for (const question of QUESTIONS) {
    await expect
      .element(page.getByText(`${QUESTIONS.indexOf(question) + 1} of ${QUESTIONS.length}`))
      .toBeVisible();
    await expectNoAxeFaults();
    if (question === 'what') await goOn();
    else await page.getByRole('button', { name: 'Leave this' }).click();
  }
  await expect.element(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await expect.element(page.getByText('Not provided').first()).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => router.current.name).toBe('incident');
  const { kind: _, ...before } = incidentView.entry as Extract<
    typeof incidentView.entry,
    { kind: 'incident' }
  >;
  expect(revise).toHaveBeenCalledWith({
    id: 'e1',
    base: 2,
    entry: { kind: 'incident', ...before },
  });
});

test('grave tags bring one quiet line, once', async () => {
  await openScreen(Screen, { incident: 'e1', question: 'behaviours' }, shown);
  await page.getByRole('checkbox', { name: /^Threat to kill/ }).click();
  await goOn();
  await expect.element(page.getByText(/call 999/)).toBeVisible();
  await page.getByRole('button', { name: 'Change: How it came' }).click();
  await goOn();
  await expect.element(page.getByText(/call 999/)).not.toBeInTheDocument();
});

test('an answer changed from the list goes straight back to the list', async () => {
  const revise = vi.fn(async () => changed);
  await openScreen(Screen, { incident: 'e1', question: 'where' }, { ...shown, revise });
  await page.getByLabelText(/The place, as you/).fill('by the shop');
  await goOn();
  await expect.element(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await expect.element(page.getByText('by the shop')).toBeVisible();
});

test('a version written elsewhere meanwhile loses nothing of either', async () => {
  const fault = { code: 'revised-elsewhere', params: {} };
  let newest = 2;
  const revise = vi.fn(async ({ base }: { base: number }) => {
    if (base !== 5) throw fault;
    return changed;
  });
  const entry = async () => ({ ...incidentView, revision: newest });
  const { router } = await openScreen(
    Screen,
    { incident: 'e1', question: 'damage' },
    { ...shown, entry, revise },
  );
  await page.getByRole('textbox').fill('The gate.');
  newest = 5;
  await page.getByRole('button', { name: 'Save and come back' }).click();
  await expect.element(page.getByText(/was changed since you opened it/)).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
  await page.getByRole('button', { name: 'Save mine as the newest' }).click();
  await expect.poll(() => router.current.name).toBe('incident');
});

test('what was begun is kept as a draft and comes back', async () => {
  const save_draft = vi.fn(async (_: { name: string; json: string }) => undefined);
  const { router, unmount } = await openScreen(
    Screen,
    { incident: 'e1', question: 'damage' },
    { ...shown, save_draft },
  );
  await page.getByRole('textbox').fill('The gate.');
  await router.finish();
  const json = save_draft.mock.lastCall![0].json;
  await unmount();
  await openScreen(
    Screen,
    { incident: 'e1', question: 'damage' },
    { ...shown, draft: async () => json },
  );
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
  await page.getByRole('button', { name: 'Begin again from what is saved' }).click();
  await expect.element(page.getByRole('textbox')).toHaveValue('');
});
