import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Changed } from '$lib/generated/Changed';
import { expectNoAxeFaults } from '../../testing/axe';
import { keepsDrafts } from '../../testing/drafts';
import { openScreen } from '../../testing/open';
import { incidentView } from '../../testing/small-case';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 1, kind: 'incident', is_new: true };

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

test('what else is unfinished is listed with its kind, what it is about and since when, and no words', async () => {
  const left = new Map([
    ['report:new:e1', '{}'],
    ['person:p1', '{}'],
    ['write', '{}'],
    ['files-1', '{}'],
  ]);
  const begun = { utc: '2026-11-27T22:43:00Z', offset_minutes: 0 };
  const { router } = await openScreen(
    Screen,
    {},
    {
      drafts: async () => [...left.keys()].map((name) => ({ name, begun, kept: begun })),
      entry: async () => incidentView,
      draft: async ({ name }) => (name === 'write' ? null : (left.get(name) ?? null)),
      discard_draft: async ({ name }) => void left.delete(name),
      save_draft: async ({ name, json }) => void left.set(name, json),
    },
  );
  await expect.element(page.getByRole('heading', { name: 'Not finished (2)' })).toBeVisible();
  const report = page.getByRole('listitem').filter({ hasText: 'Report, new' });
  await expect.element(report).toHaveTextContent(/about 21 November 2026, about 20:30, begun /);
  await expect.element(page.getByText(/Car parked/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /Throw it away Report/ }).click();
  await expect.element(page.getByRole('heading', { name: 'Not finished' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /Go on with it Report/ }).click();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'report', params: { kind: 'report', about: ['e1'] } });
});

test('what stood there before much was deleted at once can be brought back, also after the page went', async () => {
  const long = 'He was outside the house again when I came home.';
  let kept: string | null = null;
  const drafts = {
    draft: async ({ name }: { name: string }) => (name === 'write' ? kept : null),
    save_draft: async ({ name, json }: { name: string; json: string }) => {
      if (name === 'write') kept = json;
    },
    discard_draft: async () => void (kept = null),
  };
  const words = page.getByLabelText('What happened, in your own words');
  const bringBack = page.getByRole('button', { name: 'Bring back what was here' });
  const first = await openScreen(Screen, {}, drafts);
  await words.click();
  await userEvent.keyboard(long);
  await expect.element(bringBack).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}a{/Control}{Backspace}');
  await expect.element(words).toHaveValue('');
  await expect.element(bringBack).toBeVisible();
  await first.router.finish();
  await first.unmount();

  await openScreen(Screen, {}, drafts);
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await bringBack.click();
  await expect.element(words).toHaveValue(long);
  await expect.element(bringBack).not.toBeInTheDocument();
  await words.click();
  await userEvent.keyboard('{Control>}a{/Control}x');
  await bringBack.click();
  await expect.element(words).toHaveValue(long);
  // It can be taken back as well.
  await bringBack.click();
  await expect.element(words).toHaveValue('x');
  await expectNoAxeFaults();
});

test('a time that is not typed to its end is kept with its note, also before the first word', async () => {
  const { drafts, keeping } = keepsDrafts();
  const { router, unmount } = await openScreen(Screen, {}, keeping);
  await page.getByRole('button', { name: 'another time' }).click();
  await page.getByLabelText('Day', { exact: true }).fill('14');
  await page.getByRole('textbox', { name: 'Time' }).fill('20:');
  await router.finish();
  expect(drafts.size).toBe(1);
  await unmount();
  await openScreen(Screen, {}, keeping);
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveValue('14');
  await expect.element(page.getByRole('textbox', { name: 'Time' })).toHaveValue('20:');
  await page.getByRole('button', { name: 'another time' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Time' })).toHaveValue('20:');
});

test('another note that is taken up shows its own time', async () => {
  const note = (what: string, day: string) => ({
    what,
    timing: 'another',
    files: [],
    when: {
      ...{ known: 'exact', time: '', untilTime: '', words: '', basis: 'memory' },
      date: { day, month: '', year: '2026' },
      until: { day: '', month: '', year: '2026' },
    },
  });
  const unfinished = [note('The first.', '14'), note('The second.', '2')];
  const draft = async () => JSON.stringify({ note: null, unfinished });
  await openScreen(Screen, {}, { draft });
  const goOn = page.getByRole('button', { name: 'Go on with it' });
  await goOn.click();
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveValue('2');
  await goOn.click();
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveValue('14');
});
