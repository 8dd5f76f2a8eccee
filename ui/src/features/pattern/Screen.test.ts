import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import { localNow } from '$lib/time/dates';
import type { Entry } from '$lib/generated/Entry';
import type { EntryView } from '$lib/generated/EntryView';
import type { Figures } from '$lib/generated/Figures';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView, pack } from '../../testing/small-case';
import Screen from './Screen.svelte';

const month = (from: string, to: string, label: string, entries: string[]) => ({
  from,
  to,
  label,
  count: entries.length,
  entries,
});

const figures: Figures = {
  incidents: 3,
  sentences: [
    {
      rule: 'count',
      sentence: '3 incidents over 60 days, from 1 May 2026 to 29 June 2026, on 3 different days.',
      numbers: [3, 60, 3],
      behind: [{ said: '3 incidents', entries: ['a', 'b', 'c'] }],
      entries: ['a', 'b', 'c'],
      on_incidents: true,
    },
    {
      rule: 'reports_to_police',
      sentence: 'Made to police: 1 report.',
      numbers: [1],
      behind: [{ said: '1 report', entries: ['r'] }],
      entries: ['r'],
      on_incidents: false,
    },
  ],
  behaviours: [
    {
      key: 'watching',
      label: 'Watching or spying',
      count: 2,
      sentence: 'Watching or spying: 2 incidents.',
      entries: ['a', 'b'],
    },
  ],
  limbs: [],
  channels: [],
  people: [
    {
      key: 'p1',
      label: 'Daniel Ashe',
      count: 3,
      sentence: 'Daniel Ashe: 3 incidents.',
      entries: ['a', 'b', 'c'],
    },
  ],
  through: [],
  impacts: [],
  months: [
    month('2026-05-01', '2026-05-31', 'May 2026', ['a']),
    month('2026-06-01', '2026-06-30', 'June 2026', ['b', 'c']),
  ],
  not_dated_to_a_month: [],
  weeks: [],
  not_dated_to_a_week: [],
  gaps: [],
  hours: {
    cells: Array.from({ length: 168 }, (_, at) => ({
      weekday: Math.floor(at / 24) + 1,
      hour: at % 24,
      certain: at === 20 ? 1 : 0,
      uncertain_thousandths: at === 20 || at === 21 ? 500 : 0,
      entries: at === 20 ? ['a'] : [],
      uncertain_entries: at === 20 || at === 21 ? ['b'] : [],
    })),
    certain: 1,
    uncertain: 1,
    left_out: ['c'],
  },
  undated: [],
  held_by_others: [{ incident: 'a', what: 'CCTV', held_by: 'the shop', gone_by: '2999-01-01' }],
  open_promises: [{ report: 'r', to: 'police', what: 'to call back', due: '2026-04-01' }],
};

const open = (some: Partial<Figures> = {}, answers: Answers = {}) =>
  openScreen(
    Screen,
    {},
    { figures: async () => ({ ...figures, ...some }), pack: async () => pack, ...answers },
  );

const viewOf = (entry: Entry): EntryView => ({ ...incidentView, revision: 4, entry });

test('a number in a sentence opens the entries behind it', async () => {
  const { router } = await open();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: '3 incidents: open these entries' }).click();
  await expect.poll(() => router.current.name).toBe('timeline');
  expect(router.current.params).toMatchObject({ only: ['a', 'b', 'c'] });
});

test('many sentences of one sort are folded away, none is lost', async () => {
  const kinds = ['Calls', 'Messages', 'Letters', 'Damage', 'Threats', 'Following'];
  const changes = kinds.map((kind) => ({
    rule: 'change' as const,
    sentence: `${kind}: 1 in May, 2 in June 2026.`,
    numbers: [1, 2],
    behind: [],
    entries: ['a'],
    on_incidents: true,
  }));
  await open({ sentences: [...figures.sentences, ...changes] });
  await expect.element(page.getByText('Following: 1 in May')).not.toBeVisible();
  await page.getByText('Each kind by month: 6 sentences').click();
  await expect.element(page.getByText('Following: 1 in May')).toBeVisible();
  await expectNoAxeFaults();
});

