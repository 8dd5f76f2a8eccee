import type { Attached } from '$lib/generated/Attached';
import type { Incident } from '$lib/generated/Incident';
import { instantsOf } from '$lib/time/instants';
import { shortlyBefore } from '$lib/time/about-now';
import { readWhen, type TypedWhen } from '$lib/time/typed-when';
import type { When } from '$lib/time/when';
import type { Near } from './timing';

/** How the person said when it happened: about now, by one tap, as a file's clock says, in full, or not at all. */
export type Timing = 'now' | Near | 'file' | 'another' | 'unsure';

/** A file that will belong to the note. */
export type AddedFile = Pick<Attached, 'id' | 'exhibit' | 'original_name' | 'already_here'>;

/** A quick note as it stands on the screen and in its draft. */
export interface QuickNote {
  what: string;
  /** What stood there before much of it was deleted at once. */
  before?: string;
  timing: Timing;
  /** "About now" ends when the first word was written, not when the note was saved. */
  begun?: When;
  /** What was said otherwise, as it is kept: what "yesterday" meant when it was said stays. */
  when?: TypedWhen;
  /** The file whose clock `when` was taken from. */
  clockOf?: string;
  files: AddedFile[];
  /** It is nobody's act: a hearing, a call from police, a quiet day. */
  isEvent?: boolean | undefined;
}

/** The draft: what is on the screen, and notes that were never finished. */
export interface WriteDraft {
  note: QuickNote | null;
  unfinished: QuickNote[];
}

export const emptyNote = (): QuickNote => ({ what: '', timing: 'now', files: [] });

/** Whether it says nothing of what happened. */
export const isEmpty = (note: QuickNote) =>
  note.what.trim() === '' && note.files.length === 0 && !note.before;

/** Whether there is nothing to keep: not even a time that was typed before the first word. */
export const isUntouched = (note: QuickNote) =>
  isEmpty(note) && !(note.timing === 'another' && note.when);

/** What "about now" is of this note. Drafts of before kept the minute at which it was begun. */
function aboutNow({ begun }: QuickNote, instant: number, zone: string): When {
  if (!begun?.latest || begun.precision !== 'minute') return begun ?? shortlyBefore(instant, zone);
  const instants = instantsOf(begun.latest, begun.zone ?? zone);
  const end = begun.fold === 'first' ? instants[0] : instants.at(-1);
  return end === undefined ? begun : shortlyBefore(end, begun.zone ?? zone);
}

/** When it happened, so far as was said; undefined while "another time" is not answered yet. */
export function whenOf(note: QuickNote, instant: number, zone: string): When | undefined {
  if (note.timing === 'now') return aboutNow(note, instant, zone);
  if (note.timing === 'unsure') return { precision: 'unknown', basis: 'memory' };
  return readWhen(note.when);
}

/** The incident that the note becomes. */
export function incidentOf(note: QuickNote, when: When): Incident {
  const evidence = note.files.map(({ id }) => id);
  return { what: note.what.trim(), when, ...(evidence.length > 0 ? { evidence } : {}) };
}
