import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import QuietNotice from './QuietNotice.svelte';

test('is read out when it appears after something was done', async () => {
  const screen = await render(QuietNotice, { role: 'status', children: text('Saved') });
  await expect.element(screen.getByRole('status')).toHaveTextContent('Saved');
  await expectNoAxeFaults();
});
