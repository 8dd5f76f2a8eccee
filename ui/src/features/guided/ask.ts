import type { Problem } from '$components';
import type { EntryRow } from '$lib/generated/EntryRow';
import type { ItemRow } from '$lib/generated/ItemRow';
import type { Pack } from '$lib/generated/Pack';
import type { Answers } from './answers';

/** What the questions choose from. */
export interface Choices {
  pack: Pack | undefined;
  people: readonly EntryRow[];
  orders: readonly EntryRow[];
  items: readonly ItemRow[];
}

/** What every question is given. */
export interface Ask {
  answers: Answers;
  choices: Choices;
  /** What stood in the way when the person went on. */
  problems: readonly Problem[];
}
