import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Progress } from '../generated/Progress';
import type { Backend, Command } from './types';

function call<K extends Command>(
  command: K,
  ...args: Parameters<Backend[K]>
): ReturnType<Backend[K]> {
  return invoke(command, args[0]) as ReturnType<Backend[K]>;
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
