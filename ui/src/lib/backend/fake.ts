import type { Backend } from './types';

/** What a test says the backend answers; `on` can be left. */
export type Answers = { [K in keyof Backend]?: Backend[K] };

/** A backend for tests. A command that the test gave no answer for fails it by name. */
export function fakeBackend(answers: Answers = {}): Backend {
  const silent = () => () => undefined;
  const on: Backend['on'] = {
    locked: silent,
    leaving: silent,
    hide: silent,
    progress: silent,
    dropped: silent,
    hovered: silent,
    ...answers.on,
  };
  return new Proxy({ ...answers, on } as Backend, {
    get(target, name) {
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (name in target) return target[name as keyof Backend];
      return () => Promise.reject(new Error(`the test gives no answer for ${name}`));
    },
  });
}
