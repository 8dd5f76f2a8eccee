import { describe, expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { BundleChoice } from '$lib/generated/BundleChoice';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import type { BundleRow } from '$lib/generated/BundleRow';
import type { Answers } from '$lib/backend/fake';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import {
  backend,
  code,
  fingerprint,
  plan,
  verified,
  withOneMore,
} from '../../testing/small-bundle';
import Screen from './Screen.svelte';

test('from the choice to a bundle that was checked, and the code left with somebody', async () => {
  const write_bundle = vi.fn(backend().write_bundle!);
  const record = vi.fn(async () => ({
    entry: 'f1',
    revision: 1,
    kind: 'fingerprint_left' as const,
    is_new: true,
  }));
  await openScreen(Screen, {}, backend({ write_bundle, record }));
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Hand over' })).toBeVisible();
  await expectNoAxeFaults();

  await screen.getByRole('button', { name: 'Continue' }).click();
  await expect.element(screen.getByText('02_chronology.pdf')).toBeVisible();
  await expect.element(screen.getByText('One entry: your own note')).toBeVisible();
  await expectNoAxeFaults();

  await screen.getByRole('button', { name: 'Continue' }).click();
  await expect.element(screen.getByText(/It cannot say that there are no others/)).toBeVisible();
  await screen.getByRole('button', { name: /^Withhold 07700 900123/ }).click();
  await screen.getByRole('button', { name: 'Police only: AB/1' }).click();
  await screen.getByRole('button', { name: 'Keep out: AB/3' }).click();
  await expectNoAxeFaults();

  // What was decided is still there after a look at the step before.
  await screen.getByRole('button', { name: 'Back' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await expect.element(screen.getByText('3 of 6 decided')).toBeVisible();

  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'Choose a folder and write it' }).click();
  await expect.element(screen.getByText(/every file is as it was written/)).toBeVisible();
  const { choice } = write_bundle.mock.calls[0]![0] as { choice: BundleChoice };
  expect(choice).toMatchObject({
    entries: { which: 'all' },
    withhold: ['number-1'],
    leave: [],
    only_for_police: ['i1'],
    kept_out: ['i3'],
    form: 'zip',
    police_only: 'made',
  });
  await expect.element(screen.getByText('CASE-7F3A_POLICE_ONLY.zip')).toBeVisible();
  await expect.element(screen.getByText(/^Never put it inside the bundle/)).toBeVisible();
  await expect.element(screen.getByText(/^It vouches for the key SHA256:/)).toBeVisible();
  await expect
    .element(screen.getByRole('img', { name: `The code ${code} as a QR code` }))
    .toBeVisible();
  await expectNoAxeFaults();

  await screen.getByRole('button', { name: 'Keep who has it' }).click();
  await expect.element(screen.getByRole('alert')).toHaveFocus();
  await screen.getByLabelText('Who did you leave it with?').fill('DC Ahmed');
  await screen.getByRole('button', { name: 'Keep who has it' }).click();
  await expect.element(screen.getByText('Kept: left with DC Ahmed.')).toBeVisible();
  expect(record).toHaveBeenCalledWith({
    entry: expect.objectContaining({ code, ledger_size: 44, with_whom: 'DC Ahmed' }),
  });
});

test('a bundle that is not as it was written is not to be handed over, and no code of it is left', async () => {
  await openScreen(Screen, {}, backend({ write_bundle: writtenAnd('not_as_signed') }));
  await writeIt();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/Do not hand it over/);
  await expect.element(screen.getByText('Changed: data/02_chronology.pdf')).toBeVisible();
  await expect.element(screen.getByText(code)).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('what the system adds to a bundle while it is written is nothing against it', async () => {
  await openScreen(Screen, {}, backend({ write_bundle: writtenAnd('system_files_added') }));
  await writeIt();
  await expect.element(screen.getByText(/every file is as it was written/)).toBeVisible();
  await expect.element(screen.getByText(code)).toBeVisible();
});

/** Writes a bundle of which this is found when it is read back. */
function writtenAnd(outcome: 'not_as_signed' | 'system_files_added'): Answers['write_bundle'] {
  const finding =
    outcome === 'not_as_signed'
      ? { code: 'changed' as const, path: 'data/02_chronology.pdf', now: null, notice: false }
      : { code: 'system_file' as const, path: '.DS_Store', now: null, notice: true };
  return async (args) => ({
    ...(await backend().write_bundle!(args)),
    verified: { ...verified, outcome, findings: [finding] },
  });
}

async function writeIt() {
  for (let step = 0; step < 3; step += 1) {
    await screen.getByRole('button', { name: 'Continue' }).click();
  }
  await screen.getByRole('button', { name: 'Choose a folder and write it' }).click();
}

test('what was protected is left readable only when the person says so', async () => {
  const write_bundle = vi.fn(backend().write_bundle!);
  await openScreen(Screen, {}, backend({ write_bundle }));
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'Leave all 3 readable: 12 Example Road' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'Choose a folder and write it' }).click();
  await expect.poll(() => write_bundle.mock.calls.length).toBe(1);
  expect(write_bundle.mock.calls[0]![0]).toMatchObject({
    choice: { leave: ['home-1', 'home-2', 'home-3'] },
  });
});

