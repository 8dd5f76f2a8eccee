import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { EntryRow } from '$lib/generated/EntryRow';
import type { EntryView } from '$lib/generated/EntryView';
import { whenToday } from '$lib/time/about-now';
import { expectNoAxeFaults } from '../../testing/axe';
import { keepsDrafts } from '../../testing/drafts';
import { openScreen } from '../../testing/open';
import { pack, people } from '../../testing/small-case';
import { KINDS } from './kinds';
import Notes from './Notes.svelte';
import Report from './Report.svelte';
import Screen from './Screen.svelte';
import WhatItChanged from './WhatItChanged.svelte';

const report: EntryRow = {
  id: 'r1',
  revision: 1,
  entry: {
    kind: 'report',
    to: 'police',
    organisation: 'Example Police',
    reference: 'EX/1234/26',
    promised: [
      { what: 'to call back', due: '2026-04-01' },
      { what: 'to ask for CCTV', kept: 'yes' },
    ],
  },
  when_words: '27 March 2026',
  written: { utc: '2026-03-27T21:40:00Z', offset_minutes: 0 },
  written_words: '27 March 2026, 21:40',
  struck_out: null,
};

const view: EntryView = {
  id: 'r1',
  revision: 1,
  kind: 'report',
  entry: { ...report.entry, about: ['i1'] } as EntryView['entry'],
  when_words: '27 March 2026',
  number: null,
  first_written: report.written,
  first_written_words: '27 March 2026, 21:40',
  written_note: null,
  revisions: [],
  struck_out: null,
  put_back: [],
  erased_words: null,
  linked: [{ ...report, id: 'i1', entry: { kind: 'incident', what: 'Car outside.' } }],
};

const answers = (more: Answers = {}): Answers => ({
  entries: async ({ kind }) => (kind === 'report' ? [report] : kind === 'person' ? people : []),
  timeline_page: async () => ({ rows: [], milestones: [], next: null }),
  pack: async () => pack,
  ...more,
});

test('a promise that is not known to be kept stands with its report', async () => {
  const { router } = await openScreen(Screen, {}, answers());
  await expect.element(page.getByText(/Promised by 1 April 2026.*to call back/)).toBeVisible();
  await expect.element(page.getByText(/to ask for CCTV/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await expect.element(page.getByRole('button', { name: 'Reports 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Consent' }).click();
  expect(router.current).toEqual({ name: 'reports', params: { kind: 'consent' } });
});

test('notes say where they stay', async () => {
  const { router } = await openScreen(Notes, {}, answers());
  await expect
    .element(page.getByText('Left out of bundles. A court could still ask for it.'))
    .toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Add a note' }).click();
  expect(router.current).toEqual({ name: 'report', params: { kind: 'note' } });
});

test('what changed has a place of its own', async () => {
  await openScreen(WhatItChanged, {}, answers());
  await expect.element(page.getByRole('heading', { name: 'What it changed' })).toBeVisible();
  await expectNoAxeFaults();
});

test.each(KINDS)('the form of a new %s has words for all it asks', async (kind) => {
  await openScreen(Report, { kind }, answers());
  await expect.element(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await expectNoAxeFaults();
});

test('a report with a promise is written down', async () => {
  const changed = { entry: 'r2', revision: 1, kind: 'report' as const, is_new: true };
  const record = vi.fn<NonNullable<Answers['record']>>(async () => changed);
  await openScreen(Report, { kind: 'report' }, answers({ record }));
  await page.getByRole('radio', { name: 'Police' }).click();
  await page.getByLabelText('Their reference').fill('EX/1');
  await page.getByLabelText('What will they do?').fill('to call back');
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]![0].entry).toEqual({
    kind: 'report',
    to: 'police',
    reference: 'EX/1',
    when: whenToday(),
    promised: [{ what: 'to call back' }],
  });
});

test('"I rang 101 and got a number" is a choice, a reference and a key, and ends at what was saved', async () => {
  const changed = { entry: 'r1', revision: 1, kind: 'report' as const, is_new: true };
  const record = vi.fn<NonNullable<Answers['record']>>(async () => changed);
  const { router } = await openScreen(Report, { kind: 'report' }, answers({ record }));
  await page.getByRole('radio', { name: 'Police' }).click();
  await page.getByLabelText('Their reference').fill('EX/1234/26');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'report', params: { id: 'r1', saved: true } });
  expect(record.mock.calls[0]![0].entry).toEqual({
    kind: 'report',
    to: 'police',
    reference: 'EX/1234/26',
    when: whenToday(),
  });
});

