import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import FieldList from './FieldList.svelte';

const item = createRawSnippet<[number]>((at) => ({
  render: () => `<input aria-label="name ${at()}" />`,
}));
const nobody = { items: [], empty: () => '', label: 'Witness', item };

test('one stands there to type in', async () => {
  const screen = await render(FieldList<string>, nobody);
  expect(screen.container.querySelectorAll('fieldset')).toHaveLength(1);
  await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('another takes the focus', async () => {
  const screen = await render(FieldList<string>, { ...nobody, items: ['Priya'] });
  screen.getByRole('button', { name: 'Add another Witness' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByLabelText('name 1')).toHaveFocus();
  await expectNoAxeFaults();
});

test('taken out, one is gone; the last leaves an empty one', async () => {
  const screen = await render(FieldList<string>, { ...nobody, items: ['Priya', 'Tom'] });
  await screen.getByRole('button', { name: 'Take out Witness 1' }).click();
  expect(screen.container.querySelectorAll('fieldset')).toHaveLength(1);
  await screen.getByRole('button', { name: 'Take out Witness 1' }).click();
  expect(screen.container.querySelectorAll('fieldset')).toHaveLength(1);
});
