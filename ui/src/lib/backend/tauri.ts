import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Progress } from '../generated/Progress';
import { BYTES, COVERED, SECRETS } from './bodies';
import { beside, newPad, packed, uncovered } from './secrets';
import type { Backend, Command } from './types';

const isIn = <Table extends object>(table: Table, command: PropertyKey): command is keyof Table =>
  Object.hasOwn(table, command);

function call<K extends Command>(
  command: K,
  ...args: Parameters<Backend[K]>
): ReturnType<Backend[K]> {
  const called = () => {
    if (isIn(SECRETS, command)) return callWithSecrets(command, SECRETS[command], args[0] ?? {});
    if (isIn(BYTES, command)) return callWithBytes(command, BYTES[command], args[0] ?? {});
    if (isIn(COVERED, command)) return callForSecret(command);
    return invoke(command, args[0]);
  };
  return called() as ReturnType<Backend[K]>;
}

/** The words come under a pad, which is sent as secrets are. */
async function callForSecret(command: Command): Promise<string> {
  const pad = newPad();
  try {
    const answer = await callWithSecrets(command, ['pad'], { pad });
    return uncovered(answer as number[], pad);
  } finally {
    pad.fill(0);
  }
}

/** Secrets are the body of the call, and wiped when it is over; what else it is told goes in a header. */
async function callWithSecrets(command: Command, secret: readonly string[], args: object) {
  const body = packed(args, secret);
  try {
    return await invoke(command, body, { headers: beside(args, secret) });
  } finally {
    body.fill(0);
  }
}

/** JSON would make a list of numbers of them, and many times as long. */
function callWithBytes(command: Command, bytes: string, args: object) {
  const body = new Map(Object.entries(args)).get(bytes) as Uint8Array;
  return invoke(command, body, { headers: beside(args, [bytes]) });
}

/** Tauri's `listen` settles later; what is returned here can be called at once. */
function hear<Payload>(event: string, heard: (payload: Payload) => void): () => void {
  let stopped = false;
  const listening = listen<Payload>(event, ({ payload }) => {
    if (!stopped) heard(payload);
  });
  return () => {
    stopped = true;
    void listening.then((stop) => stop());
  };
}

const on: Backend['on'] = {
  locked: (heard) => hear<null>('locked', () => heard()),
  leaving: (heard) => hear<number>('leaving', heard),
  hide: (heard) => hear<null>('hide', () => heard()),
  progress: (heard) => hear<Progress>('progress', heard),
  dropped: (heard) => hear<number>('dropped', heard),
  hovered: (heard) => hear<boolean>('hovered', heard),
};

/** Every command of `Backend` is one of Tauri's, by the same name and argument names. */
export const tauriBackend = new Proxy({ on } as Backend, {
  get(target, name) {
    if (name === 'on') return target.on;
    // A promise is told by its `then`; the backend is none.
    if (typeof name !== 'string' || name === 'then') return undefined;
    return (...args: unknown[]) => call(name as Command, ...(args as Parameters<Backend[Command]>));
  },
});
