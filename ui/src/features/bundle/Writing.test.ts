import { expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import { fakeBackend } from '$lib/backend/fake';
import type { BundleMade } from '$lib/generated/BundleMade';
import type { Progress } from '$lib/generated/Progress';
import { deferred } from '../../testing/deferred';
import { openScreen } from '../../testing/open';
import { backend } from '../../testing/small-bundle';
import Screen from './Screen.svelte';

const choose = screen.getByRole('button', { name: 'Choose a folder and write it' });
const back = screen.getByRole('button', { name: 'Back' });
const stop = screen.getByRole('button', { name: 'Stop' });

async function aboutToWrite(answers: Answers) {
  await openScreen(Screen, {}, backend(answers));
  for (let step = 0; step < 3; step += 1) {
    await screen.getByRole('button', { name: 'Continue' }).click();
  }
  await expect.element(choose).toBeVisible();
}

test('a second press before the folder is chosen asks for nothing more', async () => {
  const chosen = deferred<boolean>();
  const choose_bundle_folder = vi.fn(() => chosen.promise);
  const write_bundle = vi.fn(() => new Promise<BundleMade>(() => undefined));
  await aboutToWrite({ choose_bundle_folder, write_bundle });
  const button = choose.element() as HTMLButtonElement;
  button.click();
  button.click();
  await expect.element(choose).toHaveAttribute('aria-disabled', 'true');
  button.click();
  await expect.element(back).not.toBeInTheDocument();
  expect(choose_bundle_folder).toHaveBeenCalledOnce();
  chosen.resolve(true);
  await expect.element(stop).toBeVisible();
  expect(choose_bundle_folder).toHaveBeenCalledOnce();
  expect(write_bundle).toHaveBeenCalledOnce();
});

test('while it is written there is a way to stop it and none back, and one back when it stopped', async () => {
  const written = deferred<BundleMade>();
  const cancel = vi.fn(async () => written.reject({ code: 'cancelled', params: {} }));
  await aboutToWrite({ write_bundle: () => written.promise, cancel });
  await expect.element(back).toBeVisible();
  await choose.click();
  await expect.element(stop).toBeVisible();
  await expect.element(back).not.toBeInTheDocument();
  await stop.click();
  await expect.element(choose).toBeVisible();
  await expect.element(choose).not.toHaveAttribute('aria-disabled');
  await back.click();
  await expect.element(screen.getByText('0 of 6 decided')).toBeVisible();
});

test('a closed folder chooser leaves the way back', async () => {
  const chosen = deferred<boolean>();
  await aboutToWrite({ choose_bundle_folder: () => chosen.promise });
  await choose.click();
  await expect.element(back).not.toBeInTheDocument();
  chosen.resolve(false);
  await expect.element(back).toBeVisible();
  await expect.element(choose).not.toHaveAttribute('aria-disabled');
});

test('what it is at is heard from the first word on', async () => {
  let tell: (progress: Progress) => void = () => undefined;
  const write_bundle = vi.fn(() => {
    tell({ stage: 'printing', done: 0, total: 0 });
    return new Promise<BundleMade>(() => undefined);
  });
  const on = {
    ...fakeBackend().on,
    progress: (heard: typeof tell) => {
      tell = heard;
      return () => undefined;
    },
  };
  await aboutToWrite({ write_bundle, on });
  await choose.click();
  await expect.element(screen.getByText('Making the documents')).toBeVisible();
});
