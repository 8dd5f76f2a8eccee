import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Backend } from '$lib/backend';
import { fakeBackend, type Answers } from '$lib/backend/fake';
import type { SessionStage } from '$lib/generated/SessionStage';
import type { Settings } from '$lib/generated/Settings';
import { usableZone } from '$lib/locale';
import { caseZone, followCaseZone } from '$lib/time/case-zone.svelte';
import App from './App.svelte';

function backendAt(stage: SessionStage, answers: Answers = {}): Backend {
  return fakeBackend({
    status: async () => ({
      stage,
      recovery_code: null,
      has_entries: false,
      clock_jump: null,
      new_key: null,
    }),
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

test('an open record shows the frame, under a neutral title', async () => {
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

test('the rail ends with a lock, and locking by it shows only the lock screen', async () => {
  const lock = vi.fn(async () => undefined);
  const screen = await render(App, { backend: openBackend({ lock }) });
  await screen.getByRole('navigation').getByRole('button', { name: 'Lock' }).click();
  await expect.poll(() => lock.mock.calls.length).toBe(1);
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).not.toBeInTheDocument();
});

test('the time zone of a record is known only while it is open', async () => {
  const settings = async () => ({ zone: 'Asia/Tokyo' }) as Settings;
  const screen = await render(App, {
    backend: openBackend({ settings, lock: async () => undefined }),
  });
  await expect.poll(() => caseZone()).toBe('Asia/Tokyo');
  await screen.getByRole('navigation').getByRole('button', { name: 'Lock' }).click();
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).not.toBeInTheDocument();
  expect(caseZone()).toBe(usableZone());
});

test('a zone that is answered after the record was locked is not kept', async () => {
  let answer = (_: Settings) => {};
  const settings = () => new Promise<Settings>((resolve) => (answer = resolve));
  const stop = followCaseZone(settings);
  stop();
  answer({ zone: 'Asia/Tokyo' } as Settings);
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  expect(caseZone()).toBe(usableZone());
});

test('the rail shows where to find anything, and the calendar is found by its name', async () => {
  const screen = await render(App, { backend: openBackend() });
  await screen.getByRole('navigation').getByRole('button', { name: 'Find or go to' }).click();
  await userEvent.keyboard('calen{Enter}');
  const calendar = screen.getByRole('button', { name: 'Calendar' });
  await expect.element(calendar).toHaveAttribute('aria-pressed', 'true');
});

test('the list of keys stands in Help, and names each once', async () => {
  const screen = await render(App, {
    backend: openBackend({ pack: () => Promise.reject({ code: 'unexpected', params: {} }) }),
  });
  await screen.getByRole('button', { name: 'Help and safety' }).click();
  await screen.getByRole('button', { name: 'Show the keys' }).click();
  const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect.element(sheet).toBeVisible();
  const keys = [...sheet.element().querySelectorAll('dd')].map((one) => one.textContent);
  expect(keys).toEqual([...new Set(keys)]);
  expect(keys).toEqual(expect.arrayContaining(['Ctrl + Enter', 'Ctrl + Z', 'Ctrl + 0']));
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

test('the window that hears Shift over a chooser hides the page, once', async () => {
  let tell = () => {};
  const on = { ...fakeBackend().on, hide: (heard: () => void) => ((tell = heard), () => {}) };
  const hide = vi.fn(() => new Promise<void>(() => undefined));
  const screen = await render(App, { backend: openBackend({ on, hide }) });
  await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeVisible();
  tell();
  expect(screen.container.textContent).toBe('');
  tell();
  await expect.poll(() => hide.mock.calls.length).toBe(1);
});

test.each(['Shift three times', 'a button'])('before there is a record, %s leaves', async (by) => {
  const hide = vi.fn(() => new Promise<void>(() => undefined));
  const screen = await render(App, { backend: backendAt('first_run', { hide }) });
  const leave = screen.getByRole('button', { name: 'Leave Daybook' });
  await expect.element(leave).toBeVisible();
  if (by === 'a button') await leave.click();
  else await userEvent.keyboard('{Shift}{Shift}{Shift}');
  expect(screen.container.textContent).toBe('');
  await expect.poll(() => hide.mock.calls.length).toBe(1);
});

test('hiding stops what takes long, and waits for no draft that cannot be kept', async () => {
  const called: string[] = [];
  const screen = await render(App, {
    backend: openBackend({
      cancel: async () => void called.push('cancel'),
      save_draft: () => new Promise(() => undefined),
      hide: async () => void called.push('hide'),
    }),
  });
  await screen.getByRole('textbox').first().fill('Half a thought');
  await userEvent.keyboard('{Shift}{Shift}{Shift}');
  expect(screen.container.textContent).toBe('');
  await expect.poll(() => called, { timeout: 3_000 }).toEqual(['cancel', 'hide']);
});

test('the lock screen hides too, and comes back empty', async () => {
  const hide = vi.fn(async () => undefined);
  const screen = await render(App, { backend: backendAt('locked', { hide }) });
  await screen.getByRole('textbox').first().fill('copper lantern');
  await userEvent.keyboard('{Shift}{Shift}{Shift}');
  await expect.poll(() => hide.mock.calls.length).toBe(1);
  await expect.element(screen.getByRole('textbox').first()).toHaveValue('');
});

test('a record that is not as it was saved is offered its ways back, and can be left', async () => {
  const unlock = () => Promise.reject({ code: 'book-older', params: {} });
  const screen = await render(App, {
    backend: backendAt('locked', { unlock, backups: async () => [] }),
  });
  await screen.getByRole('textbox').first().fill('six plain words');
  await screen.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.element(screen.getByText('Your record is not as it was saved')).toBeVisible();
  await screen.getByText('Leave it as it is for now').click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await expect.element(screen.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
});

test('hiding from a backup that is brought to a new computer leads to the first question', async () => {
  const hide = vi.fn(async () => undefined);
  const answers = { hide, cover: async () => undefined, cancel: async () => undefined };
  const screen = await render(App, { backend: backendAt('first_run', answers) });
  await screen.getByRole('button', { name: 'I am not in danger now' }).click();
  await screen.getByText('No', { exact: true }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'I have a backup of my record' }).click();
  await screen.getByRole('button', { name: 'Back', exact: true }).click();
  await screen.getByRole('button', { name: 'I have a backup of my record' }).click();
  await expect.element(screen.getByText('Choose the backup file', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Shift}{Shift}{Shift}');
  await expect.poll(() => hide.mock.calls.length).toBe(1);
  await expect.element(screen.getByText('Are you in danger now?')).toBeVisible();
});

test('coming back after hiding never shows the record, even if locking failed', async () => {
  const refused = () => Promise.reject({ code: 'no-such-code', params: {} });
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

test('a page that is to go keeps what is being written, and says when it has', async () => {
  const done: string[] = [];
  let leave = (_: number) => {};
  const on = {
    ...fakeBackend().on,
    leaving: (heard: (n: number) => void) => ((leave = heard), () => {}),
  };
  const screen = await render(App, {
    backend: openBackend({
      on,
      save_draft: async ({ json }) => void done.push(json),
      drafts_kept: async ({ asked }) => void done.push(`answered ${asked}`),
    }),
  });
  await screen.getByRole('textbox').first().fill('Half a thought');
  leave(7);
  await expect.poll(() => done.at(-1)).toBe('answered 7');
  expect(done[0]).toContain('Half a thought');
});

test('a locked page has nothing to keep and does not keep anybody waiting', async () => {
  const drafts_kept = vi.fn(async () => undefined);
  let leave = (_: number) => {};
  const on = {
    ...fakeBackend().on,
    leaving: (heard: (n: number) => void) => ((leave = heard), () => {}),
  };
  await render(App, { backend: backendAt('locked', { on, drafts_kept }) });
  leave(3);
  await expect.poll(() => drafts_kept.mock.calls).toEqual([[{ asked: 3 }]]);
});

test('a start that fails says so in words', async () => {
  const status = () => Promise.reject({ code: 'no-such-code', params: {} });
  const screen = await render(App, { backend: fakeBackend({ status }) });
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(/What it called saved is saved/);
});

test('whoever opens the record sees it, also in a window that does not draw', async () => {
  const drawing = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  try {
    const screen = await render(App, {
      backend: backendAt('locked', {
        touch: async () => undefined,
        draft: async () => null,
        settings: () => new Promise(() => undefined),
        unlock: async () => undefined,
      }),
    });
    await screen.getByLabelText('Passphrase').fill('copper lantern');
    await screen.getByRole('button', { name: 'Open' }).click();
    await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeInTheDocument();
  } finally {
    drawing.mockRestore();
  }
});
