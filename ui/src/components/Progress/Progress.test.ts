import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Progress from './Progress.svelte';

test('says how far it is, or that it does not know', async () => {
  const screen = await render(Progress, { label: 'Writing', done: 0.25, detail: '15 of 60 files' });
  const bar = screen.getByRole('progressbar', { name: 'Writing' });
  await expect.element(bar).toHaveAttribute('value', '0.25');
  await expect.element(screen.getByRole('status')).toHaveTextContent('15 of 60 files');
  await expectNoAxeFaults();
  await screen.rerender({ done: undefined });
  await expect
    .element(screen.getByRole('progressbar', { name: 'Writing' }))
    .not.toHaveAttribute('value');
});
