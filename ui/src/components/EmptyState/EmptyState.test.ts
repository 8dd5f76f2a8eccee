import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import EmptyState from './EmptyState.svelte';

test('says what will stand here', async () => {
  const screen = await render(EmptyState, {
    heading: 'Nothing here yet',
    children: text('What you write appears here.'),
  });
  await expect.element(screen.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await expectNoAxeFaults();
});
