import type { Backend } from '$lib/backend';
import { isHappened } from '$lib/happened';
import { isFailure } from '$lib/words';

/** A saved note and what was still being added to it. */
export interface Joins {
  incident: string;
  stands: 'waits' | 'joined';
}

/**
 * Files that were still being added when their note was saved become part of it, as one further revision. Where somebody
 * else revised it in the same moment, once more from there.
 */
export async function join(
  backend: Backend,
  incident: string,
  files: readonly string[],
): Promise<void> {
  const once = async () => {
    const { entry, revision } = await backend.entry({ id: incident });
    if (!isHappened(entry)) throw { code: 'erased', params: {} };
    const evidence = [...new Set([...(entry.evidence ?? []), ...files])];
    await backend.revise({ id: incident, base: revision, entry: { ...entry, evidence } });
  };
  try {
    await once();
  } catch (thrown) {
    if (!isFailure(thrown) || thrown.code !== 'revised-elsewhere') throw thrown;
    await once();
  }
}
