import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Changed } from '$lib/generated/Changed';
import type { Entry } from '$lib/generated/Entry';
import type { EntryView } from '$lib/generated/EntryView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView } from '../../testing/small-case';
import Screen from './Screen.svelte';

const shown: Answers = { entry: async () => incidentView };

test('words, time, what is known, and what belongs to it', async () => {
  const { router } = await openScreen(Screen, { id: 'e1', saved: true }, shown);
  await expect
    .element(page.getByRole('heading', { level: 1, name: '21 November 2026, about 20:30' }))
    .toBeVisible();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  await expect.element(page.getByText('Written 3 December 2026.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Daniel Ashe' })).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Change: Where' }).click();
  expect(router.current).toEqual({
    name: 'guided',
    params: { incident: 'e1', question: 'where' },
  });
});

test('a picture is not even asked for before it is opened', async () => {
  const preview = vi.fn(async () => ({ kind: 'nothing' as const, reason: 'empty' as const }));
  await openScreen(Screen, { id: 'e1' }, { ...shown, preview });
  await expect.element(page.getByRole('button', { name: 'Show AB/1, Photo' })).toBeVisible();
  expect(preview).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Show AB/1, Photo' }).click();
  await expect.poll(() => preview.mock.calls.length).toBe(1);
});

test('each version can be read, and says what was changed', async () => {
  await openScreen(Screen, { id: 'e1' }, shown);
  await expect.element(page.getByRole('heading', { name: '2 versions' })).toBeVisible();
  await page.getByText(/^Version 2/).click();
  await expect.element(page.getByText(/Changed here: Where/)).toBeVisible();
  await page.getByText(/^Version 1/).click();
  await expect.element(page.getByText(/The first version/)).toBeVisible();
  await expectNoAxeFaults();
});

test('striking out gives its reason', async () => {
  const strike_out = vi.fn(() => new Promise<never>(() => undefined));
  await openScreen(Screen, { id: 'e1' }, { ...shown, strike_out });
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'Strike out' }).click();
  await expectNoAxeFaults();
  await page.getByLabelText(/^Why/).fill('It was somebody else');
  await page.getByRole('button', { name: 'Strike it out' }).click();
  expect(strike_out).toHaveBeenCalledWith({ id: 'e1', reason: 'It was somebody else' });
});

const struckOut: EntryView = {
  ...incidentView,
  struck_out: {
    reason: 'It was somebody else',
    written: incidentView.first_written,
    written_words: '5 December 2026, 10:00',
  },
};
const putBack: EntryView = {
  ...incidentView,
  put_back: [{ struck_out: struckOut.struck_out!, written_words: '6 December 2026, 11:30' }],
};
const changed: Changed = { entry: 'e1', revision: 2, kind: 'incident', is_new: false };

test('striking out can be undone at once, and its history is told', async () => {
  let stands = incidentView;
  const strike_out = async () => ((stands = struckOut), changed);
  const put_back = vi.fn(async () => ((stands = putBack), changed));
  await openScreen(Screen, { id: 'e1' }, { entry: async () => stands, strike_out, put_back });
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'Strike out' }).click();
  await page.getByRole('button', { name: 'Strike it out' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent(/^Struck out 5 December/);
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(put_back).toHaveBeenCalledWith({ id: 'e1' });
  await expect.element(page.getByText(/^It stands again/)).toBeVisible();
  await expect
    .element(
      page
        .getByRole('listitem')
        .filter({ hasText: /^Put back 6 December 2026, 11:30\. Struck out 5 December/ }),
    )
    .toBeVisible();
  await expectNoAxeFaults();
});

