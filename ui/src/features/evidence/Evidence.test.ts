import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { EntryView } from '$lib/generated/EntryView';
import type { Item as ItemContent } from '$lib/generated/Item';
import type { ItemRow } from '$lib/generated/ItemRow';
import type { ItemView } from '$lib/generated/ItemView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { timelineRows } from '../../testing/small-case';
import Item from './Item.svelte';
import Screen from './Screen.svelte';

const item: ItemContent = {
  digest: 'ab'.repeat(32),
  size: 2_400_000,
  item_kind: 'photo',
  media_type: 'image/jpeg',
  original_name: 'IMG_0042.jpg',
  received: 'chosen',
  exhibit: 'AB/1',
};
const when = {
  earliest: '2026-03-14T19:30:00',
  latest: '2026-03-14T19:30:00',
  zone: 'Europe/London',
  precision: 'minute',
  basis: 'photo',
} as const;
const view: ItemView = {
  id: 'i1',
  item,
  size_words: '2.4 MB',
  received_words: '15 March 2026',
  clocks: [
    {
      source_words: 'Camera’s clock when the picture was taken',
      shows_words: '14 March 2026, 19:30 (no time zone given)',
    },
  ],
  offers: [{ when, words: '14 March 2026, 19:30', source_words: 'Camera’s clock' }],
  device_words: 'Example Phone 3',
  point_words: '52.95478, -1.15811',
  at_place: 'home',
  not_read: null,
  incidents: ['e1'],
};
const row: ItemRow = {
  id: 'i1',
  exhibit: 'AB/1',
  item_kind: 'photo',
  title: 'Car across the road',
  size_words: '2.4 MB',
  when_words: '14 March 2026, 19:30',
  point: null,
  own_time: '2026-03-14T19:30:00',
  received_words: '15 March 2026',
  incidents: ['e1'],
  struck_out: null,
};
const written = { utc: '2026-03-15T09:00:00Z', offset_minutes: 0 };
const entryOf = (id: string): EntryView => ({
  id,
  revision: 2,
  kind: id === 'i1' ? 'item' : 'incident',
  entry: id === 'i1' ? { kind: 'item', ...item } : { kind: 'incident', what: 'Car outside.' },
  when_words: null,
  number: null,
  first_written: written,
  first_written_words: '15 March 2026, 09:00',
  written_note: null,
  revisions: [],
  struck_out: null,
  put_back: [],
  erased_words: null,
  linked: [],
});

const answers = (more: Answers = {}): Answers => ({
  items: async () => [row],
  item: async () => view,
  entry: async ({ id }) => entryOf(id),
  entries: async () => [],
  timeline_page: async () => ({ rows: [], milestones: [], next: null }),
  ...more,
});

test('the list shows marks and names, and no picture', async () => {
  const { router, container } = await openScreen(Screen, {}, answers());
  const first = page.getByRole('button', { name: 'AB/1: Car across the road' });
  await expect.element(first).toBeVisible();
  expect(container.querySelector('img')).toBeNull();
  await expectNoAxeFaults();
  await first.click();
  expect(router.current).toEqual({ name: 'item', params: { id: 'i1' } });
});

test('a refused file says why, and the others are kept', async () => {
  const attach_chosen: Answers['attach_chosen'] = async () => ({
    attached: [
      { id: 'i1', exhibit: 'AB/1', original_name: 'a.jpg', already_here: false, offers: [] },
    ],
    refused: [{ original_name: 'folder', fault: { code: 'not-a-file', params: {} } }],
  });
  await openScreen(Screen, {}, answers({ attach_chosen }));
  await page.getByRole('button', { name: 'Add files' }).click();
  await expect.element(page.getByText('One file was added, read back and compared.')).toBeVisible();
  await expect.element(page.getByText(/This is a folder or a device/)).toBeVisible();
});

test('nothing of an item is fetched before it is opened', async () => {
  const preview = vi.fn<NonNullable<Answers['preview']>>(async () => ({
    kind: 'text',
    text: 'I know where you are.',
    truncated: false,
  }));
  await openScreen(Item, { id: 'i1' }, answers({ preview }));
  await expect.element(page.getByText('52.95478, -1.15811: at home')).toBeVisible();
  expect(preview).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Show AB/1' }).click();
  await expect.element(page.getByText('I know where you are.')).toBeVisible();
  await expectNoAxeFaults();
});

test('a picture that cannot be shown says so in words', async () => {
  const preview: Answers['preview'] = async () => ({
    kind: 'nothing',
    reason: 'nothing-to-show',
  });
  await openScreen(Item, { id: 'i1' }, answers({ preview }));
  await page.getByRole('button', { name: 'Show AB/1' }).click();
  await expect.element(page.getByText(/cannot be shown here\. It is kept whole/)).toBeVisible();
});

test('its time is taken only when the person says so, over the newest version', async () => {
  const changed = { entry: 'e1', revision: 3, kind: 'incident' as const, is_new: false };
  const revise = vi.fn(async () => changed);
  await openScreen(Item, { id: 'i1' }, answers({ revise }));
  await page.getByRole('button', { name: /^Use this time for it/ }).click();
  await expect.element(page.getByText(/has this time now/)).toBeVisible();
  expect(revise).toHaveBeenCalledWith({
    id: 'e1',
    base: 2,
    entry: { kind: 'incident', what: 'Car outside.', when },
  });
});

test('what the keeper adds is a new version of the item, all else as it was', async () => {
  const changed = { entry: 'i1', revision: 3, kind: 'item' as const, is_new: false };
  const revise = vi.fn(async () => changed);
  await openScreen(Item, { id: 'i1' }, answers({ revise }));
  await page.getByLabelText('What does it show?').fill('His car');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(revise).toHaveBeenCalledWith({
    id: 'i1',
    base: 2,
    entry: { kind: 'item', ...item, description: 'His car' },
  });
});

