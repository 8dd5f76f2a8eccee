import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import JobProgress from './JobProgress.svelte';

const writing = { label: 'Writing', stop: 'Stop writing' };

test('says how far the work is, and can be stopped', async () => {
  const onstop = vi.fn();
  const screen = await render(JobProgress, {
    ...writing,
    progress: { done: 1, total: 4 },
    detail: 'Printing',
    children: text('It locks when it is done.'),
    onstop,
  });
  const bar = screen.getByRole('progressbar', { name: 'Writing' });
  await expect.element(bar).toHaveAttribute('value', '0.25');
  await expect.element(screen.getByRole('status')).toHaveTextContent('Printing');
  await expect.element(screen.getByText('It locks when it is done.')).toBeVisible();
  await screen.getByRole('button', { name: 'Stop writing' }).click();
  expect(onstop).toHaveBeenCalledOnce();
  await expectNoAxeFaults();
});

test('says nothing of how far it is while nobody knows of how much', async () => {
  const onstop = vi.fn();
  const screen = await render(JobProgress, { ...writing, progress: { done: 0, total: 0 }, onstop });
  await expect.element(screen.getByRole('progressbar')).not.toHaveAttribute('value');
  await screen.rerender({ progress: undefined, plain: true });
  await expect.element(screen.getByRole('progressbar')).not.toHaveAttribute('value');
  await expectNoAxeFaults();
});