test('what was struck out long ago can be put back, and is not struck out again', async () => {
  const put_back = vi.fn(() => Promise.reject({ code: 'disk-full', params: {} }));
  const erase_plan = async () => ({
    entry: 'e1',
    revisions: 1,
    with_file: false,
    bundles_made: 0,
    fingerprint_left: false,
  });
  await openScreen(Screen, { id: 'e1' }, { entry: async () => struckOut, put_back, erase_plan });
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/The disk is full/);
  await page.getByText('Strike out or erase').click();
  await expect
    .element(page.getByRole('button', { name: 'Strike out', exact: true }))
    .not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.element(page.getByRole('button', { name: 'Erase it for good' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Strike out' })).not.toBeInTheDocument();
});

test('a file that is taken off says where it is, and can be put back', async () => {
  let stands = incidentView;
  const revise = vi.fn(async ({ entry }: { entry: Entry }) => {
    stands = { ...stands, entry };
    return changed;
  });
  await openScreen(Screen, { id: 'e1' }, { entry: async () => stands, revise });
  await page.getByRole('button', { name: 'Take off this incident AB/1' }).click();
  await expect.element(page.getByText(/AB\/1 is off this incident\. The file stays/)).toBeVisible();
  expect(revise.mock.lastCall![0].entry).toMatchObject({ evidence: [] });
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(2);
  expect(revise.mock.lastCall![0].entry).toMatchObject({ evidence: ['i1'] });
});

test('erasing says first what it reaches, what it does not, and that a court may ask', async () => {
  const erase = vi.fn(() => new Promise<never>(() => undefined));
  const erase_plan = async () => ({
    entry: 'e1',
    revisions: 2,
    with_file: false,
    bundles_made: 1,
    fingerprint_left: true,
  });
  await openScreen(Screen, { id: 'e1' }, { ...shown, erase, erase_plan });
  await page.getByText('Strike out or erase').click();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.element(page.getByText(/all 2 versions/)).toBeVisible();
  await expect.element(page.getByText(/One bundle was made/)).toBeVisible();
  await expect.element(page.getByText(/A court may ask/)).toBeVisible();
  expect(erase).not.toHaveBeenCalled();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Erase it for good' }).click();
  expect(erase).toHaveBeenCalledWith({ id: 'e1' });
});

test('an erased entry says that something was removed', async () => {
  const entry = async () => ({
    ...incidentView,
    entry: null,
    when_words: null,
    revisions: [],
    linked: [],
    erased_words: '3 December 2026, 21:40',
  });
  await openScreen(Screen, { id: 'e1' }, { entry });
  await expect
    .element(page.getByRole('heading', { name: 'Something was removed here' }))
    .toBeVisible();
  await expectNoAxeFaults();
});

test('what is unfinished about it stands on it, can be gone on with, thrown away and brought back', async () => {
  const report = JSON.stringify({ reference: 'EX/1/26' });
  const drafts = new Map([
    ['report:new:e1', report],
    ['report:new:e2', 'elsewhere'],
    ['guided-e1', 'of an earlier version'],
  ]);
  const kept: Answers = {
    draft: async ({ name }) => drafts.get(name) ?? null,
    save_draft: async ({ name, json }) => void drafts.set(name, json),
    discard_draft: async ({ name }) => void drafts.delete(name),
  };
  const { router } = await openScreen(Screen, { id: 'e1' }, { ...shown, ...kept });
  const begunReport = page.getByText(/^Not finished: a report/);
  await expect.element(begunReport).toBeVisible();
  await expect.element(page.getByText(/^Not finished: a change/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Throw it away' }).last().click();
  await expect.element(begunReport).not.toBeInTheDocument();
  expect([...drafts.keys()]).toEqual(['report:new:e2', 'guided:e1']);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect.element(begunReport).toBeVisible();
  expect(drafts.get('report:new:e1')).toBe(report);
  await page.getByRole('button', { name: 'Go on with it' }).last().click();
  expect(router.current).toEqual({ name: 'report', params: { kind: 'report', about: ['e1'] } });
});

test.each([
  ['the button', () => page.getByRole('button', { name: 'Print', exact: true }).click()],
  ['Ctrl+P', () => userEvent.keyboard('{Control>}p{/Control}')],
])('%s leads to what is printed, and never to the printing of the web view', async (_, press) => {
  const { router } = await openScreen(Screen, { id: 'e1' }, shown);
  await expect.element(page.getByRole('button', { name: 'Print', exact: true })).toBeVisible();
  const passedOn = vi.fn((event: KeyboardEvent) => event.key === 'p' && !event.defaultPrevented);
  window.addEventListener('keydown', passedOn);
  await press();
  window.removeEventListener('keydown', passedOn);
  expect(router.current).toEqual({ name: 'printout', params: { incident: 'e1' } });
  expect(passedOn).not.toHaveReturnedWith(true);
});

test('those before and after it are one press away, and Back leads to where the reading began', async () => {
  const neighbours = async () => ({ earlier: 'e0', later: null });
  const { router } = await openScreen(Screen, { id: 'e1' }, { ...shown, neighbours });
  const before = router.current;
  await expect.element(page.getByRole('button', { name: 'The one before' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'The one after' })).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'The one before' }).click();
  expect(router.current).toEqual({ name: 'incident', params: { id: 'e0' } });
  await router.back();
  expect(router.current).toEqual(before);
});

test('what was nobody’s act is made an event, and back, at once', async () => {
  const asEvent: EntryView = {
    ...incidentView,
    kind: 'event',
    number: 39,
    revision: 3,
    entry: { kind: 'event', what: 'The hearing.', who: [{ name: 'The usher' }] },
  };
  let stands: EntryView = { ...incidentView, number: 39 };
  const make_event = vi.fn(async () => ((stands = asEvent), changed));
  const make_incident = vi.fn(async () => ((stands = { ...incidentView, number: 39 }), changed));
  const entry = async () => stands;
  await openScreen(Screen, { id: 'e1' }, { entry, make_event, make_incident });
  await expect.element(page.getByText('Incident 39')).toBeVisible();
  await page.getByRole('button', { name: 'This was no act of anybody: make it an event' }).click();
  expect(make_event).toHaveBeenCalledExactlyOnceWith({ id: 'e1', base: incidentView.revision });
  await expect.element(page.getByText('Event 39')).toBeVisible();
  await expect.element(page.getByRole('status')).toHaveTextContent(/^It is an event now/);
  await expect.element(page.getByText('Who was there', { exact: true })).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(make_incident).toHaveBeenCalledExactlyOnceWith({ id: 'e1', base: 3 });
  await expect.element(page.getByText('Incident 39')).toBeVisible();
});

test('an event keeps being one when a file is taken off it', async () => {
  const asEvent: EntryView = {
    ...incidentView,
    kind: 'event',
    entry: { kind: 'event', what: 'The hearing.', evidence: ['i1'] },
  };
  const revise = vi.fn(async (_: { entry: Entry }) => changed);
  await openScreen(Screen, { id: 'e1' }, { entry: async () => asEvent, revise });
  await page.getByRole('button', { name: 'Take off this incident AB/1' }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise.mock.lastCall![0].entry).toEqual({
    kind: 'event',
    what: 'The hearing.',
    evidence: [],
  });
});
