import { expect, test, vi } from 'vitest';
import { fakeBackend } from './backend/fake';
import type { EntryKind } from './generated/EntryKind';
import type { EntryView } from './generated/EntryView';
import type { Router } from './router.svelte';
import { finish, unfinished } from './unfinished';

const kinds: Record<string, EntryKind> = { p1: 'person', i1: 'item', e1: 'incident', r1: 'report' };

async function goesTo(name: string) {
  const backend = fakeBackend({
    drafts: async () => [{ name, begun: null, kept: null }],
    entry: async ({ id }) => ({ kind: kinds[id], when_words: null }) as EntryView,
  });
  const [one] = await unfinished(backend);
  const go = vi.fn(async () => undefined);
  await finish({ go } as unknown as Router, one!);
  return go.mock.calls[0];
}

test.each([
  ['guided:e1', ['guided', { incident: 'e1' }]],
  ['report:new:e1', ['report', { kind: 'report', about: ['e1'] }]],
  ['place:new', ['person', { kind: 'place' }]],
  ['report:r1', ['report', { id: 'r1' }]],
  ['person:p1', ['person', { id: 'p1' }]],
  ['item:i1', ['item', { id: 'i1' }]],
  ['fingerprint-left', ['hand-over']],
  // As an earlier version named them: only the record says of which kind they are.
  ['form-p1', ['person', { id: 'p1' }]],
  ['form-i1', ['item', { id: 'i1' }]],
  ['form-r1', ['report', { id: 'r1' }]],
])('%s is finished where it was begun', async (name, place) => {
  expect(await goesTo(name)).toEqual(place);
});
