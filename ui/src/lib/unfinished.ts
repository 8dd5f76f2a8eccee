import type { Backend } from './backend';
import { draftOf, incidentsOf, type DraftOf } from './draft-names';
import type { DraftRow } from './generated/DraftRow';
import { sayMoment } from './time/moments';
import type { Router } from './router.svelte';
import { t } from './words';

/** Something that was begun and is not saved. Quick notes are not among it: their own screen offers them. */
export interface Unfinished {
  name: string;
  draft: Exclude<DraftOf, { of: 'note' }>;
  /** What it is, in a word or two. */
  kind: string;
  /** What it is about, by when that happened. Its own words are not shown: somebody may be standing there. */
  about: readonly string[];
  /** When it was begun. Not known of what an earlier version of the program kept. */
  since?: string;
}

/** Everything that is unfinished, the newest first. */
export async function unfinished(backend: Backend): Promise<Unfinished[]> {
  const begun = ({ begun: at }: DraftRow) => at?.utc ?? '';
  const rows = (await backend.drafts()).toSorted((a, b) => begun(b).localeCompare(begun(a)));
  const all = await Promise.all(rows.map((row) => described(backend, row)));
  return all.filter((one) => one !== null);
}

/** Goes to where it can be finished. */
export function finish(router: Router, { draft }: Unfinished): Promise<void> {
  if (draft.of === 'answer') return router.go('guided', { incident: draft.incident });
  if (draft.of === 'left-with' || draft.of === 'bundle') return router.go('hand-over');
  const { kind } = draft;
  if (draft.of === 'new') {
    return kind === 'person' || kind === 'place'
      ? router.go('person', { kind })
      : router.go('report', { kind, about: draft.about });
  }
  const id = draft.entry;
  if (kind === 'incident' || kind === 'event') return router.go('incident', { id });
  if (kind === 'item') return router.go('item', { id });
  return kind === 'person' || kind === 'place'
    ? router.go('person', { id })
    : router.go('report', { id });
}

async function described(backend: Backend, { name, begun }: DraftRow): Promise<Unfinished | null> {
  const named = draftOf(name);
  if (!named || named.of === 'note') return null;
  const draft = await ofItsKind(backend, named);
  const about = await Promise.all(incidentsOf(draft).map((id) => whenOf(backend, id)));
  return {
    name,
    draft,
    kind: kindOf(draft),
    about: about.filter((words) => words !== null),
    since: begun ? sayMoment(begun.utc) : undefined,
  };
}

/** Names of an earlier version do not say of which kind an entry is; the record does. */
async function ofItsKind(
  backend: Backend,
  draft: Unfinished['draft'],
): Promise<Unfinished['draft']> {
  if (draft.of !== 'change' || draft.kind) return draft;
  const entry = await backend.entry({ id: draft.entry }).catch(() => null);
  return entry ? { ...draft, kind: entry.kind } : draft;
}

function kindOf(draft: Unfinished['draft']): string {
  if (draft.of === 'answer') return t('unfinished-answer');
  if (draft.of === 'left-with') return t('unfinished-left-with');
  if (draft.of === 'bundle') return t('unfinished-bundle');
  const kind = draft.kind ? t(`entry-kind-${draft.kind}`) : t('unfinished-entry');
  return draft.of === 'new' ? t('unfinished-new', { kind }) : t('unfinished-change', { kind });
}

async function whenOf(backend: Backend, id: string): Promise<string | null> {
  const entry = await backend.entry({ id }).catch(() => null);
  return entry?.when_words ?? null;
}
