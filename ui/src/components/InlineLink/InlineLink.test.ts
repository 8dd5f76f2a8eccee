import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import InlineLink from './InlineLink.svelte';

test('is a button that can be named for what it opens', async () => {
  const onclick = vi.fn();
  const screen = await render(InlineLink, {
    label: '6 in June: open these entries',
    onclick,
    children: text('6 in June'),
  });
  await screen.getByRole('button', { name: '6 in June: open these entries' }).click();
  expect(onclick).toHaveBeenCalledOnce();
  await expectNoAxeFaults();
});
