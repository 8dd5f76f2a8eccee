import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { VerifyView } from '$lib/generated/VerifyView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { code, fingerprint, key, verified } from '../../testing/small-bundle';
import CheckBundle from './CheckBundle.svelte';

const leftWith = () => page.getByLabelText('The code that the keeper left with you');
const choose = () => page.getByRole('button', { name: 'Choose a bundle and check it' }).click();
const headings = () =>
  page
    .getByRole('heading')
    .elements()
    .map((each) => each.textContent);
const result = () => page.getByRole('status');

async function check(found: Partial<VerifyView>) {
  await openScreen(CheckBundle, {}, { verify_chosen: async () => ({ ...verified, ...found }) });
  await choose();
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
}

const vouched: Partial<VerifyView> = {
  reliance: 'vouched',
  judged: { verdict: 'this_bundle', size: 44, signer: null },
};

describe('how far a bundle can be relied on stands first', () => {
  test('where the code vouches for it', async () => {
    await check(vouched);
    expect(headings()).toEqual(['The code vouches for this bundle']);
    await expect
      .element(page.getByText(/This is the bundle that the code was left with/))
      .toBeVisible();
    await expect.element(page.getByText(`Signed with the key ${key}`)).toBeVisible();
    await expect
      .element(
        page.getByText(
          'With the code, a check shows “unchanged since the code was left”. It never shows “true”.',
        ),
      )
      .toBeVisible();
    await expectNoAxeFaults();
  });

  test('where nobody does', async () => {
    await check({});
    expect(headings()).toEqual(['Nobody vouches for this bundle']);
    await expect.element(page.getByText(/Anybody can make a key/)).toBeVisible();
    // That sentence names the key: once is enough.
    await expect.element(page.getByText(/Signed with the key/)).not.toBeInTheDocument();
    await expectNoAxeFaults();
  });

  test('where the code refuses it', async () => {
    const judged = { verdict: 'altered', size: 12, signer: null } as const;
    await check({ reliance: 'do_not_rely', outcome: 'refused', judged });
    expect(headings()).toEqual(['Do not rely on this bundle']);
    await expect
      .element(page.getByText(/^The first 12 lines of this record are not/))
      .toBeVisible();
    await expectNoAxeFaults();
  });
});

test('a fault comes before what the code says, and each file is named', async () => {
  await check({
    reliance: 'do_not_rely',
    outcome: 'not_as_signed',
    judged: null,
    leaves: 12,
    words_round_marks: 2,
    findings: [
      { code: 'changed', path: 'data/02_chronology.pdf', now: null, notice: false },
      { code: 'renamed', path: 'data/one.pdf', now: 'data/two.pdf', notice: false },
    ],
  });
  expect(headings()).toEqual(['Do not rely on this bundle', 'What was found']);
  await expect
    .element(page.getByText('Something in this bundle is not as it was signed.'))
    .toBeVisible();
  await expect.element(page.getByText('Changed: data/02_chronology.pdf')).toBeVisible();
  await expect.element(page.getByText('Renamed: data/one.pdf is now data/two.pdf')).toBeVisible();
  // Whose signature it is was not found, nor anything that rests on it.
  await expect.element(result()).not.toHaveTextContent(/Signed with|lines of|withheld|vouches/);
  await expectNoAxeFaults();
});

test('what does not fit and was signed like that is held against whoever signed it', async () => {
  await check({
    reliance: 'do_not_rely',
    outcome: 'parts_do_not_fit',
    judged: null,
    findings: [{ code: 'log_not_its_ledger', path: 'data/log.json', now: null, notice: false }],
  });
  await expect.element(page.getByText(`Signed with the key ${key}`)).toBeVisible();
});

test('a bundle of a later program is not called changed', async () => {
  await check({
    reliance: 'do_not_rely',
    outcome: 'later_form',
    judged: null,
    findings: [
      { code: 'newer_form', path: 'data/4_machine_readable/log.json', now: null, notice: false },
    ],
  });
  await expect.element(page.getByText(/was made by a later program/)).toBeVisible();
  await expect.element(result()).not.toHaveTextContent(/not as it was signed/);
});

