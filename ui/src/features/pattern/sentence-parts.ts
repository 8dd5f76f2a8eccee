import type { Figure } from '$lib/generated/Figure';

/** A piece of a sentence; with entries it is a number that can be opened. */
export interface Part {
  words: string;
  entries?: readonly string[];
}

/** Cuts a sentence into plain words and the numbers that open their entries, in their order. */
export function partsOf({ sentence, behind }: Pick<Figure, 'sentence' | 'behind'>): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { said, entries } of behind) {
    const found = said ? sentence.indexOf(said, at) : -1;
    if (found < 0 || entries.length === 0) continue;
    if (found > at) parts.push({ words: sentence.slice(at, found) });
    parts.push({ words: said, entries });
    at = found + said.length;
  }
  if (at < sentence.length) parts.push({ words: sentence.slice(at) });
  return parts;
}
