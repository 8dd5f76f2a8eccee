import { expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { backend } from '../../testing/small-bundle';
import Screen from './Screen.svelte';

const papers = 'Papers for a court, and the exhibits as a book';
const book = { name: 'Also print the exhibits into a book' };

test('papers for a court are made where they are ticked, and none is ticked before', async () => {
  const bundle_plan = vi.fn(backend().bundle_plan!);
  await openScreen(Screen, {}, backend({ bundle_plan }));
  await screen.getByText(papers).click();
  const group = screen.getByRole('group', { name: 'For a court' });
  await expect.element(group).toBeVisible();
  for (const box of group.getByRole('checkbox').all()) {
    await expect.element(box).not.toBeChecked();
  }
  await group.getByRole('checkbox', { name: 'Also list what is withheld' }).click();
  await group.getByRole('checkbox', { name: 'Also print how each exhibit came and went' }).click();
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await vi.waitFor(() => expect(bundle_plan).toHaveBeenCalled());
  const { choice } = bundle_plan.mock.calls[0]![0];
  expect(choice.documents).toEqual(['redaction_certificate', 'continuity']);
});

test('where only documents go out there is no book of exhibits to choose', async () => {
  await openScreen(Screen, {}, backend());
  await screen.getByText(papers).click();
  await expect.element(screen.getByRole('checkbox', book)).toBeVisible();
  await screen.getByRole('radio', { name: 'PDF only' }).click();
  await expect.element(screen.getByRole('checkbox', book)).not.toBeInTheDocument();
});