test('what was deleted from a box of a form can be brought back after a lock, until it is saved', async () => {
  const { drafts, keeping } = keepsDrafts();
  const kept: Answers = {
    ...keeping,
    record: async () => ({ entry: 'n1', revision: 1, kind: 'note', is_new: true }),
  };
  const { router, unmount } = await openScreen(Report, { kind: 'note' }, answers(kept));
  await page.getByRole('textbox').fill('To ask the solicitor about the shed.');
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  await router.finish();
  const before = 'To ask the solicitor about the shed.';
  expect([...drafts.values()].map((json) => JSON.parse(json) as unknown)).toEqual([
    { '<before>': { words: before } },
  ]);
  await unmount();
  await openScreen(Report, { kind: 'note' }, answers(kept));
  await expect.element(page.getByRole('textbox')).toHaveValue('');
  await page.getByRole('button', { name: 'Bring back what was here' }).click();
  await expect
    .element(page.getByRole('textbox'))
    .toHaveValue('To ask the solicitor about the shed.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => drafts.size).toBe(0);
});

test('the first screen of a report is short, and the rest is folded', async () => {
  await openScreen(Report, { kind: 'report' }, answers());
  await expect.element(page.getByLabelText('Their reference')).toBeVisible();
  await expect.element(page.getByLabelText('Who did you speak to?')).not.toBeVisible();
  await page.getByText('More about this report').click();
  await expect.element(page.getByLabelText('Who did you speak to?')).toBeVisible();
  await expectNoAxeFaults();
});

test('nothing typed is no draft, though a day was filled in', async () => {
  const save_draft = vi.fn(async () => undefined);
  const { router } = await openScreen(Report, { kind: 'report' }, answers({ save_draft }));
  await expect.element(page.getByLabelText('Their reference')).toBeVisible();
  await router.finish();
  expect(save_draft).not.toHaveBeenCalled();
});

test('a report is read, changed, and read again', async () => {
  const revise = vi.fn(async () => ({
    entry: 'r1',
    revision: 2,
    kind: 'report' as const,
    is_new: false,
  }));
  await openScreen(Report, { id: 'r1', saved: true }, answers({ revise, entry: async () => view }));
  await expect.element(page.getByRole('heading', { name: 'Example Police' })).toBeVisible();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  await expect.element(page.getByText('EX/1234/26')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Car outside.' })).toBeVisible();
  await expect.element(page.getByLabelText('Their reference')).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect.element(page.getByRole('heading', { name: 'Change this report' })).toBeVisible();
  await page.getByLabelText('Their reference').fill('EX/9');
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('heading', { name: 'Example Police' })).toHaveFocus();
  expect(revise).toHaveBeenCalledWith(
    expect.objectContaining({ id: 'r1', entry: expect.objectContaining({ reference: 'EX/9' }) }),
  );
});

test('a change that was begun is named where it is read, and cancelling gives it up once asked', async () => {
  const discard_draft = vi.fn(async () => undefined);
  const typed = JSON.stringify({ reference: 'EX/7' });
  await openScreen(
    Report,
    { id: 'r1' },
    answers({ entry: async () => view, draft: async () => typed, discard_draft }),
  );
  await expect.element(page.getByText(/began to change this/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on with the change' }).click();
  await expect.element(page.getByLabelText('Their reference')).toHaveValue('EX/7');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect.element(page.getByRole('heading', { name: 'Example Police' })).toBeVisible();
  expect(discard_draft).toHaveBeenCalled();
});

test('a report begun from an incident is about it', async () => {
  const changed = { entry: 'r2', revision: 1, kind: 'report' as const, is_new: true };
  const record = vi.fn<NonNullable<Answers['record']>>(async () => changed);
  await openScreen(Report, { kind: 'report', about: ['i1'] }, answers({ record }));
  await page.getByRole('radio', { name: 'Police' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]![0].entry).toEqual({
    kind: 'report',
    to: 'police',
    when: whenToday(),
    about: ['i1'],
  });
});

test('what was begun at one incident is not offered at another, nor on the Reports screen', async () => {
  const { drafts, keeping: kept } = keepsDrafts();
  const begin = async (params: { about?: string[] }) => {
    const opened = await openScreen(Report, { kind: 'report', ...params }, answers(kept));
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeVisible();
    return opened;
  };
  const reference = page.getByLabelText(/^Their reference/);
  const atOne = await begin({ about: ['i1'] });
  await reference.fill('EX/1/26');
  await atOne.router.finish();
  await atOne.unmount();
  const atOther = await begin({ about: ['i2'] });
  await expect.element(reference).toHaveValue('');
  await atOther.unmount();
  const atNone = await begin({});
  await expect.element(reference).toHaveValue('');
  await atNone.unmount();
  await begin({ about: ['i1'] });
  await expect.element(reference).toHaveValue('EX/1/26');
  expect([...drafts.keys()]).toEqual(['report:new:i1']);
});

test('a time that is begun and cannot be read stops the saving, and is not dropped', async () => {
  const changed = { entry: 'r2', revision: 1, kind: 'report' as const, is_new: true };
  const record = vi.fn<NonNullable<Answers['record']>>(async () => changed);
  await openScreen(Report, { kind: 'report' }, answers({ record }));
  await page.getByRole('radio', { name: 'Police' }).click();
  await page.getByLabelText('Day', { exact: true }).first().fill('32');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  expect(record).not.toHaveBeenCalled();
});

test('a time that cannot be read yet is kept with its form', async () => {
  const { keeping } = keepsDrafts();
  const first = await openScreen(Report, { kind: 'report' }, answers(keeping));
  await page.getByRole('button', { name: 'Change When' }).click();
  await page.getByRole('radio', { name: 'About then' }).click();
  await page.getByRole('textbox', { name: 'Time' }).fill('half past');
  await first.router.finish();
  await first.unmount();
  await openScreen(Report, { kind: 'report' }, answers(keeping));
  await expect.element(page.getByRole('textbox', { name: 'Time' })).toHaveValue('half past');
  await expect.element(page.getByRole('radio', { name: 'About then' })).toBeChecked();
});

const kept: EntryView = {
  id: 'r1',
  revision: 1,
  kind: 'report',
  entry: report.entry,
  when_words: report.when_words,
  number: null,
  first_written: report.written,
  first_written_words: report.written_words,
  written_note: null,
  revisions: [],
  struck_out: null,
  put_back: [],
  erased_words: null,
  linked: [],
};

test('saving without a change says that there is no new version', async () => {
  const same = { entry: 'r1', revision: 1, kind: 'report' as const, is_new: false };
  const revise = vi.fn(async () => same);
  await openScreen(
    Report,
    { kind: 'report', id: 'r1' },
    answers({ entry: async () => kept, revise }),
  );
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Nothing was changed, so there is no new')).toBeVisible();
  revise.mockResolvedValueOnce({ ...same, revision: 2 });
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
});

test('a report that is struck out can be put back', async () => {
  const changed = { entry: 'r1', revision: 1, kind: 'report' as const, is_new: false };
  const struck_out = {
    reason: null,
    written: report.written,
    written_words: '28 March 2026, 09:00',
  };
  let stands = kept;
  const more = {
    entry: async () => stands,
    strike_out: async () => ((stands = { ...kept, struck_out }), changed),
    put_back: async () => {
      stands = { ...kept, put_back: [{ struck_out, written_words: '29 March 2026, 10:00' }] };
      return changed;
    },
  };
  await openScreen(Report, { kind: 'report', id: 'r1' }, answers(more));
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'Strike it out' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText(/^It stands again/)).toBeVisible();
  await expect
    .element(page.getByText('Put back 29 March 2026, 10:00. Struck out 28 March 2026, 09:00.'))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('a kind of order in the list is not said to be one that can be had', async () => {
  const answers = { pack: async () => pack, entries: async () => [], draft: async () => null };
  await openScreen(Report, { kind: 'order' }, answers);
  const kinds = page.getByRole('group', { name: /^What kind\?/ });
  await expect.element(kinds).toHaveAccessibleDescription(/does not mean that it is in force/);
  await expect.element(kinds.getByRole('radio', { name: 'Restraining order' })).toBeVisible();
});

test('a consent says which people and places it does not agree to, and keeps what was chosen elsewhere', async () => {
  const place: EntryRow = {
    ...report,
    id: 'p1',
    entry: { kind: 'place', name: 'My mother’s', protected: true },
    when_words: null,
  };
  const consent: EntryView = {
    ...view,
    id: 'c1',
    kind: 'consent',
    entry: { kind: 'consent', what: 'The rest', with_whom: 'Police', not_told: ['item-1'] },
    when_words: null,
    linked: [],
  };
  const changed = { entry: 'c1', revision: 2, kind: 'consent' as const, is_new: false };
  const revise = vi.fn<NonNullable<Answers['revise']>>(async () => changed);
  const entries: Answers['entries'] = async ({ kind }) =>
    kind === 'place' ? [place] : kind === 'person' ? people : [];
  const all = answers({ entries, revise, entry: async () => consent });
  await openScreen(Report, { kind: 'consent', id: 'c1' }, all);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect.element(page.getByText('One thing more was chosen elsewhere.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'My mother’s' }).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  const { entry } = revise.mock.calls[0]![0];
  expect(entry).toMatchObject({ kind: 'consent', not_told: ['item-1', 'p1'] });
});

test('a consent says of whom one thing only stays out, and asks which', async () => {
  const consent: EntryView = {
    ...view,
    id: 'c1',
    kind: 'consent',
    entry: { kind: 'consent', what: 'The rest', with_whom: 'Police' },
    when_words: null,
    linked: [],
  };
  const changed = { entry: 'c1', revision: 2, kind: 'consent' as const, is_new: false };
  const revise = vi.fn<NonNullable<Answers['revise']>>(async () => changed);
  const entries: Answers['entries'] = async ({ kind }) => (kind === 'person' ? people : []);
  const all = answers({ entries, revise, entry: async () => consent });
  await openScreen(Report, { kind: 'consent', id: 'c1' }, all);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const whom = page.getByRole('group', { name: 'About whom?' });
  await whom.getByRole('radio').nth(1).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('group', { name: 'Which details stay out?' })).toBeVisible();
  expect(revise).not.toHaveBeenCalled();
  await page.getByRole('checkbox', { name: 'telephone numbers' }).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  const { entry } = revise.mock.calls[0]![0];
  expect(entry).toMatchObject({
    kind: 'consent',
    not_told_of: [{ person: people[0]!.id, details: ['numbers'] }],
  });
});
