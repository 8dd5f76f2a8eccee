import { expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { BundleChoice } from '$lib/generated/BundleChoice';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { backend, plan } from '../../testing/small-bundle';
import Screen from './Screen.svelte';

const lost = { item: 'i1', exhibit: 'AB/1', original_name: 'car-outside.jpg' };
const goOn = screen.getByRole('button', { name: 'Continue' });
const write = screen.getByRole('button', { name: 'Choose a folder and write it' });
const without = screen.getByRole('checkbox', { name: 'Go on without AB/1 (car-outside.jpg)' });

/** As Rust plans it: what is gone on without goes out in no way. */
function planned(choice: BundleChoice): BundlePlanView {
  const [first] = plan.exhibits;
  const isWithout = choice.without_lost.includes('i1');
  const exhibits = [isWithout ? { ...first!, how: 'lost' as const, file_name: '' } : first!];
  return { ...plan, exhibits, lost: [lost] };
}

test('a file that is lost is named before anything is written, and gone on without by choice', async () => {
  const bundle_plan = vi.fn(async ({ choice }: { choice: BundleChoice }) => planned(choice));
  const made = backend().write_bundle!;
  const write_bundle = vi.fn(async (args: Parameters<typeof made>[0]) => ({
    ...(await made(args)),
    lost: [lost],
  }));
  await openScreen(Screen, {}, backend({ bundle_plan, write_bundle }));
  await goOn.click();
  await expect.element(without).not.toBeChecked();
  await goOn.click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/each lost file/);
  await expectNoAxeFaults();
  await without.click();
  await goOn.click();
  await goOn.click();
  // The plan that was made for this shows nothing that is new to the person.
  await write.click();
  await expect.element(screen.getByText('AB/1, car-outside.jpg')).toBeVisible();
  await expectNoAxeFaults();
  const { choice } = write_bundle.mock.calls[0]![0] as { choice: BundleChoice };
  expect(choice.without_lost).toEqual(['i1']);
});

test('a file that turns out lost while it is written is named, and the way on without it is one press', async () => {
  const bundle_plan = vi.fn(async ({ choice }: { choice: BundleChoice }) =>
    choice.without_lost.length > 0 ? planned(choice) : plan,
  );
  const fault = { code: 'exhibit-lost', params: { item: 'i1', exhibit: 'AB/1' } };
  const write_bundle = vi.fn(() => Promise.reject(fault));
  await openScreen(Screen, {}, backend({ bundle_plan, write_bundle }));
  for (let step = 0; step < 3; step += 1) await goOn.click();
  await write.click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/The file of exhibit AB\/1 is/);
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Go on without AB/1' }).click();
  await expect.element(without).toBeChecked();
  expect(bundle_plan.mock.lastCall![0].choice.without_lost).toEqual(['i1']);
});

test('another file that is lost by the time it is planned again is shown first', async () => {
  let now: BundlePlanView = plan;
  await openScreen(Screen, {}, backend({ bundle_plan: async () => now }));
  await goOn.click();
  await goOn.click();
  now = { ...plan, lost: [lost] };
  await goOn.click();
  await expect.element(screen.getByText(/has changed since Daybook last showed it/)).toBeVisible();
  await expect.element(without).toBeVisible();
});
