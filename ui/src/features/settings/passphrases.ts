import type { Problem } from '$components';
import { t } from '$lib/words';

/** What was typed to change a passphrase, as bytes: whoever takes it wipes it. */
export interface TypedPassphrases {
  now: Uint8Array;
  next: Uint8Array;
  again: Uint8Array;
}

/** What stands in the way of changing it; fields are named after the form. */
export function wrongWith({ now, next, again }: TypedPassphrases, form: string): Problem[] {
  const empty = t('settings-passphrase-empty');
  if (now.length === 0) return [{ field: `${form}-old`, words: empty }];
  if (next.length === 0) return [{ field: `${form}-new`, words: empty }];
  const same = next.length === again.length && next.every((byte, at) => byte === again[at]);
  return same ? [] : [{ field: `${form}-again`, words: t('settings-passphrase-differ') }];
}

export function wipe({ now, next, again }: TypedPassphrases): void {
  for (const bytes of [now, next, again]) bytes.fill(0);
}