test('what was decided is planned before it is written, and what came up is looked at first', async () => {
  let now = plan;
  const bundle_plan = vi.fn<(args: { choice: BundleChoice }) => Promise<BundlePlanView>>(
    async () => now,
  );
  const write_bundle = vi.fn(backend().write_bundle!);
  await openScreen(Screen, {}, backend({ bundle_plan, write_bundle }));
  const goOn = () => screen.getByRole('button', { name: 'Continue' }).click();
  await goOn();
  await goOn();
  await screen.getByRole('button', { name: /^Withhold 07700 900123/ }).click();
  now = withOneMore;
  await goOn();
  await expect.element(screen.getByText(/has changed since Daybook last showed it/)).toBeVisible();
  await expectNoAxeFaults();
  await goOn();
  await expect.element(screen.getByText('1 of 7 decided')).toBeVisible();
  await goOn();
  await screen.getByRole('button', { name: 'Choose a folder and write it' }).click();
  await expect.poll(() => write_bundle.mock.calls.length).toBe(1);
  expect(bundle_plan).toHaveBeenCalledTimes(3);
  const { choice } = write_bundle.mock.calls[0]![0] as { choice: BundleChoice };
  expect(choice).toEqual(bundle_plan.mock.calls[2]![0].choice);
});

test('what was not shown is not written: the plan is shown anew', async () => {
  const bundle_plan = vi.fn(async () => plan);
  const write_bundle = vi.fn(() => Promise.reject({ code: 'plan-changed', params: {} }));
  await openScreen(Screen, {}, backend({ bundle_plan, write_bundle }));
  for (let step = 0; step < 3; step += 1) {
    await screen.getByRole('button', { name: 'Continue' }).click();
  }
  await screen.getByRole('button', { name: 'Choose a folder and write it' }).click();
  await expect.element(screen.getByText(/has changed since Daybook last showed it/)).toBeVisible();
  await expect.element(screen.getByText('02_chronology.pdf')).toBeVisible();
  expect(bundle_plan).toHaveBeenCalledTimes(3);
});

test('a closed folder chooser writes nothing, and a failure says why', async () => {
  const write_bundle = vi.fn(() => Promise.reject({ code: 'disk-full', params: {} }));
  let chosen = false;
  await openScreen(Screen, {}, backend({ write_bundle, choose_bundle_folder: async () => chosen }));
  for (let step = 0; step < 3; step += 1) {
    await screen.getByRole('button', { name: 'Continue' }).click();
  }
  const write = screen.getByRole('button', { name: 'Choose a folder and write it' });
  await write.click();
  expect(write_bundle).not.toHaveBeenCalled();
  chosen = true;
  await write.click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/The disk is full/);
});

