import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Entry } from '$lib/generated/Entry';
import type { EntryView } from '$lib/generated/EntryView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { people, timelineRows } from '../../testing/small-case';
import Person from './Person.svelte';
import Screen from './Screen.svelte';

const written = { utc: '2026-11-21T21:40:00Z', offset_minutes: 0 };
const kept: EntryView = {
  id: 'p1',
  revision: 3,
  kind: 'person',
  entry: { kind: 'person', name: 'Daniel Ashe', role: 'other_person', protected: false },
  when_words: null,
  number: null,
  first_written: written,
  first_written_words: '21 November 2026, 21:40',
  written_note: null,
  revisions: [],
  struck_out: null,
  put_back: [],
  erased_words: null,
  linked: [],
};

const answers = (more: Answers = {}): Answers => ({
  entries: async ({ kind }) => (kind === 'person' ? people : []),
  timeline_page: async () => ({ rows: [], milestones: [], next: null }),
  entry: async () => kept,
  figures: async () => ({ people: [] }) as never,
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
  await page.getByRole('button', { name: 'Change' }).click();
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
  const record = () => Promise.reject({ code: 'disk-full', params: {} });
  await openScreen(Person, { kind: 'place' }, answers({ record }));
  await page.getByLabelText('What do you call it?').fill('Home');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/The disk is full/);
  await expect.element(page.getByLabelText('What do you call it?')).toHaveValue('Home');
});

test('an entry that cannot be read shows no empty form that could be saved over it', async () => {
  let asked = 0;
  const entry: Answers['entry'] = () =>
    asked++ === 0 ? Promise.resolve(kept) : Promise.reject({ code: 'vault', params: {} });
  await openScreen(Person, { id: 'p1' }, answers({ entry }));
  await page.getByRole('button', { name: 'Change' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/could not be read/);
  await expect.element(page.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('what is typed while the words before it are saved stays in the form', async () => {
  let done = (_: typeof changed) => {};
  const revise = () => new Promise<typeof changed>((resolve) => (done = resolve));
  const entry = vi.fn(async () => kept);
  await openScreen(Person, { id: 'p1' }, answers({ revise, entry }));
  await page.getByRole('button', { name: 'Change' }).click();
  const name = page.getByLabelText('What do you call them?');
  await name.fill('Dan');
  const before = entry.mock.calls.length;
  await page.getByRole('button', { name: 'Save' }).click();
  await name.fill('Dan A');
  done(changed);
  await expect.poll(() => entry.mock.calls.length).toBe(before + 1);
  await expect.element(name).toHaveValue('Dan A');
  await expect.element(page.getByText('Saved.')).not.toBeInTheDocument();
});

test('a new entry, once recorded, is read; the next new one has a draft of its own', async () => {
  const record = vi.fn(async () => ({ ...changed, is_new: true }));
  const save_draft = vi.fn(async (_: { name: string }) => undefined);
  const { router } = await openScreen(Person, { kind: 'person' }, answers({ record, save_draft }));
  await page.getByLabelText('What do you call them?').fill('Daniel Ashe');
  await router.finish();
  expect(save_draft.mock.lastCall![0].name).toBe('person:new');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Choose one/);
  await page.getByRole('radio', { name: 'The other person', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'person', params: { id: 'p1', saved: true } });
  expect(record).toHaveBeenCalledOnce();
});

test('a person is read first: what is known, and what they did', async () => {
  const figures = { people: [{ key: 'p1', label: '', count: 1, sentence: '', entries: ['e1'] }] };
  const timeline_page = vi.fn(async () => ({
    rows: timelineRows.slice(0, 1),
    milestones: [],
    next: null,
  }));
  const { router } = await openScreen(
    Person,
    { id: 'p1' },
    answers({ figures: async () => figures as never, timeline_page }),
  );
  await expect.element(page.getByRole('heading', { name: 'Daniel Ashe', level: 1 })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'In one incident' })).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /Car parked/ }).click();
  expect(router.current).toEqual({ name: 'incident', params: { id: 'e1' } });
});

test('home and school are protected, unless the person says otherwise', async () => {
  const record = vi.fn(async (_: { entry: Entry }) => ({ ...changed, is_new: true }));
  await openScreen(Person, { kind: 'place' }, answers({ record }));
  const protect = page.getByRole('checkbox', { name: /protect this place/ });
  await page.getByRole('radio', { name: 'Home' }).click();
  await expect.element(protect).toBeChecked();
  await protect.click();
  await page.getByRole('radio', { name: 'School' }).click();
  await expect.element(protect).not.toBeChecked();
});

