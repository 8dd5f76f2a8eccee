import type { NameOf } from '$lib/incident-summary';
import { sayOrderKind } from '$lib/pack-words';
import type { Choices } from './ask';

/** Names the people and orders that the questions choose from. */
export function namesOf({ people, orders }: Choices): NameOf {
  return (id) => {
    const entry = [...people, ...orders].find((row) => row.id === id)?.entry;
    if (entry?.kind === 'person') return entry.name;
    if (entry?.kind !== 'order') return undefined;
    return sayOrderKind(entry.order_kind);
  };
}
