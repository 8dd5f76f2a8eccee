import type { Behaviour } from './generated/Behaviour';
import { hasWords, t } from './words';

/** A behaviour's name; a tag that the pack does not know is shown as it is. */
export function sayBehaviour(tag: Behaviour): string {
  const id = `behaviour-${tag}`;
  return hasWords(id) ? t(id) : tag;
}
