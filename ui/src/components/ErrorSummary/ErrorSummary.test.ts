import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import ErrorSummary from './ErrorSummary.svelte';

test('takes the focus and leads to the field', async () => {
  document.body.insertAdjacentHTML('beforeend', '<label for="n">Name</label><input id="n">');
  const screen = await render(ErrorSummary, {
    problems: [{ field: 'n', words: 'Write a name' }, { words: 'Nothing was saved yet' }],
  });
  await expect.element(screen.getByRole('alert', { name: 'There is a problem' })).toHaveFocus();
  await screen.getByRole('link', { name: 'Write a name' }).click();
  expect(document.activeElement?.id).toBe('n');
  expect(location.hash).toBe('');
  await expectNoAxeFaults();
  document.querySelectorAll('label[for=n], #n').forEach((node) => node.remove());
});

test('is not there when nothing is wrong', async () => {
  const screen = await render(ErrorSummary, { problems: [] });
  expect(screen.container.textContent).toBe('');
});
