import { dateOf, monthName, sayTime } from '$lib/dates';
import type { Attached } from '$lib/generated/Attached';
import type { Incident } from '$lib/generated/Incident';
import type { When } from '$lib/when';
import { t } from '$lib/words';

/** How the person said when it happened. */
export type Timing = 'now' | 'another' | 'unsure';

/** A file that will belong to the note. */
export type AddedFile = Pick<Attached, 'id' | 'exhibit' | 'original_name' | 'already_here'>;

/** A quick note as it stands on the screen and in its draft. */
export interface QuickNote {
  what: string;
  timing: Timing;
  /** "Now" is when the first word was written, not when the note was saved. */
  begun?: When;
  /** What was answered under "Another time". */
  when?: When;
  files: AddedFile[];
}

/** The draft: what is on the screen, and notes that were never finished. */
export interface WriteDraft {
  note: QuickNote | null;
  unfinished: QuickNote[];
}

export const emptyNote = (): QuickNote => ({ what: '', timing: 'now', files: [] });

export const isEmpty = (note: QuickNote) => note.what.trim() === '' && note.files.length === 0;

/** When it happened, so far as was said; undefined while "another time" is not answered yet. */
export function whenOf(note: QuickNote, now: When): When | undefined {
  if (note.timing === 'now') return note.begun ?? now;
  if (note.timing === 'unsure') return { precision: 'unknown', basis: 'memory' };
  return note.when;
}

/** The incident that the note becomes. */
export function incidentOf(note: QuickNote, when: When): Incident {
  const evidence = note.files.map(({ id }) => id);
  return { what: note.what.trim(), when, ...(evidence.length > 0 ? { evidence } : {}) };
}

/** "just now · 23 November, 15:20"; without "just now" once the note was left lying for a while. */
export function sayBegun(begun: When, now: When): string {
  const at = begun.earliest ?? now.earliest ?? '';
  const { day, month } = dateOf(at);
  const recent = at.slice(0, 13) === now.earliest?.slice(0, 13);
  return t(recent ? 'write-just-now' : 'write-that-time', {
    day: String(day),
    month: monthName(month),
    time: sayTime(at),
  });
}
