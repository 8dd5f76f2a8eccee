import type { Answers } from '$lib/backend/fake';

/** A backend's answers that keep drafts as the vault does, and the drafts, by name. */
export function keepsDrafts() {
  const drafts = new Map<string, string>();
  const keeping = {
    draft: async ({ name }) => drafts.get(name) ?? null,
    save_draft: async ({ name, json }) => void drafts.set(name, json),
    discard_draft: async ({ name }) => void drafts.delete(name),
  } satisfies Answers;
  return { drafts, keeping };
}
