import type { Entry } from '$lib/generated/Entry';
import { dashed, wordsFor } from '$lib/words';

/** One text of an entry, under the name that the field has everywhere. */
export interface EntryText {
  /** The field, as a JSON pointer. */
  pointer: string;
  label: string;
  text: string;
}

/** Codes with a sentence of their own elsewhere: they say nothing as they stand. */
const CODES = new Set(['behaviours', 'order_kind', 'not_read']);

/** Every text of an entry, the one at `first` in front. */
export function textsOf(entry: Entry, first: string): EntryText[] {
  const { kind, ...fields } = entry;
  const texts = [...walk(fields, kind, [])].filter(
    ({ pointer }) => pointer === first || !CODES.has(pointer.split('/')[1] ?? ''),
  );
  const inFront = texts.filter(({ pointer }) => pointer === first);
  return [...inFront, ...texts.filter(({ pointer }) => pointer !== first)];
}

function* walk(value: unknown, kind: Entry['kind'], path: string[]): Generator<EntryText> {
  if (typeof value === 'string') {
    const label = labelOf(kind, path);
    if (label && value) yield { pointer: `/${path.join('/')}`, label, text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* walk(inner, kind, [...path, name]);
  }
}

/** Nothing for what is no text: an id, a date, a code. */
function labelOf(kind: Entry['kind'], path: string[]): string | undefined {
  const names = path.filter((step) => !/^\d+$/.test(step));
  const number = path.findLast((step) => /^\d+$/.test(step));
  const id = `bundle-field-${dashed([kind, ...names].join('-'))}`;
  return wordsFor(id, { number: String(Number(number ?? 0) + 1) });
}