test('a bundle can be checked before one was made', async () => {
  await openScreen(Screen, {}, backend({ verify_chosen: async () => verified }));
  await screen.getByRole('button', { name: 'Check a bundle' }).click();
  await screen.getByRole('button', { name: 'Choose a bundle and check it' }).click();
  await expect
    .element(screen.getByRole('heading', { level: 2, name: 'Nobody vouches for this bundle' }))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('the two pages can be printed by themselves', async () => {
  const { router } = await openScreen(Screen, {}, backend());
  await screen.getByRole('button', { name: 'Print only the two pages for the officer' }).click();
  expect(router.current).toEqual({ name: 'printout', params: {} });
});

describe('bundles that were made', () => {
  const row: BundleRow = {
    id: 7,
    made: { utc: '2026-12-03T10:00:00Z', offset_minutes: 0 },
    entries: { which: 'all' },
    form: 'zip',
    for_whom: 'PC Example, Anytown',
    folder_name: 'STICK',
    kept: [{ file_name: 'CASE-7F3A.zip', size_words: '4 MB', police_only: false }],
    fingerprint,
    left_with: [],
    given_to_police: [],
    removed: null,
  };

  test('are what handing over opens on, each with what can be done with it', async () => {
    const rows = [row];
    const record = vi.fn(async () => {
      rows[0] = { ...row, left_with: [{ who: 'DC Ahmed', date: '2026-12-04' }] };
      return { entry: 'f1', revision: 1, kind: 'fingerprint_left' as const, is_new: true };
    });
    const show_bundle = vi.fn(async () => undefined);
    await openScreen(Screen, {}, backend({ bundles: async () => [...rows], record, show_bundle }));
    await expect.element(screen.getByText('Everything for PC Example, Anytown')).toBeVisible();
    await expect
      .element(screen.getByText('A ZIP file, written to the folder “STICK”'))
      .toBeVisible();
    await expectNoAxeFaults();

    await screen.getByRole('button', { name: /^Show the folder/ }).click();
    expect(show_bundle).toHaveBeenCalledWith({ id: 7 });

    await screen.getByRole('button', { name: /^Left with…/ }).click();
    await screen.getByLabelText('Who did you leave it with?').fill('DC Ahmed');
    await expectNoAxeFaults();
    await screen.getByRole('button', { name: 'Keep who has it' }).click();
    await expect.element(screen.getByText(/Code left with DC Ahmed on/)).toBeVisible();
    expect(record).toHaveBeenCalledWith({
      entry: expect.objectContaining({ code, ledger_size: 44, with_whom: 'DC Ahmed' }),
    });
  });

  test('say what was given to police though a consent does not agree to it', async () => {
    const given = { ...row, given_to_police: ['Mum’s', 'Ada: telephone numbers'] };
    await openScreen(Screen, {}, backend({ bundles: async () => [given] }));
    const said = 'Given to police though you did not agree to it: Mum’s, Ada: telephone numbers';
    await expect.element(screen.getByText(said)).toBeVisible();
  });

  test('can be said later to be for somebody', async () => {
    const bundle_is_for = vi.fn(async () => undefined);
    await openScreen(Screen, {}, backend({ bundles: async () => [row], bundle_is_for }));
    await screen.getByRole('button', { name: /^Who it is for/ }).click();
    await screen.getByLabelText(/^Who is it for/).fill('PC Shah');
    await screen.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect.poll(() => bundle_is_for.mock.calls.length).toBe(1);
    expect(bundle_is_for).toHaveBeenCalledWith({ id: 7, forWhom: 'PC Shah' });
    await expect.element(screen.getByLabelText(/^Who is it for/)).not.toBeInTheDocument();
  });

  test('are removed, and what could not be is said beside it', async () => {
    const rows = [row];
    let fault: string | null = 'bundle-changed';
    const remove_bundle = vi.fn(async () => {
      if (fault) throw { code: fault, params: {} };
      rows[0] = { ...row, removed: { utc: '2026-12-05T10:00:00Z', offset_minutes: 0 } };
    });
    await openScreen(Screen, {}, backend({ bundles: async () => [...rows], remove_bundle }));
    const remove = screen.getByRole('button', { name: /^Remove this copy/ });
    await remove.click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/Daybook removed nothing/);
    fault = null;
    await remove.click();
    await expect.element(screen.getByText(/This copy was removed on/)).toBeVisible();
    await expect.element(remove).not.toBeInTheDocument();
    expect(remove_bundle).toHaveBeenCalledWith({ id: 7 });
  });

  test('that cannot be read are not taken for none', async () => {
    const bundles = () => Promise.reject({ code: 'damaged', params: { part: 'book' } });
    await openScreen(Screen, {}, backend({ bundles }));
    await expect.element(screen.getByRole('button', { name: 'Continue' })).toBeVisible();
    await expect.element(screen.getByText(/damaged/)).toBeVisible();
  });

  test('what is new since one of them is a bundle of its own', async () => {
    const bundle_plan = vi.fn(async () => plan);
    await openScreen(Screen, {}, backend({ bundles: async () => [row], bundle_plan }));
    await screen.getByRole('button', { name: /^New since this one/ }).click();
    await expect
      .element(screen.getByRole('radio', { name: /The bundle of .*, for PC Example/ }))
      .toBeChecked();
    await screen.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => bundle_plan.mock.calls.length).toBe(1);
    expect(bundle_plan).toHaveBeenCalledWith({
      choice: expect.objectContaining({ entries: { which: 'new_since', ledger_size: 44 } }),
    });
  });
});

