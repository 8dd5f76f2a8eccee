import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Changed } from '$lib/generated/Changed';
import type { Entry } from '$lib/generated/Entry';
import type { When } from '$lib/time/when';
import { expectNoAxeFaults } from '../../testing/axe';
import { keepsDrafts } from '../../testing/drafts';
import { openScreen } from '../../testing/open';
import { incidentView, pack, people, personRow } from '../../testing/small-case';
import { QUESTIONS } from './questions';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 3, kind: 'incident', is_new: false };
const shown: Answers = {
  entry: async () => incidentView,
  pack: async () => pack,
  entries: async ({ kind }) => (kind === 'person' ? people : []),
  items: async () => [],
};
/** A note of which nothing more is known. */
const noted: Answers = {
  ...shown,
  entry: async () => ({ ...incidentView, entry: { kind: 'incident', what: 'He was outside.' } }),
  entries: async () => [],
};
const revised = (..._: [{ id: string; base: number; entry: Entry }]) => Promise.resolve(changed);

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const save = () => button('Save').click();

test('a note opens at what helps most, asks nothing twice and nothing that cannot apply', async () => {
  await openScreen(Screen, { incident: 'e1' }, noted);
  await expect.element(page.getByText('He was outside.')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: /^Who did it/ })).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: 'The other person' })).toHaveFocus();
  await expect.element(page.getByText(/\d+ of \d+/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await page.getByText(/^More questions/).click();
  await expect.element(button('Answer: May break an order')).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('who, where and what kind are written by keyboard, each saved there and then', async () => {
  const revise = vi.fn(revised);
  const record = vi.fn(async () => ({ ...changed, entry: 'p9', kind: 'person' as const }));
  await openScreen(Screen, { incident: 'e1' }, { ...noted, revise, record });
  await expect.element(page.getByRole('checkbox', { name: 'The other person' })).toHaveFocus();
  await userEvent.keyboard(' {Enter}');
  const where = page.getByLabelText(/The place, as you/);
  await expect.element(where).toHaveFocus();
  expect(record).toHaveBeenCalledWith({
    entry: { kind: 'person', name: 'The other person', role: 'other_person', protected: false },
  });
  expect(revise.mock.lastCall![0].entry).toMatchObject({ who: [{ person: 'p9' }] });
  await userEvent.keyboard('by the shop{Enter}');
  await expect.element(page.getByLabelText('Find a kind')).toHaveFocus();
  expect(revise.mock.lastCall![0]).toMatchObject({
    base: 3,
    entry: { where: { words: 'by the shop' } },
  });
  await userEvent.keyboard('watch{Tab} {Enter}');
  await expect.element(page.getByRole('heading', { name: /anybody else see/ })).toBeVisible();
  expect(revise.mock.lastCall![0].entry).toMatchObject({ behaviours: ['watching'] });
  expect(revise).toHaveBeenCalledTimes(3);
});

test.each(QUESTIONS)(
  '%s has no fault, and saved without a change makes no revision',
  async (question) => {
    const revise = vi.fn(revised);
    const orders = [
      {
        ...people[0]!,
        id: 'o1',
        entry: { kind: 'order', order_kind: 'restraining_order', status: 'in_force' } as const,
      },
    ];
    const { router } = await openScreen(
      Screen,
      { incident: 'e1', question },
      { ...shown, entries: async ({ kind }) => (kind === 'person' ? people : orders), revise },
    );
    await expect.element(button('Save')).toBeVisible();
    await expectNoAxeFaults();
    await save();
    await expect.poll(() => router.current.name).toBe('incident');
    expect(revise).not.toHaveBeenCalled();
  },
);

test('one answer is changed, saved there and then, and the entry comes back', async () => {
  const revise = vi.fn(revised);
  const { router } = await openScreen(
    Screen,
    { incident: 'e1', question: 'where' },
    { ...shown, revise },
  );
  await page.getByLabelText(/The place, as you/).fill('by the shop');
  await save();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'incident', params: { id: 'e1', saved: true } });
  const { kind: _, ...before } = incidentView.entry as Extract<
    typeof incidentView.entry,
    { kind: 'incident' }
  >;
  expect(revise).toHaveBeenCalledExactlyOnceWith({
    id: 'e1',
    base: 2,
    entry: { kind: 'incident', ...before, where: { words: 'by the shop' } },
  });
});

test('cancelling what was changed asks first; an untouched answer is just left', async () => {
  const { router } = await openScreen(Screen, { incident: 'e1', question: 'damage' }, shown);
  await page.getByRole('textbox').fill('The gate.');
  await button('Cancel').click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeFaults();
  await button('Go on writing').click();
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
  expect(router.current.name).not.toBe('incident');
  await button('Cancel').click();
  await button('Leave it as it was').click();
  await expect.poll(() => router.current.name).toBe('incident');
});

