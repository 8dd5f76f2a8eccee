import { describe, expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { BundleChoice } from '$lib/generated/BundleChoice';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import { deferred } from '../../testing/deferred';
import { openScreen } from '../../testing/open';
import { backend, plan } from '../../testing/small-bundle';
import Screen from './Screen.svelte';

/** What is planned again is shown again, whichever way the person came to it. */

const goOn = () => screen.getByRole('button', { name: 'Continue' }).click();
const goBack = () => screen.getByRole('button', { name: 'Back' }).click();
const heading = (name: string) => screen.getByRole('heading', { level: 1, name });

/** An incident and a file more, in which nothing was found. */
const withMore: BundlePlanView = {
  ...plan,
  incidents: 4,
  exhibits: [
    ...plan.exhibits,
    {
      item: 'i9',
      exhibit: 'AB/9',
      title: 'note.txt',
      file_name: 'AB-9_note.txt',
      size_words: '1 kB',
      how: 'as_received',
      why: [],
    },
  ],
};

test('the steps survive a lock: what was chosen and decided is there, and the plan is shown again', async () => {
  let kept: string | null = null;
  const drafts: Answers = {
    draft: async ({ name }) => (name === 'bundle' ? kept : null),
    save_draft: async ({ name, json }) => {
      if (name === 'bundle') kept = json;
    },
    discard_draft: async ({ name }) => {
      if (name === 'bundle') kept = null;
    },
  };
  const first = await openScreen(Screen, {}, backend(drafts));
  await screen.getByRole('radio', { name: 'A folder' }).click();
  await screen.getByRole('checkbox', { name: 'Also make the part for police only' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: /^Withhold 07700 900123/ }).click();
  await expect.poll(() => kept).toContain('number-1');
  await first.unmount();

  const write_bundle = vi.fn(backend().write_bundle!);
  await openScreen(Screen, {}, backend({ ...drafts, write_bundle }));
  await expect.element(screen.getByText('02_chronology.pdf')).toBeVisible();
  await goOn();
  await expect.element(screen.getByText('1 of 6 decided')).toBeVisible();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByLabelText(/^Who is it for/).fill('PC Example');
  await screen.getByRole('button', { name: 'Choose a folder and write it' }).click();
  await expect.poll(() => write_bundle.mock.calls.length).toBe(1);
  expect(write_bundle).toHaveBeenCalledWith({
    choice: expect.objectContaining({
      withhold: ['number-1'],
      form: 'folder',
      police_only: 'where_needed',
    }),
    forWhom: 'PC Example',
  });
  await expect.poll(() => kept).toBe(null);
});

for (const [reached, steps] of [
  ['seen', 2],
  ['write', 3],
] as const) {
  test(`what was written after "${reached}" was left is shown before it goes out`, async () => {
    let kept: string | null = null;
    const drafts: Answers = {
      draft: async ({ name }) => (name === 'bundle' ? kept : null),
      save_draft: async ({ name, json }) => {
        if (name === 'bundle') kept = json;
      },
    };
    const first = await openScreen(Screen, {}, backend(drafts));
    for (let step = 0; step < steps; step += 1) await goOn();
    await expect.poll(() => kept).toContain(`"${reached}"`);
    await first.unmount();

    await openScreen(Screen, {}, backend({ ...drafts, bundle_plan: async () => withMore }));
    await expect.element(heading('What goes in, and what stays out')).toBeVisible();
    await expect.element(screen.getByText(/^4 incidents/)).toBeVisible();
    await goOn();
    await expect.element(screen.getByText('0 of 6 decided')).toBeVisible();
  });
}

test('what goes in unseen, with nothing found in it, is shown before it can be written', async () => {
  let now = plan;
  await openScreen(Screen, {}, backend({ bundle_plan: async () => now }));
  await goOn();
  await goOn();
  now = withMore;
  await goOn();
  await expect.element(screen.getByText(/has changed since Daybook last showed it/)).toBeVisible();
  await expect.element(screen.getByText(/^4 incidents/)).toBeVisible();
  await goOn();
  await goOn();
  await expect.element(heading('Write the bundle')).toBeVisible();
});

describe('a plan that is slow', () => {
  /** Every asking but the first waits until the test answers it. */
  async function slowly() {
    const asked: ReturnType<typeof deferred<BundlePlanView>>[] = [];
    const bundle_plan = vi.fn<(args: { choice: BundleChoice }) => Promise<BundlePlanView>>(
      async () => {
        if (bundle_plan.mock.calls.length === 1) return plan;
        const asking = deferred<BundlePlanView>();
        asked.push(asking);
        return asking.promise;
      },
    );
    await openScreen(Screen, {}, backend({ bundle_plan }));
    await goOn();
    await goOn();
    await goOn();
    await expect.poll(() => asked.length).toBe(1);
    const answer = async (asking: number, view: BundlePlanView) => {
      asked[asking]!.resolve(view);
      await asked[asking]!.promise;
      // What waits for the answer in the page has it now, and what it changed stands there.
      await new Promise(requestAnimationFrame);
    };
    return { asked, answer };
  }

  test('is taken back by going back, and leads nowhere when it comes', async () => {
    const { answer } = await slowly();
    await goBack();
    await expect.element(screen.getByText('0 of 6 decided')).toBeVisible();
    await answer(0, plan);
    await expect.element(heading('What the other person could see')).toBeVisible();
    await expect.element(screen.getByText('0 of 6 decided')).toBeVisible();
  });

  test('does not stand in the place of one that was asked for later', async () => {
    const { asked, answer } = await slowly();
    await goBack();
    await goBack();
    await expect.poll(() => asked.length).toBe(2);
    await answer(1, plan);
    await goOn();
    await screen.getByRole('button', { name: /^Withhold 07700 900123/ }).click();
    await goOn();
    await expect.poll(() => asked.length).toBe(3);
    await answer(0, withMore);
    await expect.element(screen.getByRole('progressbar')).toBeVisible();
    await answer(2, plan);
    await expect.element(heading('Write the bundle')).toBeVisible();
  });

  test('that fails late is not said of the newer one', async () => {
    const { asked, answer } = await slowly();
    await goBack();
    await goBack();
    await expect.poll(() => asked.length).toBe(2);
    await answer(1, plan);
    asked[0]!.reject({ code: 'disk-full', params: {} });
    await new Promise(requestAnimationFrame);
    await expect.element(screen.getByText('02_chronology.pdf')).toBeVisible();
    await expect.element(screen.getByText(/The disk is full/)).not.toBeInTheDocument();
  });
});
