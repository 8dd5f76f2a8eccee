import type { NameOf } from '$lib/incident-summary';
import { hasWords, t } from '$lib/words';
import type { Choices } from './ask';

/** Names the people and orders that the questions choose from. */
export function namesOf({ people, orders }: Choices): NameOf {
  return (id) => {
    const entry = [...people, ...orders].find((row) => row.id === id)?.entry;
    if (entry?.kind === 'person') return entry.name;
    if (entry?.kind !== 'order') return undefined;
    const kind = `order-kind-${entry.order_kind}`;
    return hasWords(kind) ? t(kind) : entry.order_kind;
  };
}
