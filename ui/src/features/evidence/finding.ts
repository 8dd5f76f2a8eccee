import type { ItemKind } from '$lib/generated/ItemKind';
import type { ItemRow } from '$lib/generated/ItemRow';

export const ORDERS = ['newest', 'own-time', 'mark', 'name'] as const;
export type Order = (typeof ORDERS)[number];

/** Which files are asked for, and in which order. */
export interface Asking {
  search: string;
  kind: ItemKind | undefined;
  unlinked: boolean;
  order: Order;
}

export const everything = (): Asking => ({
  search: '',
  kind: undefined,
  unlinked: false,
  order: 'newest',
});

const numberOf = ({ exhibit }: ItemRow) => Number(exhibit.split('/')[1] ?? 0);

/** Marks count up as files come in, so that the newest has the highest. What has no time of its own comes last. */
export function find(rows: readonly ItemRow[], asking: Asking): ItemRow[] {
  const typed = asking.search.trim().toLowerCase();
  const found = rows.filter(
    ({ title, exhibit, item_kind, incidents }) =>
      `${exhibit} ${title}`.toLowerCase().includes(typed) &&
      (!asking.kind || item_kind === asking.kind) &&
      (!asking.unlinked || incidents.length === 0),
  );
  switch (asking.order) {
    case 'newest':
      return found.sort((one, other) => numberOf(other) - numberOf(one));
    case 'own-time':
      return found.sort(
        (one, other) =>
          (other.own_time ?? '').localeCompare(one.own_time ?? '') ||
          numberOf(other) - numberOf(one),
      );
    case 'mark':
      return found.sort((one, other) => numberOf(one) - numberOf(other));
    case 'name':
      return found.sort((one, other) => one.title.localeCompare(other.title));
  }
}
