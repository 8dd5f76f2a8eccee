import { expect, test } from 'vitest';
import { fakeBackend } from './backend/fake';
import { bringEarlierDraft } from './earlier-drafts';

/** A backend that keeps drafts as the vault does. */
function keeping(drafts: Record<string, string>, save = async () => undefined) {
  const backend = fakeBackend({
    draft: async ({ name }) => drafts[name] ?? null,
    save_draft: async ({ name, json }) => {
      await save();
      drafts[name] = json;
    },
    discard_draft: async ({ name }) => {
      delete drafts[name];
    },
  });
  return { backend, drafts };
}

test('a draft of an earlier version is found under its new name', async () => {
  const { backend, drafts } = keeping({ 'guided-e1': 'words' });
  await bringEarlierDraft(backend, { of: 'answer', incident: 'e1' });
  expect(drafts).toEqual({ 'guided:e1': 'words' });
});

test('what is there under the new name is not replaced', async () => {
  const { backend, drafts } = keeping({ 'form-report': 'old', 'report:new': 'new' });
  await bringEarlierDraft(backend, { of: 'new', kind: 'report', about: [] });
  expect(drafts).toEqual({ 'form-report': 'old', 'report:new': 'new' });
});

test('one that cannot be kept again stays where it is', async () => {
  const { backend, drafts } = keeping({ 'form-p1': 'words' }, () => Promise.reject(new Error()));
  await bringEarlierDraft(backend, { of: 'change', kind: 'person', entry: 'p1' });
  expect(drafts).toEqual({ 'form-p1': 'words' });
});

test('a report begun at an incident takes nothing that was begun elsewhere', async () => {
  const { backend, drafts } = keeping({ 'form-report': 'words' });
  await bringEarlierDraft(backend, { of: 'new', kind: 'report', about: ['e1'] });
  expect(drafts).toEqual({ 'form-report': 'words' });
});
