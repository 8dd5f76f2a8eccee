import type { Commands } from '../generated/Commands';
import type { BYTES, SECRETS } from './bodies';
import type { Backend, Command } from './types';

/** What a call has in its body, by the names of the arguments. */
type InBody<K> = K extends keyof typeof SECRETS
  ? (typeof SECRETS)[K][number]
  : K extends keyof typeof BYTES
    ? (typeof BYTES)[K]
    : never;

/** What the page hands a command by name. */
type Handed<K extends Command> =
  Parameters<Backend[K]> extends [infer Arguments] ? Omit<Arguments, InBody<K>> : object;

type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;

type Agrees<K extends Command & keyof Commands> =
  Same<Handed<K>, Commands[K]['takes']> extends true
    ? Same<Awaited<ReturnType<Backend[K]>>, Commands[K]['answers']>
    : false;

/** Commands that only one of the two sides has, or about which they say different things. */
type Disputed =
  | Exclude<Command, keyof Commands>
  | Exclude<keyof Commands, Command>
  | { [K in Command & keyof Commands]: Agrees<K> extends true ? never : K }[Command &
      keyof Commands];

type None<Of extends never> = Of;

/** Compiles only while the page says of every command what Rust says; the error names those that differ. */
export type Agreement = None<Disputed>;
