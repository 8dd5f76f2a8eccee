import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { EntryView } from '$lib/generated/EntryView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { people } from '../../testing/small-case';
import Person from './Person.svelte';
import Screen from './Screen.svelte';

const written = { utc: '2026-11-21T21:40:00Z', offset_minutes: 0 };
const kept: EntryView = {
  id: 'p1',
  revision: 3,
  kind: 'person',
  entry: { kind: 'person', name: 'Daniel Ashe', role: 'other_person', protected: false },
  when_words: null,
  first_written: written,
  first_written_words: '21 November 2026, 21:40',
  written_note: null,
  revisions: [],
  struck_out: null,
  erased_words: null,
  linked: [],
};

const answers = (more: Answers = {}): Answers => ({
  entries: async ({ kind }) => (kind === 'person' ? people : []),
  timeline_page: async () => ({ rows: [], next: null }),
  entry: async () => kept,
  ...more,
});
const changed = { entry: 'p1', revision: 4, kind: 'person' as const, is_new: false };

test('lists people with what they are, and goes to a form', async () => {
  const { router } = await openScreen(Screen, {}, answers());
  await expect.element(page.getByRole('button', { name: 'Daniel Ashe' })).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Add a place' }).click();
  expect(router.current).toEqual({ name: 'person', params: { kind: 'place' } });
});

test('a person needs only a name, and what a form has no question for stays', async () => {
  const revise = vi.fn(async () => changed);
  await openScreen(Person, { id: 'p1' }, answers({ revise }));
  const name = page.getByLabelText('What do you call them?');
  await expect.element(name).toHaveValue('Daniel Ashe');
  await expectNoAxeFaults();
  await name.fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  expect(revise).not.toHaveBeenCalled();
  await name.fill('Dan');
  await page.getByRole('checkbox', { name: /protect their name/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(revise).toHaveBeenCalledWith({
    id: 'p1',
    base: 3,
    entry: { kind: 'person', name: 'Dan', role: 'other_person', protected: true },
  });
});

test('what was begun is offered again', async () => {
  const draft = async () => JSON.stringify({ name: 'The man in the grey car' });
  await openScreen(Person, { kind: 'person' }, answers({ draft }));
  await expect
    .element(page.getByLabelText('What do you call them?'))
    .toHaveValue('The man in the grey car');
  await expect.element(page.getByText(/It is not saved yet/)).toBeVisible();
});

test('a failure keeps the words in the form', async () => {
  const record = () => Promise.reject({ code: 'disk_full', params: {} });
  await openScreen(Person, { kind: 'place' }, answers({ record }));
  await page.getByLabelText('What do you call it?').fill('Home');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/The disk is full/);
  await expect.element(page.getByLabelText('What do you call it?')).toHaveValue('Home');
});
