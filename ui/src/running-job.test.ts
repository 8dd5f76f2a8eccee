import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Backend } from '$lib/backend';
import { fakeBackend } from '$lib/backend/fake';
import type { Progress } from '$lib/generated/Progress';
import RunningJob from '$lib/RunningJob.svelte';
import { expectNoAxeFaults } from './testing/axe';
import { openScreen } from './testing/open';

const checking = { label: 'Reading everything', stop: 'Stop' };

test('hears how far the job is, until it is over', async () => {
  let tell: (progress: Progress) => void = () => undefined;
  const stopHearing = vi.fn();
  const progress: Backend['on']['progress'] = (heard) => {
    tell = heard;
    return stopHearing;
  };
  const detail = ({ stage }: Progress) => `It is ${stage}`;
  const opened = await openScreen(
    RunningJob,
    { ...checking, detail },
    { on: { ...fakeBackend().on, progress } },
  );
  const bar = page.getByRole('progressbar', { name: 'Reading everything' });
  await expect.element(bar).not.toHaveAttribute('value');
  tell({ stage: 'checking', done: 3, total: 4 });
  await expect.element(bar).toHaveAttribute('value', '0.75');
  await expect.element(page.getByRole('status')).toHaveTextContent('It is checking');
  await expectNoAxeFaults();
  await opened.unmount();
  expect(stopHearing).toHaveBeenCalledOnce();
});

test('stops the job, and says nothing where there was none to stop', async () => {
  const cancel = vi.fn(() => Promise.reject({ code: 'locked', params: {} }));
  await openScreen(RunningJob, checking, { cancel });
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(cancel).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Stop' })).toBeVisible();
});
