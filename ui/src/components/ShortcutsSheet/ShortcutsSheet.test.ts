import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import ShortcutsSheet from './ShortcutsSheet.svelte';

test('lists what each shortcut does', async () => {
  const screen = await render(ShortcutsSheet, {
    open: true,
    shortcuts: [{ does: 'Hide', keys: 'Shift, three times' }],
  });
  await expect.element(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect.element(screen.getByText('Shift, three times')).toBeVisible();
  await expectNoAxeFaults();
});
