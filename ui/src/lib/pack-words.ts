import type { Behaviour } from './generated/Behaviour';
import { wordsFor } from './words';

/** A behaviour's name; a tag that the pack does not know is shown as it is. */
export function sayBehaviour(tag: Behaviour): string {
  return wordsFor(`behaviour-${tag}`) ?? tag;
}

/** The kind of an order; one that the pack does not know is shown as it was typed. */
export function sayOrderKind(kind: string): string {
  return wordsFor(`order-kind-${kind}`) ?? kind;
}
