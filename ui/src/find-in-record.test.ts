import { expect, test } from 'vitest';
import { fakeBackend } from '$lib/backend/fake';
import type { ItemRow } from '$lib/generated/ItemRow';
import { Router } from '$lib/router.svelte';
import { findInRecord } from './find-in-record';
import { people, timelineRows } from './testing/small-case';

const item: ItemRow = {
  id: 'i1',
  exhibit: 'AB/1',
  item_kind: 'photo',
  title: 'car.jpg',
  size_words: '1 kB',
  when_words: null,
  point: null,
  own_time: null,
  received_words: '21 November 2026',
  incidents: [],
  struck_out: null,
};

async function find(words: string) {
  const router = new Router();
  const backend = fakeBackend({
    timeline_page: async ({ filter }) => ({
      rows: timelineRows.filter((row) => row.what.toLowerCase().includes(filter.search ?? '')),
      milestones: [],
      next: null,
    }),
    entries: async () => people,
    items: async () => [item, { ...item, id: 'i11', exhibit: 'AB/11' }],
  });
  return { router, found: await findInRecord(backend, router, words) };
}

test('an incident by its words, with when it was, shortened', async () => {
  const { router, found } = await find('car parked');
  expect(found.map(({ label }) => label)).toEqual([
    'Sat 21, November 2026: Car parked across the road with the lights off for about for…',
  ]);
  found[0]?.run();
  await expect.poll(() => router.current).toEqual({ name: 'incident', params: { id: 'e1' } });
});

test('a person by a part of the name', async () => {
  const { router, found } = await find('nair');
  expect(found.map(({ label }) => label)).toEqual(['Priya Nair, person']);
  found[0]?.run();
  await expect.poll(() => router.current).toEqual({ name: 'person', params: { id: 'p2' } });
});

test.each(['AB/1', 'ab1', 'ab 1'])('a file by its mark, typed as %s', async (typed) => {
  const { router, found } = await find(typed);
  expect(found.map(({ label }) => label)).toEqual(['AB/1, car.jpg']);
  found[0]?.run();
  await expect.poll(() => router.current).toEqual({ name: 'item', params: { id: 'i1' } });
});
