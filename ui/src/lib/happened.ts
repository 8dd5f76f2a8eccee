import { allOf } from './all-of';
import type { Entry } from './generated/Entry';
import type { Event } from './generated/Event';
import type { Incident } from './generated/Incident';

/** What has a number and stands in the timeline: somebody's act, or an event, which is nobody's. */
export type Happened = Extract<Entry, { kind: 'incident' | 'event' }>;

export const isHappened = (entry: Entry | null | undefined): entry is Happened =>
  entry?.kind === 'incident' || entry?.kind === 'event';

/** What an event tells of as an incident does. */
const OF_AN_EVENT = allOf<keyof Event>()([
  'what',
  'when',
  'in_whose_words',
  'where',
  'online',
  'who',
  'felt_then',
  'felt_after',
  'what_changed',
  'witnesses',
  'evidence',
  'elsewhere',
  'first_noted',
]);

/** The entry that answers become. Of an event only what it can hold. */
export function entryOf(kind: Happened['kind'], told: Incident): Entry {
  if (kind === 'incident') return { kind, ...told };
  const held = Object.entries(told).filter(([name]) => OF_AN_EVENT.some((one) => one === name));
  return { kind, ...(Object.fromEntries(held) as Event) };
}