test.each([vouched, {}])('what the system added is no alarm: %o', async (found) => {
  await check({
    ...found,
    outcome: 'system_files_added',
    findings: [{ code: 'system_file', path: 'data/.DS_Store', now: null, notice: true }],
  });
  expect(headings()).toEqual([
    found.reliance ? 'The code vouches for this bundle' : 'Nobody vouches for this bundle',
    'Also found',
  ]);
  await expect.element(page.getByText(/^Nothing that was handed over has changed/)).toBeVisible();
  await expect
    .element(page.getByText('Added, by a system as its name goes: data/.DS_Store'))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('a told restore stands apart from what is wrong', async () => {
  await check({
    reliance: 'do_not_rely',
    outcome: 'not_as_signed',
    judged: null,
    findings: [
      { code: 'restored_from_backup', path: 'data/ledger.csv', now: null, notice: true },
      { code: 'missing', path: 'data/one.pdf', now: null, notice: false },
    ],
  });
  const lists = page.getByRole('list').elements();
  expect(lists.map((list) => list.textContent?.trim())).toEqual([
    'Missing: data/one.pdf',
    'The record says that it was put back from a backup.',
  ]);
  expect(headings().slice(1)).toEqual(['What was found', 'Also found']);
});

test('which part of what was handed over was checked is said', async () => {
  await check({ part: 'police_only', files: 1 });
  await expect
    .element(
      page.getByText(`Checked: ${verified.name}, the part for police only. One file was read.`),
    )
    .toBeVisible();
});

test('a folder that was called otherwise since is told beside the name that was signed', async () => {
  await check({ called_now: 'CASE-0000_evidence_2026-01-01' });
  await expect.element(result()).toHaveTextContent(`Checked: ${verified.name}`);
  await expect.element(result()).toHaveTextContent(/otherwise now: CASE-0000_evidence_2026-01-01/);
});

test('whose key it is, where the record says so, and what nothing here can show', async () => {
  await check({
    reliance: 'vouched',
    judged: { verdict: 'same_key', size: 12, signer: 'Sam' },
    leaves: 7,
    words_round_marks: 2,
    further_members: 1,
  });
  await expect
    .element(
      page.getByText(/unchanged in its first 12 lines, .*\(“Sam”, as the record calls them\)/),
    )
    .toBeVisible();
  await expect.element(page.getByText(/^7 of the 44 lines of the record/)).toBeVisible();
  await expect.element(page.getByText(/^In 2 texts a part is withheld/)).toBeVisible();
  await expect.element(page.getByText(/^One member of the log came with a later/)).toBeVisible();
  await expectNoAxeFaults();
});

test('the code that stands in the bundle is not shown: it vouches for nothing', async () => {
  await check(vouched);
  await expect.element(result()).toHaveTextContent(/Checked:/);
  await expect.element(result()).not.toHaveTextContent(code);
});

test('what is typed is held against the bundle, and a code as a QR picture holds it is parted again', async () => {
  const verify_chosen = vi.fn(async () => ({ ...verified, ...vouched }));
  await openScreen(CheckBundle, {}, { verify_chosen });
  for (const [typed, given] of [
    ['', null],
    [` ${code} `, code],
    [fingerprint.whole!, fingerprint.whole],
    [`${code}${fingerprint.whole}`, `${code}\n${fingerprint.whole}`],
    [`${code} ${fingerprint.whole}`, `${code}\n${fingerprint.whole}`],
  ] as const) {
    await leftWith().fill(typed);
    await choose();
    await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
    expect(verify_chosen).toHaveBeenLastCalledWith({ fingerprint: given });
  }
});

test('a code that was mistyped is told, and nothing is said of the bundle', async () => {
  const verify_chosen = () => Promise.reject({ code: 'fingerprint-typo', params: {} });
  await openScreen(CheckBundle, {}, { verify_chosen });
  await leftWith().fill('ABCD');
  await choose();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/This is not a code/);
  await expect.element(page.getByText(/this bundle/)).not.toBeInTheDocument();
});
