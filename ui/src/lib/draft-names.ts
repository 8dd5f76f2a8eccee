import { isEntryKind } from './entry-words';
import type { EntryKind } from './generated/EntryKind';

/**
 * What a draft is of. Its name says so, so that a draft belongs to where it was begun: "I reported
 * this" at one incident never turns up at another.
 */
export type DraftOf =
  /** The quick note. */
  | { of: 'note' }
  /** An answer of an incident. */
  | { of: 'answer'; incident: string }
  /** A change of an entry. Drafts of earlier versions do not say of which kind. */
  | { of: 'change'; kind?: EntryKind; entry: string }
  /** A new entry, and the incidents at which it was begun. */
  | { of: 'new'; kind: EntryKind; about: readonly string[] }
  /** With whom the fingerprint of a bundle was left. Drafts of earlier versions do not say of which. */
  | { of: 'left-with'; bundle?: number }
  /** What was chosen for a bundle that is not written yet. */
  | { of: 'bundle' };

/** The name under which a draft is kept. */
export function draftName(draft: DraftOf): string {
  switch (draft.of) {
    case 'note':
      return 'write';
    case 'left-with':
      return draft.bundle === undefined ? 'fingerprint-left' : `left-with:${draft.bundle}`;
    case 'bundle':
      return 'bundle';
    case 'answer':
      return `guided:${draft.incident}`;
    case 'change':
      return draft.kind ? `${draft.kind}:${draft.entry}` : `form-${draft.entry}`;
    case 'new':
      return [draft.kind, 'new', ...draft.about].join(':');
  }
}

/** What the draft of this name is of; null for a name that this version does not know. */
export function draftOf(name: string): DraftOf | null {
  if (name === 'write') return { of: 'note' };
  if (name === 'fingerprint-left') return { of: 'left-with' };
  if (name === 'bundle') return { of: 'bundle' };
  const earlier = ofEarlierName(name);
  if (earlier) return earlier;
  const [kind = '', id = '', ...about] = name.split(':');
  if (!id) return null;
  if (kind === 'guided') return { of: 'answer', incident: id };
  if (kind === 'left-with') return { of: 'left-with', bundle: Number(id) };
  if (!isEntryKind(kind)) return null;
  return id === 'new' ? { of: 'new', kind, about } : { of: 'change', kind, entry: id };
}

/** The incidents that a draft is about. */
export function incidentsOf(draft: DraftOf): readonly string[] {
  if (draft.of === 'answer') return [draft.incident];
  return draft.of === 'new' ? draft.about : [];
}

function ofEarlierName(name: string): DraftOf | null {
  const [, form, id = ''] = /^(guided|form)-(.+)$/.exec(name) ?? [];
  if (!form) return null;
  if (form === 'guided') return { of: 'answer', incident: id };
  return isEntryKind(id) ? { of: 'new', kind: id, about: [] } : { of: 'change', entry: id };
}

/** Under which name an earlier version kept such a draft, where that was another. */
export function earlierName(draft: DraftOf): string | null {
  switch (draft.of) {
    case 'answer':
      return `guided-${draft.incident}`;
    case 'change':
      return draft.kind ? `form-${draft.entry}` : null;
    case 'new':
      // It was one for all incidents: what it holds names those that it was last begun at.
      return draft.about.length === 0 ? `form-${draft.kind}` : null;
    default:
      return null;
  }
}