test('erasing shows first what it does and does not reach', async () => {
  const erase = vi.fn(async () => ({
    entry: 'i1',
    revision: 3,
    kind: 'item' as const,
    is_new: false,
  }));
  const erase_plan: Answers['erase_plan'] = async () => ({
    entry: 'i1',
    revisions: 1,
    with_file: true,
    bundles_made: 2,
    fingerprint_left: true,
  });
  await openScreen(Item, { id: 'i1' }, answers({ erase, erase_plan }));
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'What would erasing do?' }).click();
  await expect.element(page.getByText(/2 bundles were made before/)).toBeVisible();
  expect(erase).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect.poll(() => erase.mock.calls.length).toBe(1);
});

const rows: ItemRow[] = [
  row,
  {
    ...row,
    id: 'i2',
    exhibit: 'AB/2',
    title: 'doorbell.mp4',
    item_kind: 'video',
    incidents: [],
    own_time: null,
  },
  { ...row, id: 'i10', exhibit: 'AB/10', title: 'Bus stop', own_time: '2026-03-02T08:00:00' },
];

const marks = () => [...document.querySelectorAll('article .mark')].map((mark) => mark.textContent);

test('files are found by name, kind and what is not linked, in the order asked for', async () => {
  await openScreen(Screen, {}, answers({ items: async () => rows }));
  await expect.poll(marks).toEqual(['AB/10', 'AB/2', 'AB/1']);
  await page.getByRole('button', { name: 'By name' }).click();
  await expect.poll(marks).toEqual(['AB/10', 'AB/1', 'AB/2']);
  await page.getByRole('button', { name: 'By its own date' }).click();
  await expect.poll(marks).toEqual(['AB/1', 'AB/10', 'AB/2']);
  await page.getByRole('button', { name: 'Not linked · 1' }).click();
  await expect.poll(marks).toEqual(['AB/2']);
  await page.getByRole('button', { name: 'Photo · 2' }).click();
  await expect.element(page.getByText('Nothing found.')).toBeVisible();
  await page.getByRole('button', { name: 'Not linked · 1' }).click();
  await page.getByLabelText('Search names and marks').fill('bus');
  await expect.poll(marks).toEqual(['AB/10']);
  await expectNoAxeFaults();
});

test('a time that the incident has already is not offered again', async () => {
  const entry: Answers['entry'] = async ({ id }) =>
    id === 'e1'
      ? { ...entryOf(id), entry: { kind: 'incident', what: 'Car outside.', when } }
      : entryOf(id);
  await openScreen(Item, { id: 'i1' }, answers({ entry }));
  await expect.element(page.getByRole('button', { name: 'Car outside.' })).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: /^Use this time/ }))
    .not.toBeInTheDocument();
});

test('it is linked to an incident from here, over the newest version', async () => {
  const changed = { entry: 'e1', revision: 3, kind: 'incident' as const, is_new: false };
  const revise = vi.fn(async () => changed);
  await openScreen(
    Item,
    { id: 'i1' },
    answers({
      revise,
      item: async () => ({ ...view, incidents: [] }),
      timeline_page: async () => ({ rows: timelineRows, milestones: [], next: null }),
    }),
  );
  await page.getByText('Link it to an incident, or take it out of one').click();
  await page.getByText('Choose incidents').click();
  await page.getByLabelText(/Flowers left on the step/).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save where it belongs' }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise).toHaveBeenCalledWith({
    id: 'e2',
    base: 2,
    entry: { kind: 'incident', what: 'Car outside.', evidence: ['i1'] },
  });
});

test('it is written about from here, at its own time if that is said', async () => {
  const changed = { entry: 'e9', revision: 1, kind: 'incident' as const, is_new: true };
  const record = vi.fn(async () => changed);
  const { router } = await openScreen(Item, { id: 'i1' }, answers({ record }));
  await page.getByRole('button', { name: 'Save as an incident with this file' }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await page.getByLabelText('What happened, in your own words').fill('His car.');
  await page.getByRole('radio', { name: /14 March 2026, 19:30/ }).click();
  await page.getByRole('button', { name: 'Save as an incident with this file' }).click();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'incident', params: { id: 'e9', saved: true } });
  expect(record).toHaveBeenCalledWith({
    entry: { kind: 'incident', what: 'His car.', when, evidence: ['i1'] },
  });
});

test('a copy can be saved outside, and what could not be is said', async () => {
  let answer: 'closed' | 'full' | 'saved' = 'closed';
  const save_item_copy = vi.fn<NonNullable<Answers['save_item_copy']>>(async () => {
    if (answer === 'full') throw { code: 'disk-full', params: {} };
    if (answer === 'closed') return null;
    return { file_name: 'AB-001_photo_car.jpg', size_words: '2.4 MB', police_only: false };
  });
  await openScreen(Item, { id: 'i1' }, answers({ save_item_copy }));
  await page.getByText('Save a copy outside Daybook').click();
  await expect.element(page.getByText(/can open the copy/)).toBeVisible();
  const save = page.getByRole('button', { name: 'Choose a folder and save it' });
  await save.click();
  await expect.element(page.getByText(/^Saved:/)).not.toBeInTheDocument();
  answer = 'full';
  await save.click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/The disk is full/);
  answer = 'saved';
  await save.click();
  await expect.element(page.getByText(/^Saved: AB-001_photo_car.jpg, 2.4 MB/)).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(save_item_copy).toHaveBeenLastCalledWith({ id: 'i1' });
  await expectNoAxeFaults();
});
