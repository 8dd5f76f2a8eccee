import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Checkboxes from './Checkboxes.svelte';

test('tells all that is ticked, as it now stands', async () => {
  const onchange = vi.fn();
  const screen = await render(Checkboxes, {
    legend: 'What did they do?',
    choices: [
      { value: 'watching', label: 'Watched me' },
      { value: 'following', label: 'Followed me', hint: 'On foot or in a car' },
    ],
    onchange,
  });
  await screen.getByLabelText('Followed me').click();
  expect(onchange).toHaveBeenLastCalledWith(['following']);
  await screen.getByLabelText('Watched me').click();
  expect(onchange.mock.lastCall?.[0].toSorted()).toEqual(['following', 'watching']);
  await screen.getByLabelText('Followed me').click();
  expect(onchange).toHaveBeenLastCalledWith(['watching']);
  await expectNoAxeFaults();
});
