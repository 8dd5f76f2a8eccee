import type { Problem } from '$components';
import { wrongWithNew, type NewTyped } from '$lib/passphrases/new-typed';
import { t } from '$lib/words';

/** What was typed to change a passphrase, as bytes: whoever takes it wipes it. */
export interface TypedPassphrases extends NewTyped {
  now: Uint8Array;
}

/** What stands in the way of changing it; fields are named after the form. */
export function wrongWith(typed: TypedPassphrases, form: string): Problem[] {
  const empty = t('settings-passphrase-empty');
  if (typed.now.length === 0) return [{ field: `${form}-old`, words: empty }];
  return wrongWithNew(typed, form, { empty, differ: t('settings-passphrase-differ') });
}

export function wipe({ now, next, again }: TypedPassphrases): void {
  for (const bytes of [now, next, again]) bytes.fill(0);
}
