import type { Commands } from '../generated/Commands';

/** The commands whose calls have such a body. */
type WithBody<Body> = {
  [K in keyof Commands]: Commands[K]['body'] extends Body ? K : never;
}[keyof Commands];

/** Which arguments of a command are secret, in the order in which its `Secrets<N>` takes them apart. */
export const SECRETS = {
  strength: ['passphrase'],
  create_vault: ['passphrase'],
  unlock: ['passphrase'],
  unlock_with_recovery: ['code', 'passphrase'],
  change_passphrase: ['old', 'new'],
  make_new_key: ['old', 'new'],
  restore_backup: ['code', 'passphrase'],
  open_accepting_loss: ['code', 'passphrase'],
  restore_backup_file: ['code', 'passphrase'],
  set_bundle_password: ['password'],
} as const satisfies Record<WithBody<1>, readonly [string]> &
  Record<WithBody<2>, readonly [string, string]>;

/** Which argument of a command is bytes that are the body of the call, as they are. */
export const BYTES = { attach_pasted: 'picture' } as const satisfies Record<
  WithBody<'bytes'>,
  string
>;

/** Commands that answer with a secret. */
export const COVERED = {
  suggest_passphrase: true,
  make_recovery_code: true,
} as const satisfies Record<WithBody<'pad'>, true>;
