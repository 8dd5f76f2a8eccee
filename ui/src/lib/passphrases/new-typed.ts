import type { Problem } from '$components';

/** A new secret as it was typed, twice, as bytes: whoever takes it wipes it. */
export interface NewTyped {
  next: Uint8Array;
  again: Uint8Array;
}

/** What stands in the way of taking it; fields are named after the form. */
export function wrongWithNew(
  { next, again }: NewTyped,
  form: string,
  words: { empty: string; differ: string },
): Problem[] {
  if (next.length === 0) return [{ field: `${form}-new`, words: words.empty }];
  const same = next.length === again.length && next.every((byte, at) => byte === again[at]);
  return same ? [] : [{ field: `${form}-again`, words: words.differ }];
}
