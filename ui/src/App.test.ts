import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Backend } from '$lib/backend';
import { fakeBackend, type Answers } from '$lib/backend/fake';
import type { SessionStage } from '$lib/generated/SessionStage';
import App from './App.svelte';

function backendAt(stage: SessionStage, answers: Answers = {}): Backend {
  return fakeBackend({
    status: async () => ({ stage, recovery_code: null, has_entries: false }),
    ...answers,
  });
}

function openBackend(answers: Answers = {}): Backend {
  return backendAt('open', {
    touch: async () => undefined,
    draft: async () => null,
    settings: () => new Promise(() => undefined),
    ...answers,
  });
}

test('an open book shows the frame, under a neutral title', async () => {
  const screen = await render(App, { backend: openBackend() });
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeVisible();
  expect(document.title).not.toMatch(/stalk|police|evidence/i);
});

test('hiding leaves the page blank at once, before anything is asked of the backend', async () => {
  const hide = vi.fn(() => new Promise<void>(() => undefined));
  const screen = await render(App, { backend: openBackend({ hide }) });
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeVisible();
  const button = screen.getByRole('button', { name: /^Hide/ }).element() as HTMLElement;
  button.click();
  expect(screen.container.textContent).toBe('');
  await expect.poll(() => hide.mock.calls.length).toBe(1);
});

test('Shift three times hides from anywhere', async () => {
  const hide = vi.fn(() => new Promise<void>(() => undefined));
  const screen = await render(App, { backend: openBackend({ hide }) });
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await userEvent.keyboard('{Shift}{Shift}{Shift}');
  expect(screen.container.textContent).toBe('');
  await userEvent.keyboard('{Shift}{Shift}{Shift}');
  await expect.poll(() => hide.mock.calls.length).toBe(1);
});

test('coming back after hiding never shows the book, even if locking failed', async () => {
  const refused = () => Promise.reject({ code: 'no_such_code', params: {} });
  const hide = vi.fn(refused);
  const lock = vi.fn(refused);
  const screen = await render(App, { backend: openBackend({ hide, lock }) });
  await screen.getByRole('button', { name: /^Hide/ }).click();
  await expect.poll(() => lock.mock.calls.length).toBe(1);
  await expect.element(screen.getByRole('navigation')).not.toBeInTheDocument();
});

test('a lock that Rust tells of takes the page away', async () => {
  let tell = () => {};
  const on = { ...fakeBackend().on, locked: (heard: () => void) => ((tell = heard), () => {}) };
  const screen = await render(App, { backend: openBackend({ on }) });
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeVisible();
  tell();
  await expect.element(screen.getByRole('navigation')).not.toBeInTheDocument();
});

test('a start that fails says so in words', async () => {
  const status = () => Promise.reject({ code: 'no_such_code', params: {} });
  const screen = await render(App, { backend: fakeBackend({ status }) });
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(/What it called saved is saved/);
});
