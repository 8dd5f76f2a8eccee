import type { Component } from 'svelte';
import { vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { fakeBackend, type Answers } from '$lib/backend/fake';
import { Router } from '$lib/router.svelte';
import Opened from './Opened.svelte';
import OpenedStartScreen from './OpenedStartScreen.svelte';

/** What every open record answers, where a test says nothing else. */
const usual: Answers = {
  draft: async () => null,
  drafts: async () => [],
  save_draft: async () => undefined,
  discard_draft: async () => undefined,
  status: async () => ({
    stage: 'open',
    recovery_code: 'made',
    has_entries: true,
    clock_jump: null,
    new_key: null,
  }),
  settings: () => Promise.reject(new Error('left out')),
};

/** Opens one screen of the workspace over a backend that answers as the test says. */
export async function openScreen<Params extends object>(
  screen: Component<Params>,
  params: NoInfer<Params>,
  answers: Answers = {},
) {
  const router = new Router();
  const backend = fakeBackend({ ...usual, ...answers });
  const frame = { lock: vi.fn<() => void>(), showShortcuts: vi.fn<() => void>() };
  const opened = await render(Opened, {
    backend,
    router,
    frame,
    screen: screen as unknown as Component<Record<string, unknown>>,
    params: params as Record<string, unknown>,
  });
  return { ...opened, router, backend, frame };
}

/** Opens a screen that stands there before a record is open. */
export async function openStartScreen<Params extends { onopened: () => void }>(
  screen: Component<Params>,
  answers: Answers,
  params: NoInfer<Omit<Params, 'onopened'>>,
) {
  const onopened = vi.fn<() => void>();
  const opened = await render(OpenedStartScreen, {
    backend: fakeBackend(answers),
    screen: screen as unknown as Component<{ onopened: () => void }>,
    onopened,
    params,
  });
  return { ...opened, onopened };
}