test('what was cancelled among all the answers can be brought back', async () => {
  await openScreen(Screen, { incident: 'e1' }, noted);
  await page.getByLabelText(/^Somebody else, or/).fill('a man');
  await button('Cancel').click();
  await button('Leave it as it was').click();
  await expect.element(button('Answer: Who')).toHaveFocus();
  await button('Bring it back').click();
  await expect.element(page.getByLabelText(/^Somebody else, or/)).toHaveValue('a man');
});

test('turning to another answer saves the one that is open', async () => {
  const revise = vi.fn(revised);
  await openScreen(Screen, { incident: 'e1' }, { ...noted, revise });
  await page.getByLabelText(/^Somebody else, or/).fill('a man on the phone');
  await button('Answer: Witnesses').click();
  await expect.element(page.getByRole('heading', { name: /anybody else see/ })).toBeVisible();
  expect(revise.mock.lastCall![0].entry).toMatchObject({ who: [{ name: 'a man on the phone' }] });
});

test('somebody who is only named can be remembered as a person', async () => {
  const revise = vi.fn(revised);
  const record = vi.fn(async (_: { entry: Entry }) => ({ ...changed, entry: 'p9' }));
  await openScreen(Screen, { incident: 'e1', question: 'who' }, { ...noted, revise, record });
  await page.getByLabelText(/^Somebody else, or/).fill('07700 900604');
  await page.getByRole('checkbox', { name: /^Remember/ }).click();
  await expectNoAxeFaults();
  await save();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(record.mock.lastCall![0].entry).toMatchObject({
    numbers: ['07700 900604'],
    role: 'other',
  });
  expect(revise.mock.lastCall![0].entry).toMatchObject({ who: [{ person: 'p9' }] });
});

test('the other person is offered once: as who they are, once that is written down', async () => {
  const dan = personRow('p1', { name: 'Dan', role: 'other_person' });
  await openScreen(
    Screen,
    { incident: 'e1', question: 'who' },
    { ...noted, entries: async ({ kind }) => (kind === 'person' ? [dan] : []) },
  );
  await expect.element(page.getByRole('checkbox', { name: 'Dan' })).toBeVisible();
  await expect
    .element(page.getByRole('checkbox', { name: 'The other person', exact: true }))
    .not.toBeInTheDocument();
});

test('a kind is found by its words, those used before stand first, and grave ones bring one quiet line', async () => {
  const figures = {
    behaviours: [{ key: 'calls', label: '', count: 3, sentence: '', entries: [] }],
  };
  await openScreen(
    Screen,
    { incident: 'e1', question: 'behaviours' },
    { ...noted, figures: async () => figures as never },
  );
  const used = page.getByRole('group', { name: 'Chosen or used before' });
  await expect.element(used.getByRole('checkbox', { name: /^Calls/ })).toBeVisible();
  await page.getByLabelText('Find a kind').fill('kill');
  await expect.element(page.getByText(/call 999/)).not.toBeInTheDocument();
  await page.getByRole('checkbox', { name: /^Threat to kill/ }).click();
  await expect.element(page.getByText(/call 999/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByLabelText('Find a kind').fill('no such kind');
  await expect.element(page.getByText(/^Nothing is called that/)).toBeVisible();
});

test('a kind that was split is offered only to who chose it before', async () => {
  const split = {
    id: 'intimate_images',
    group: 'threats',
    limbs: ['c'],
    quiet_line: false,
    replaced_by: ['other'],
  };
  const withSplit = { ...pack, behaviours: [...pack.behaviours, split] };
  const given = { ...noted, pack: async () => withSplit };
  const old = page.getByRole('checkbox', { name: /^Sharing intimate pictures/ });
  const first = await openScreen(Screen, { incident: 'e1', question: 'behaviours' }, given);
  await page.getByLabelText('Find a kind').fill('intimate');
  await expect.element(page.getByText(/^Nothing is called that/)).toBeVisible();
  await expect.element(old).not.toBeInTheDocument();
  await first.unmount();
  const behaviours = ['intimate_images'];
  const entry = { kind: 'incident', what: 'He was outside.', behaviours } as const;
  await openScreen(
    Screen,
    { incident: 'e1', question: 'behaviours' },
    { ...given, entry: async () => ({ ...incidentView, entry: { ...entry, behaviours } }) },
  );
  await expect.element(old.first()).toBeChecked();
});

test('fear is asked against whom, and not of who was not afraid', async () => {
  const revise = vi.fn(revised);
  await openScreen(Screen, { incident: 'e1', question: 'fear' }, { ...noted, revise });
  const whom = page.getByRole('group', { name: 'Against whom?' });
  await page.getByRole('radio', { name: 'No', exact: true }).click();
  await expect.element(whom).not.toBeInTheDocument();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await whom.getByRole('radio', { name: 'Somebody else' }).click();
  await expectNoAxeFaults();
  await save();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise.mock.lastCall![0].entry).toMatchObject({
    fear_of_violence: { feared: 'yes', against: 'somebody_else' },
  });
});

test('who said by mistake against whom can take it back', async () => {
  const revise = vi.fn(revised);
  await openScreen(Screen, { incident: 'e1', question: 'fear' }, { ...noted, revise });
  const whom = page.getByRole('group', { name: 'Against whom?' });
  const notSaid = whom.getByRole('radio', { name: 'I am not sure, or I would rather not say' });
  await page.getByRole('radio', { name: 'Yes' }).click();
  await expect.element(notSaid).not.toBeChecked();
  await whom.getByRole('radio', { name: 'Me', exact: true }).click();
  await notSaid.click();
  await expect.element(notSaid).toBeChecked();
  await save();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  const { entry } = revise.mock.lastCall![0];
  expect(entry).toMatchObject({ fear_of_violence: { feared: 'yes' } });
  expect(JSON.stringify(entry)).not.toContain('against');
});

test('letters came as a letter, and nobody is asked again', async () => {
  const revise = vi.fn(revised);
  await openScreen(Screen, { incident: 'e1', question: 'behaviours' }, { ...noted, revise });
  await page.getByLabelText('Find a kind').fill('calls');
  await page.getByRole('checkbox', { name: /^Calls/ }).click();
  await save();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise.mock.lastCall![0].entry).toMatchObject({
    behaviours: ['calls'],
    channels: ['call'],
  });
});