test('reports are opened among the reports, where the timeline has none', async () => {
  const { router } = await open();
  await page.getByRole('button', { name: '1 report: open these entries' }).click();
  await expect.poll(() => router.current.name).toBe('reports');
  expect(router.current.params).toMatchObject({ only: ['r'] });
});

test('an hour shows its uncertain share, and opens what may have been in it', async () => {
  const { router } = await open();
  await page.getByRole('button', { name: /Mon 20: 1, and perhaps 1 more/ }).click();
  await expect.poll(() => router.current.params).toMatchObject({ only: ['a', 'b'] });
});

test('what others hold and what was promised stand with their dates', async () => {
  await open();
  await expect.element(page.getByText('Gone by 1 January 2999.')).toBeVisible();
  await expect.element(page.getByText(/Due 1 April 2026/)).toBeVisible();
  await expect.element(page.getByText(/call 999\. The National Stalking Helpline/)).toBeVisible();
  await expect.element(page.getByText(/Whether something falls under the law/)).toBeVisible();
});

test('what is held is marked as asked for or got, over the newest version', async () => {
  const revise = vi.fn(async () => ({
    entry: 'a',
    revision: 5,
    kind: 'incident' as const,
    is_new: false,
  }));
  const cctv = { what: 'CCTV', held_by: 'the shop', gone_by: '2999-01-01' };
  const entry = { kind: 'incident' as const, what: 'Car outside.', elsewhere: [cctv, cctv] };
  await open({}, { revise, entry: async () => viewOf(entry) });
  await page.getByRole('button', { name: /^Asked today/ }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(1);
  const asked = { ...cctv, asked: localNow().slice(0, 10) };
  expect(revise).toHaveBeenCalledWith({
    id: 'a',
    base: 4,
    entry: { ...entry, elsewhere: [asked, cctv] },
  });
  await page.getByRole('button', { name: /^Got it/ }).click();
  await expect.poll(() => revise.mock.calls.length).toBe(2);
  expect(revise).toHaveBeenLastCalledWith({
    id: 'a',
    base: 4,
    entry: { ...entry, elsewhere: [{ ...cctv, got: 'yes' }, cctv] },
  });
});

test('a promise is marked as kept, and what failed says why', async () => {
  const refused = () => Promise.reject({ code: 'revised-elsewhere', params: {} });
  const entry = {
    kind: 'report' as const,
    to: 'police' as const,
    promised: [{ what: 'to call back', due: '2026-04-01' }],
  };
  const revise = vi.fn<NonNullable<Answers['revise']>>(refused);
  await open({}, { revise, entry: async () => viewOf(entry) });
  await page.getByRole('button', { name: /^Kept/ }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(revise.mock.calls[0]![0].entry).toEqual({
    ...entry,
    promised: [{ what: 'to call back', due: '2026-04-01', kept: 'yes' }],
  });
});

test('the jump list leads to each section, and takes the keyboard along', async () => {
  await open();
  await page.getByRole('navigation').getByRole('button', { name: 'When in the week' }).click();
  await expect.element(page.getByRole('heading', { name: 'When in the week' })).toHaveFocus();
  await expectNoAxeFaults();
});

test('without incidents it says what it is for', async () => {
  await open({ incidents: 0 });
  await expect.element(page.getByRole('heading', { name: 'Nothing to count yet' })).toBeVisible();
  await expectNoAxeFaults();
});

test('the law is said to be under review where it is shown, and only while it is', async () => {
  const reviewed = { ...pack, under_review: { source: 'example.org', seen: '2026-11-30' } };
  await openScreen(Screen, {}, { figures: async () => figures, pack: async () => reviewed });
  await expect
    .element(page.getByText(/review of the law on stalking was announced in October 2025/))
    .toBeVisible();
});

test('a law that is not under review is not said to be', async () => {
  await openScreen(Screen, {}, { figures: async () => figures, pack: async () => pack });
  await expect
    .element(page.getByRole('heading', { name: 'Beside the words of the law' }))
    .toBeVisible();
  await expect.element(page.getByText(/review of the law/)).not.toBeInTheDocument();
});
