import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Choice from './Choice.svelte';

const input = createRawSnippet<[string | undefined]>((describedBy) => ({
  render: () => `<input type="checkbox" aria-describedby="${describedBy() ?? ''}" />`,
}));
const following = { id: 'following', label: 'Followed me', input };

test('a click on its words is a click on the input', async () => {
  const screen = await render(Choice, following);
  await screen.getByText('Followed me').click();
  await expect.element(screen.getByRole('checkbox', { name: 'Followed me' })).toBeChecked();
  await expectNoAxeFaults();
});

test('the hint is read out with the input', async () => {
  const screen = await render(Choice, { ...following, hint: 'On foot or in a car' });
  await expect
    .element(screen.getByRole('checkbox', { name: /^Followed me/ }))
    .toHaveAccessibleDescription('On foot or in a car');
  await expectNoAxeFaults();
});

test('can be hit with an unsteady hand', async () => {
  const screen = await render(Choice, following);
  const label = screen.container.querySelector('label');
  expect(label?.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
});
