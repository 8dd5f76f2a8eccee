import type { EntryRow } from '$lib/generated/EntryRow';
import type { NameOf } from '$lib/incident-summary';
import { sayOrderKind } from '$lib/pack-words';
import { t } from '$lib/words';

/** Names the entries that belong to an incident. */
export function namesOf(linked: readonly EntryRow[]): NameOf {
  return (id) => {
    const row = linked.find((one) => one.id === id);
    return row && nameOf(row);
  };
}

/** What an entry is called where it is linked. */
export function nameOf({ entry }: EntryRow): string {
  switch (entry.kind) {
    case 'person':
    case 'place':
      return entry.name;
    case 'item':
      return `${entry.exhibit}, ${entry.description ?? entry.original_name}`;
    case 'report':
      return t('incident-linked-report', {
        to: entry.organisation ?? t(`reported-to-${entry.to}`),
      });
    case 'order':
      return sayOrderKind(entry.order_kind);
    default:
      return t(`entry-kind-${entry.kind}`);
  }
}