describe('a ZIP with a password', () => {
  /** The bytes of a call are wiped once it answered. */
  const heard: string[] = [];
  const withPassword = (answers: Answers = {}) =>
    backend({
      strength: async () => ({ score: 4, enough: true, enough_for_zip: true }),
      set_bundle_password: async ({ password }) => {
        heard.push(new TextDecoder().decode(password));
      },
      ...answers,
    });

  async function toThePassword(answers: Answers) {
    heard.length = 0;
    await openScreen(Screen, {}, answers);
    await screen.getByRole('radio', { name: 'One ZIP file with a password' }).click();
    await expect.element(screen.getByText('For uploading')).not.toBeInTheDocument();
    for (let step = 0; step < 3; step += 1) {
      await screen.getByRole('button', { name: 'Continue' }).click();
    }
    await expect
      .element(screen.getByRole('heading', { name: 'The password for the ZIP' }))
      .toBeVisible();
  }

  const write = () => screen.getByRole('button', { name: 'Choose a folder and write it' }).click();

  test('is asked for twice, given once, and told by telephone', async () => {
    const choose_bundle_folder = vi.fn(async () => true);
    const write_bundle = vi.fn(async () => ({
      ...(await backend().write_bundle!({ choice: {} as BundleChoice, forWhom: null })),
      form: 'locked_zip' as const,
    }));
    await toThePassword(withPassword({ choose_bundle_folder, write_bundle }));
    await expectNoAxeFaults();
    await write();
    await expect.element(screen.getByText(/Type a password, or go back/).first()).toBeVisible();
    await screen.getByLabelText('Password', { exact: true }).fill('amber otter lantern quilt');
    await screen.getByLabelText('The same password again').fill('amber otter lantern');
    await write();
    await expect
      .element(screen.getByText(/The two passwords are not the same/).first())
      .toBeVisible();
    expect(choose_bundle_folder).not.toHaveBeenCalled();
    expect(heard).toEqual([]);
    await screen.getByLabelText('The same password again').fill('amber otter lantern quilt');
    await write();
    await expect.element(screen.getByText(/^Say it by telephone/)).toBeVisible();
    expect(heard).toEqual(['amber otter lantern quilt']);
    expect(write_bundle).toHaveBeenCalledWith({
      choice: expect.objectContaining({ form: 'locked_zip' }),
      forWhom: null,
    });
    await expectNoAxeFaults();
  });

  test('that can be guessed is refused beside the box, and nothing is written', async () => {
    const choose_bundle_folder = vi.fn(async () => true);
    await toThePassword(
      withPassword({
        choose_bundle_folder,
        set_bundle_password: async () => {
          throw { code: 'password-weak', params: {} };
        },
      }),
    );
    await screen.getByLabelText('Password', { exact: true }).fill('sunny');
    await screen.getByLabelText('The same password again').fill('sunny');
    await write();
    await expect
      .element(screen.getByText(/That password is guessed too easily/).first())
      .toBeVisible();
    expect(choose_bundle_folder).not.toHaveBeenCalled();
  });
});
