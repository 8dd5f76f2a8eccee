import type { Backend } from './backend';
import { draftName, earlierName, type DraftOf } from './draft-names';

/**
 * Brings a draft that an earlier version of Daybook kept under another name to the one under which
 * it is looked for now. Kept under the new name before it goes from the old: it is never nowhere.
 */
export async function bringEarlierDraft(backend: Backend, draft: DraftOf): Promise<void> {
  const earlier = earlierName(draft);
  if (!earlier) return;
  const name = draftName(draft);
  const json = await backend.draft({ name: earlier }).catch(() => null);
  if (json === null) return;
  if ((await backend.draft({ name }).catch(() => null)) !== null) return;
  const kept = await backend.save_draft({ name, json }).then(
    () => true,
    () => false,
  );
  if (kept) await backend.discard_draft({ name: earlier }).catch(() => undefined);
}
