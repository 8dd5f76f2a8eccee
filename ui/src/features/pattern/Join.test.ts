import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Changed } from '$lib/generated/Changed';
import type { Entry } from '$lib/generated/Entry';
import type { Tally } from '$lib/generated/Tally';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView, people } from '../../testing/small-case';
import Join from './Join.svelte';

const tally = (key: string, label: string): Tally => ({
  key,
  label,
  count: 2,
  sentence: '',
  entries: [],
});
const tallies = [
  tally('p1', 'Daniel Ashe'),
  tally('name:07700 900604', '07700 900604'),
  tally('name:a man on the phone', 'a man on the phone'),
  tally('unknown', 'Not known who'),
];

const dan = people[0]!.entry as Extract<Entry, { kind: 'person' }>;
const changed: Changed = { entry: 'p1', revision: 2, kind: 'person', is_new: false };
const answers: Answers = {
  entries: async () => people,
  entry: async ({ id }) => ({ ...incidentView, id, kind: 'person', entry: dan, revision: 1 }),
};

test('a number and a name are said to be one person, and it can be undone', async () => {
  const revise = vi.fn(async (_: { id: string; base: number; entry: Entry }) => changed);
  const onjoined = vi.fn();
  await openScreen(Join, { tallies, onjoined }, { ...answers, revise });
  await page.getByText('Say who a name or number is').click();
  await page.getByRole('checkbox', { name: /^07700 900604/ }).click();
  await page.getByRole('checkbox', { name: /^a man on the phone/ }).click();
  await expect.element(page.getByRole('checkbox', { name: /Daniel/ })).not.toBeInTheDocument();
  await page.getByRole('radio', { name: /^Daniel Ashe/ }).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Count them together' }).click();
  await expect.element(page.getByText(/^Now counted as theirs/)).toBeVisible();
  expect(revise).toHaveBeenCalledExactlyOnceWith({
    id: 'p1',
    base: 1,
    entry: { ...dan, numbers: ['07700 900604'], aliases: ['a man on the phone'] },
  });
  expect(onjoined).toHaveBeenCalledOnce();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(2);
  expect(revise.mock.lastCall![0].entry).toEqual(dan);
});

test('somebody who is not written down yet is, and is struck out when that is undone', async () => {
  const record = vi.fn(async (_: { entry: Entry }) => ({ ...changed, entry: 'p9', is_new: true }));
  const strike_out = vi.fn(async () => changed);
  const made = { ...dan, name: '07700 900604', numbers: ['07700 900604'] };
  const entry: Answers['entry'] = async ({ id }) => ({
    ...incidentView,
    id,
    kind: 'person',
    entry: made,
  });
  await openScreen(
    Join,
    { tallies, onjoined: () => undefined },
    { ...answers, entries: async () => [], entry, record, strike_out },
  );
  await page.getByText('Say who a name or number is').click();
  await page.getByRole('checkbox', { name: /^07700 900604/ }).click();
  await expect.element(page.getByRole('radio', { name: 'The other person' })).toBeVisible();
  await page.getByRole('radio', { name: /^Somebody who is not/ }).click();
  await page.getByRole('button', { name: 'Count them together' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => strike_out.mock.calls).toEqual([[{ id: 'p9', reason: null }]]);
});
