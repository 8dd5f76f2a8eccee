import { expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { BundleChoice } from '$lib/generated/BundleChoice';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { backend, plan } from '../../testing/small-bundle';
import Screen from './Screen.svelte';

const goOn = screen.getByRole('button', { name: 'Continue' });
const write = screen.getByRole('button', { name: 'Choose a folder and write it' });
const give = screen.getByRole('checkbox', { name: /Give to police all the same: Mum/ });

function planned(choice: BundleChoice): BundlePlanView {
  const given = choice.given_to_police.includes('p1');
  return {
    ...plan,
    consents: [
      {
        entry: 'c1',
        what: 'This whole record',
        with_whom: 'DC Example',
        until: '2027-05-18',
        stands: { state: 'in_force' },
        not_told: [{ entry: 'p1', name: 'Mum’s', given, files: given ? 0 : 2 }],
      },
      {
        entry: 'c2',
        what: 'Names',
        with_whom: 'A charity',
        until: null,
        stands: { state: 'taken_back', on: '2026-06-01' },
        not_told: [],
      },
    ],
  };
}

test('what was not agreed to stands beside what goes to police, and is given one by one', async () => {
  const bundle_plan = vi.fn(async ({ choice }: { choice: BundleChoice }) => planned(choice));
  const write_bundle = vi.fn(backend().write_bundle!);
  await openScreen(Screen, {}, backend({ bundle_plan, write_bundle }));
  await goOn.click();
  await expect.element(screen.getByRole('heading', { name: 'What you agreed to' })).toBeVisible();
  await expect.element(screen.getByText(/In force/)).toBeVisible();
  await expect.element(screen.getByText(/Until: 18 May 2027/)).toBeVisible();
  await expect.element(screen.getByText('Taken back on 1 June 2026')).toBeVisible();
  await expect.element(screen.getByText(/Nobody gets the originals of 2 files/)).toBeVisible();
  await expect.element(give).not.toBeChecked();
  await expectNoAxeFaults();
  await give.click();
  await goOn.click();
  await goOn.click();
  await write.click();
  await expect.poll(() => write_bundle.mock.calls.length).toBe(1);
  const { choice } = write_bundle.mock.calls[0]![0] as { choice: BundleChoice };
  expect(choice.given_to_police).toEqual(['p1']);
});
