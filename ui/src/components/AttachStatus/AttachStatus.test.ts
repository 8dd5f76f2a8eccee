import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import AttachStatus from './AttachStatus.svelte';

test('names each file that was not kept, with its reason', async () => {
  const fault = { code: 'not-a-file' as const, params: {} };
  const refused = [{ original_name: 'holiday', fault }];
  const screen = await render(AttachStatus, { busy: false, refused, onstop: () => {} });
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/holiday.*a folder/);
  await expectNoAxeFaults();
});

test('says that it is adding, and can be stopped', async () => {
  const onstop = vi.fn();
  const screen = await render(AttachStatus, {
    busy: true,
    progress: { done: 1, total: 4 },
    onstop,
  });
  await expect.element(screen.getByRole('progressbar')).toHaveAttribute('value', '0.25');
  await screen.getByRole('button', { name: 'Stop' }).click();
  expect(onstop).toHaveBeenCalledOnce();
  await expectNoAxeFaults();
});
