import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Repeated from './Repeated.svelte';

test('adds one and takes one out', async () => {
  const item = createRawSnippet<[number]>((at) => ({ render: () => `<p>number ${at()}</p>` }));
  const screen = await render(Repeated<string>, {
    items: [],
    empty: () => '',
    label: 'Witness',
    item,
  });
  await screen.getByRole('button', { name: 'Add Witness' }).click();
  await screen.getByRole('button', { name: 'Add another Witness' }).click();
  expect(screen.container.querySelectorAll('fieldset')).toHaveLength(2);
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Take out Witness 1' }).click();
  expect(screen.container.querySelectorAll('fieldset')).toHaveLength(1);
});