test('a version written elsewhere meanwhile loses nothing of either', async () => {
  const fault = { code: 'revised-elsewhere', params: {} };
  let newest = 2;
  const revise = vi.fn(async ({ base }: { base: number }) => {
    if (base !== 5) throw fault;
    return changed;
  });
  const entry = async () => ({ ...incidentView, revision: newest });
  const { router } = await openScreen(
    Screen,
    { incident: 'e1', question: 'damage' },
    { ...shown, entry, revise },
  );
  await page.getByRole('textbox').fill('The gate.');
  newest = 5;
  await save();
  await expect.element(page.getByText(/was changed since you opened it/)).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
  await button('Save mine as the newest').click();
  await expect.poll(() => router.current.name).toBe('incident');
});

test('what was begun is kept as a draft of this incident, comes back, and can be brought back', async () => {
  const save_draft = vi.fn(async (_: { name: string; json: string }) => undefined);
  const { router, unmount } = await openScreen(
    Screen,
    { incident: 'e1', question: 'damage' },
    { ...shown, save_draft },
  );
  await page.getByRole('textbox').fill('The gate.');
  await router.finish();
  const { name, json } = save_draft.mock.lastCall![0];
  expect(name).toBe('guided:e1');
  await unmount();
  await openScreen(
    Screen,
    { incident: 'e1' },
    { ...shown, draft: async (asked) => (asked.name === name ? json : null) },
  );
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
  await button('Begin again from what is saved').click();
  await expect.element(page.getByRole('textbox')).toHaveValue('');
  await button('Bring it back').click();
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
});

test('what was deleted from an answer can be brought back after a lock, until it is saved', async () => {
  const { drafts, keeping } = keepsDrafts();
  const kept: Answers = {
    ...keeping,
    revise: revised,
  };
  const damage = { incident: 'e1', question: 'damage' };
  const { router, unmount } = await openScreen(Screen, damage, { ...noted, ...kept });
  await page.getByRole('textbox').fill('The gate, and the lock of the shed.');
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  await expect.element(page.getByText(/^Kept \d/)).toBeVisible();
  await router.finish();
  await unmount();
  await openScreen(Screen, damage, { ...noted, ...kept });
  await expect.element(page.getByRole('textbox')).toHaveValue('');
  await button('Bring back what was here').click();
  await expect
    .element(page.getByRole('textbox'))
    .toHaveValue('The gate, and the lock of the shed.');
  await save();
  await expect.poll(() => drafts.size).toBe(0);
});