test('a change that is saved without a difference makes no revision, and that is said', async () => {
  const revise = vi.fn(async ({ base }: { base: number }) => ({ ...changed, revision: base }));
  await openScreen(Person, { id: 'p1' }, answers({ revise }));
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .element(page.getByText('Nothing was changed, so there is no new version.'))
    .toBeVisible();
});

test('a change is not given up unasked', async () => {
  await openScreen(Person, { id: 'p1' }, answers());
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByLabelText('What do you call them?').fill('Dan');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Go on writing' }).click();
  await expect.element(page.getByLabelText('What do you call them?')).toHaveValue('Dan');
});

test('nobody is asked for whom somebody acts where there is nobody else', async () => {
  await openScreen(Person, { kind: 'person' }, answers({ entries: async () => [] }));
  await expect.element(page.getByLabelText('What do you call them?')).toBeVisible();
  await expect.element(page.getByText('Do they act for somebody?')).not.toBeInTheDocument();
});

const place: EntryView = {
  ...kept,
  kind: 'place',
  entry: { kind: 'place', name: 'Mum’s', place_kind: 'family', protected: true } as never,
};
const photo = {
  id: 'i1',
  exhibit: 'AB/1',
  item_kind: 'photo' as const,
  title: 'garden.jpg',
  size_words: '2.4 MB',
  when_words: '14 March 2026, 19:30',
  own_time: '2026-03-14T19:30:00',
  point: { latitude_microdegrees: 52_954_780, longitude_microdegrees: -1_158_110 },
  received_words: '15 March 2026',
  incidents: [],
  struck_out: null,
};

test('a place takes where it is from a picture that was taken there', async () => {
  const revise = vi.fn(async () => ({ ...changed, kind: 'place' as const }));
  const items = async () => [photo, { ...photo, id: 'i2', title: 'a chat', point: null }];
  await openScreen(Person, { id: 'p1' }, answers({ entry: async () => place, items, revise }));
  await expect.element(page.getByText('a chat')).not.toBeInTheDocument();
  const save = page.getByRole('button', { name: 'It was taken there' });
  await save.click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await page.getByRole('radio', { name: /garden.jpg/ }).click();
  await expectNoAxeFaults();
  await save.click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(revise).toHaveBeenCalledWith({
    id: 'p1',
    base: 3,
    entry: { ...place.entry, point: photo.point },
  });
});

test('a place that is on a map, and one without any picture, ask for none', async () => {
  for (const [entry, items] of [
    [{ ...place.entry, point: photo.point }, [photo]],
    [place.entry, []],
  ]) {
    const view = { ...place, entry } as EntryView;
    await openScreen(
      Person,
      { id: 'p1' },
      answers({ entry: async () => view, items: async () => items as never }),
    );
    await expect.element(page.getByRole('heading', { name: 'Mum’s' })).toBeVisible();
    await expect.element(page.getByText('Was a picture taken there?')).not.toBeInTheDocument();
  }
});

test('while a change is begun, no picture is offered: the change, once saved, would take its place back', async () => {
  const items = vi.fn(async () => [photo]);
  const draft = async () => JSON.stringify({ name: 'At Mum’s', point: '' });
  await openScreen(Person, { id: 'p1' }, answers({ entry: async () => place, items, draft }));
  await expect.element(page.getByRole('button', { name: 'Go on with the change' })).toBeVisible();
  await expect.element(page.getByText('Was a picture taken there?')).not.toBeInTheDocument();
});

test('every picture can be chosen, a dozen more at a time', async () => {
  const items = async () =>
    Array.from({ length: 30 }, (_, at) => ({ ...photo, id: `i${at}`, exhibit: `AB/${at + 1}` }));
  await openScreen(Person, { id: 'p1' }, answers({ entry: async () => place, items }));
  const pictures = page.getByRole('radio', { name: /garden.jpg/ });
  const more = page.getByRole('button', { name: 'Show more' });
  await expect.poll(() => pictures.elements().length).toBe(12);
  await expectNoAxeFaults();
  await more.click();
  await expect.poll(() => pictures.elements().length).toBe(24);
  await expect.element(pictures.nth(12)).toHaveFocus();
  await more.click();
  await expect.poll(() => pictures.elements().length).toBe(30);
  await expect.element(more).not.toBeInTheDocument();
});
