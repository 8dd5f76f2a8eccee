import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { text } from '../../testing/snippet';
import Disclosure from './Disclosure.svelte';

test('opens and closes by its summary', async () => {
  const screen = await render(Disclosure, { summary: 'Other ways', children: text('The code') });
  await expect.element(screen.getByText('The code')).not.toBeVisible();
  await screen.getByText('Other ways').click();
  await expect.element(screen.getByText('The code')).toBeVisible();
  await expectNoAxeFaults();
});