test('a time that cannot be read yet is kept, and saving another answer leaves the saved one', async () => {
  const { keeping } = keepsDrafts();
  const when: When = { precision: 'unknown', basis: 'memory', said: 'before the school run' };
  let entry: Entry = { kind: 'incident', what: 'He was outside.', when };
  const revise = vi.fn(async (asked: { entry: Entry }) => {
    ({ entry } = asked);
    return changed;
  });
  const answers: Answers = {
    ...shown,
    ...keeping,
    revise,
    entry: async () => ({ ...incidentView, entry }),
  };
  const { router, unmount } = await openScreen(Screen, { incident: 'e1' }, answers);
  await button('Change: When').click();
  await button(/^Change When /).click();
  await page.getByRole('radio', { name: 'About then' }).click();
  await page.getByLabelText('Day', { exact: true }).fill('14');
  await router.finish();
  await unmount();
  const again = await openScreen(Screen, { incident: 'e1' }, answers);
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveValue('14');
  await button('Done').click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await button('Begin again from what is saved').click();
  await expect.element(page.getByLabelText('Day', { exact: true })).not.toBeInTheDocument();
  await button('Bring it back').click();
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveValue('14');
  await again.router.finish();
  await again.unmount();
  const where = await openScreen(Screen, { incident: 'e1', question: 'where' }, answers);
  await page.getByLabelText(/The place, as you/).fill('by the shop');
  await save();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise.mock.lastCall![0].entry).toMatchObject({ where: { words: 'by the shop' }, when });
  await where.router.finish();
  await where.unmount();
  await openScreen(Screen, { incident: 'e1' }, answers);
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveValue('14');
});

test('a saved time that was emptied to be typed anew is not erased by another answer', async () => {
  const { keeping } = keepsDrafts();
  const revise = vi.fn(revised);
  const day = { earliest: '2026-03-14T00:00:00', latest: '2026-03-14T23:59:00' };
  const when: When = { ...day, precision: 'day', basis: 'photo', zone: 'Europe/London' };
  const answers: Answers = {
    ...shown,
    ...keeping,
    revise,
    entry: async () => ({
      ...incidentView,
      entry: { kind: 'incident', what: 'He was outside.', when },
    }),
  };
  const { router, unmount } = await openScreen(Screen, { incident: 'e1' }, answers);
  await button('Change: When').click();
  await button(/^Change When /).click();
  await page.getByLabelText('Day', { exact: true }).fill('');
  await page.getByLabelText('Month').fill('');
  await button('Answer: Where').click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  expect(revise).not.toHaveBeenCalled();
  await router.finish();
  await unmount();
  await openScreen(Screen, { incident: 'e1', question: 'where' }, answers);
  await page.getByLabelText(/The place, as you/).fill('by the shop');
  await save();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise.mock.lastCall![0].entry).toMatchObject({ where: { words: 'by the shop' }, when });
});

test('an answer from which all was deleted is left without a question, and nothing stays unfinished', async () => {
  const { drafts, keeping: kept } = keepsDrafts();
  const damage = { incident: 'e1', question: 'damage' };
  const { router } = await openScreen(Screen, damage, { ...noted, ...kept });
  await page.getByRole('textbox').fill('The gate, and the lock of the shed.');
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  await expect.poll(() => drafts.size).toBe(1);
  await button('Cancel').click();
  await expect.poll(() => router.current.name).toBe('incident');
  expect(drafts.size).toBe(0);
});

test('a draft of an earlier version is found, and opens at the answer that differs', async () => {
  const begun = {
    answers: { what: 'He was outside.', damage: 'The gate.' },
    base: 2,
    page: 'check',
  };
  const drafts = new Map([['guided-e1', JSON.stringify(begun)]]);
  const kept: Answers = {
    draft: async ({ name }) => drafts.get(name) ?? null,
    save_draft: async ({ name, json }) => void drafts.set(name, json),
    discard_draft: async ({ name }) => void drafts.delete(name),
  };
  await openScreen(Screen, { incident: 'e1' }, { ...noted, ...kept });
  await expect.element(page.getByText('What you had begun is here again.')).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue('The gate.');
});

test('an event is asked nothing of an act, and stays one', async () => {
  const revise = vi.fn(revised);
  const entry = async () => ({
    ...incidentView,
    kind: 'event' as const,
    entry: { kind: 'event' as const, what: 'The hearing.' },
  });
  await openScreen(Screen, { incident: 'e1' }, { ...noted, entry, revise });
  await expect.element(page.getByLabelText(/The place, as you/)).toHaveFocus();
  await userEvent.keyboard('the family court{Enter}');
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  expect(revise.mock.lastCall![0].entry).toEqual({
    kind: 'event',
    what: 'The hearing.',
    where: { words: 'the family court' },
  });
  await page.getByText(/^More questions/).click();
  await expect.element(button('Answer: How it was')).toBeVisible();
  for (const act of ['Fear of violence', 'What kind of thing', 'Children there']) {
    await expect.element(page.getByText(act, { exact: true })).not.toBeInTheDocument();
  }
  await expectNoAxeFaults();
});
