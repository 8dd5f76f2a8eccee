import type { Backend } from '$lib/backend';
import type { Elsewhere } from '$lib/generated/Elsewhere';
import type { HeldByOther } from '$lib/generated/HeldByOther';
import type { OpenPromise } from '$lib/generated/OpenPromise';

/** Writes into its incident, as that stands now, what became of a thing that somebody else holds. */
export async function settleHeld(
  backend: Backend,
  held: HeldByOther,
  change: Pick<Elsewhere, 'asked' | 'got'>,
): Promise<void> {
  const { entry, revision } = await backend.entry({ id: held.incident });
  if (entry?.kind !== 'incident') return;
  const elsewhere = changeFirst(entry.elsewhere ?? [], change, (one) => isTheSame(one, held));
  await backend.revise({ id: held.incident, base: revision, entry: { ...entry, elsewhere } });
}

/** Writes into its report, as that stands now, that a promise was kept. */
export async function settlePromise(backend: Backend, open: OpenPromise): Promise<void> {
  const { entry, revision } = await backend.entry({ id: open.report });
  if (entry?.kind !== 'report') return;
  const promised = changeFirst(
    entry.promised ?? [],
    { kept: 'yes' },
    ({ what, due, kept }) => what === open.what && due === open.due && kept !== 'yes',
  );
  await backend.revise({ id: open.report, base: revision, entry: { ...entry, promised } });
}

const isTheSame = (one: Elsewhere, held: HeldByOther) =>
  one.what === held.what &&
  one.held_by === held.held_by &&
  one.gone_by === held.gone_by &&
  one.got !== 'yes';

/** Of several that read the same, only one was settled. */
function changeFirst<One>(
  list: readonly One[],
  change: Partial<One>,
  isMeant: (one: One) => boolean,
): One[] {
  const meant = list.findIndex(isMeant);
  return list.map((one, at) => (at === meant ? { ...one, ...change } : one));
}
