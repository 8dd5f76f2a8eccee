import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { Milestone } from '$lib/generated/Milestone';
import type { TimelineFilter } from '$lib/generated/TimelineFilter';
import type { TimelineRow } from '$lib/generated/TimelineRow';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { pack, people, timelineRows } from '../../testing/small-case';
import { fakeBackend } from '$lib/backend/fake';
import { lineKey, TimelinePager } from './timeline-pager.svelte';
import Screen from './Screen.svelte';

function answers(rows: TimelineRow[] = timelineRows): Answers {
  const fits = (row: TimelineRow, filter: TimelineFilter) =>
    (!filter.search || row.what.toLowerCase().includes(filter.search.toLowerCase())) &&
    (!filter.behaviours || row.behaviours.some((tag) => filter.behaviours?.includes(tag))) &&
    (!filter.only || filter.only.includes(row.id));
  const found = (filter: TimelineFilter) => rows.filter((row) => fits(row, filter));
  const months = (some: TimelineRow[]) =>
    [...new Set(some.map(({ month }) => month))].map((month) => ({
      month,
      label: '',
      count: some.filter((row) => row.month === month).length,
    }));
  return {
    pack: async () => pack,
    entries: async () => people,
    behaviour_counts: async () => [{ behaviour: 'leaving_gifts', count: 12 }],
    timeline_frame: async ({ filter }) => ({
      total: found(filter).length,
      span_words: found(filter).length ? '30 October 2026 to 21 November 2026' : null,
      months: months(found(filter)),
    }),
    timeline_page: async ({ filter, after, month, limit }) => {
      const all = found(filter);
      const top = month ? all.findIndex((row) => (row.month ?? 'undated') === month) : 0;
      const start = after ? Number(after) : Math.max(top, 0);
      const next = start + limit < all.length ? String(start + limit) : null;
      return { rows: all.slice(start, start + limit), milestones: [], next };
    },
  };
}

test('reads like a book: months with counts, words, chips', async () => {
  const { router } = await openScreen(Screen, {}, answers());
  await expect.element(page.getByRole('heading', { name: 'November 2026' })).toBeVisible();
  await expect.element(page.getByText('3 incidents', { exact: true })).toBeVisible();
  await expect.element(page.getByText('5 incidents, 30 October')).toBeVisible();
  await expect.element(page.getByText('struck out: it was somebody else')).toBeVisible();
  await expect.element(page.getByText('made_up_tag')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /^Flowers left/ }).click();
  expect(router.current).toEqual({ name: 'incident', params: { id: 'e2' } });
});

const milestone = (above: number, month: string, entry: Milestone['row']['entry']): Milestone => ({
  above,
  month,
  day_words: 'Tue 17',
  time_words: '',
  kind: entry.kind === 'report' ? 'report' : 'proceeding',
  row: { ...people[0]!, id: `m${above}`, entry },
});

test('what was done about it stands between the incidents, in no count, and is opened where it is kept', async () => {
  const given = answers();
  const milestones = [
    milestone(0, '2026-12', { kind: 'proceeding', stage: 'arrest' }),
    milestone(1, '2026-11', { kind: 'report', to: 'police', reference: 'CAD 1234' }),
    milestone(5, '2026-09', { kind: 'report', to: 'helpline' }),
  ];
  const timeline_page: typeof given.timeline_page = async (asked) => ({
    ...(await given.timeline_page!(asked)),
    milestones,
  });
  const { router, container } = await openScreen(Screen, {}, { ...given, timeline_page });
  await expect.element(page.getByText('Told: Police')).toBeVisible();
  const words = container.innerText;
  const order = [
    'December 2026',
    'No incidents',
    'Arrest',
    'November 2026',
    '3 incidents',
    'Car parked',
    'Told: Police',
    'Reference CAD 1234',
    'Flowers left',
    'September 2026',
    'Told: ',
  ];
  let at = 0;
  for (const one of order) {
    const next = words.indexOf(one, at);
    expect(next, one).toBeGreaterThanOrEqual(at);
    at = next + 1;
  }
  await expect.element(page.getByText('5 incidents, 30 October')).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Cover the words' }).click();
  await expect.element(page.getByText('Told: Police')).not.toBeInTheDocument();
  await expect.element(page.getByText('Reference CAD 1234')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Show the words' }).click();
  await page.getByRole('button', { name: 'Told: Police' }).click();
  expect(router.current).toEqual({ name: 'report', params: { id: 'm1' } });
});

test('what stands between later rows stays between them when more are read', async () => {
  const many = Array.from({ length: 90 }, (_, at) => ({
    ...timelineRows[0]!,
    id: `r${at}`,
    what: `Number ${at}.`,
  }));
  const given = answers(many);
  const timeline_page: typeof given.timeline_page = async (asked) => ({
    ...(await given.timeline_page!(asked)),
    milestones: asked.after ? [milestone(2, '2026-11', { kind: 'report', to: 'police' })] : [],
  });
  const { container } = await openScreen(Screen, {}, { ...given, timeline_page });
  await expect.element(page.getByText('Number 0.')).toBeVisible();
  await expect
    .poll(() => {
      window.scrollTo(0, document.documentElement.scrollHeight);
      return container.innerText;
    })
    .toMatch(/Number 61\.[^N]*Told: Police[^N]*Number 62\./);
});

test('searching waits for the keys to rest, and a chip takes it away again', async () => {
  const given = answers();
  const timeline_frame = vi.fn(given.timeline_frame);
  await openScreen(Screen, {}, { ...given, timeline_frame });
  await page.getByLabelText('Search').fill('flowers');
  await expect.element(page.getByText('1 incident found')).toBeVisible();
  expect(timeline_frame.mock.calls.length).toBe(2);
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /^Take away: “flowers”/ }).click();
  await expect.element(page.getByText('5 incidents, 30 October')).toBeVisible();
  await expect.element(page.getByLabelText('Search')).toHaveValue('');
});

test('nothing found is told from nothing written', async () => {
  await openScreen(Screen, {}, answers());
  await page.getByLabelText('Search').fill('zebra');
  await expect.element(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await expectNoAxeFaults();
});

test('nothing written yet', async () => {
  await openScreen(Screen, {}, answers([]));
  await expect.element(page.getByRole('heading', { name: 'Nothing is written yet' })).toBeVisible();
  await expectNoAxeFaults();
});

test('filters by behaviour', async () => {
  await openScreen(Screen, {}, answers());
  await page.getByRole('button', { name: 'All behaviours' }).click();
  await expectNoAxeFaults();
  await expect
    .element(page.getByRole('checkbox', { name: 'Leaving or sending gifts (12)' }))
    .toBeVisible();
  await page.getByLabelText('Leaving or sending gifts').click();
  await expect.element(page.getByText('1 incident found')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '1 behaviour' })).toBeVisible();
});

test('a kind that was split can be asked for only where incidents have it', async () => {
  const split = { id: 'intimate_images', group: 'threats', limbs: [], quiet_line: false };
  const replaced = { ...split, replaced_by: ['other'] };
  const withSplit = { ...pack, behaviours: [...pack.behaviours, replaced] };
  const old = page.getByRole('checkbox', { name: /^Sharing intimate pictures/ });
  const counted = (count: number) => async () =>
    count ? [{ behaviour: 'intimate_images', count }] : [];
  for (const count of [0, 2]) {
    const given = { ...answers(), pack: async () => withSplit, behaviour_counts: counted(count) };
    const screen = await openScreen(Screen, {}, given);
    await page.getByRole('button', { name: 'All behaviours' }).click();
    await expect.element(page.getByRole('checkbox', { name: /^Following/ })).toBeVisible();
    if (count) await expect.element(old).toBeVisible();
    else await expect.element(old).not.toBeInTheDocument();
    await screen.unmount();
  }
});

test('shows the incidents behind a number, and the way back to all', async () => {
  await openScreen(Screen, { only: ['e1', 'e2'], because: 'Visits: 2' }, answers());
  await expect.element(page.getByText('Showing the 2 incidents behind this number.')).toBeVisible();
  await expect.element(page.getByText('Saw him at the bus stop.')).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('ten thousand incidents: few stand on the page, and scrolling brings the next', async () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({
    ...timelineRows[0]!,
    id: `m${at}`,
    what: `Number ${at}.`,
  }));
  const given = answers(many);
  const timeline_page = vi.fn(given.timeline_page!);
  const { container } = await openScreen(Screen, {}, { ...given, timeline_page });
  await expect.element(page.getByText('Number 0.')).toBeVisible();
  for (const pages of [2, 3, 4, 5, 6, 7]) {
    await expect
      .poll(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        return timeline_page.mock.calls.length;
      })
      .toBeGreaterThanOrEqual(pages);
  }
  await expect.poll(() => container.querySelectorAll('article').length).toBeLessThan(80);
});

test('Escape folds a filter and goes back to its button', async () => {
  await openScreen(Screen, {}, answers());
  const opener = page.getByRole('button', { name: 'All behaviours' });
  await opener.click();
  await expect.element(opener).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('checkbox').first().click();
  await userEvent.keyboard('{Escape}');
  const some = page.getByRole('button', { name: '1 behaviour', exact: true });
  await expect.element(some).toHaveAttribute('aria-expanded', 'false');
  await expect.element(some).toHaveFocus();
});

test('covered, nothing of an incident is on the page but when it was', async () => {
  const { router } = await openScreen(Screen, {}, answers());
  await expect.element(page.getByText(/^Flowers left/)).toBeVisible();
  await page.getByRole('button', { name: 'Cover the words' }).click();
  await expect.element(page.getByText(/^Flowers left/)).not.toBeInTheDocument();
  await expect.element(page.getByText('struck out: it was somebody else')).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'November 2026' })).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Covered' }).first().click();
  expect(router.current.name).toBe('incident');
});

test('a month that is listed twice, for clocks of two zones, has two lines of its own', async () => {
  const months = ['2026-04', '2026-03', '2026-04'];
  const rows = months.map((month, at) => ({ ...timelineRows[0]!, id: `z${at}`, month }));
  const pager = new TimelinePager(fakeBackend(answers(rows)));
  await pager.load({}, null);
  expect(new Set(pager.lines.map(lineKey)).size).toBe(6);
});

test('whoever had read further than a page goes gets as far again', async () => {
  const many = Array.from({ length: 2_000 }, (_, at) => ({ ...timelineRows[0]!, id: `m${at}` }));
  const pager = new TimelinePager(fakeBackend(answers(many)));
  await pager.load({}, null, 1_300);
  await pager.upTo(1_300);
  expect(pager.rows.length).toBeGreaterThanOrEqual(1_300);
  await pager.upTo(5_000);
  expect(pager.rows.length).toBe(2_000);
});

test('behind a number, behaviours are counted of what stands behind it', async () => {
  const behaviour_counts = vi.fn(answers().behaviour_counts!);
  await openScreen(Screen, { only: ['e1', 'e2'] }, { ...answers(), behaviour_counts });
  await page.getByRole('button', { name: 'All behaviours' }).click();
  await expect
    .poll(() => behaviour_counts.mock.lastCall?.[0])
    .toEqual({
      filter: { only: ['e1', 'e2'] },
    });
});

test('an event is called one, under its number', async () => {
  const event = { ...timelineRows[0]!, id: 'e9', what: 'The hearing.', number: 39, is_event: true };
  await openScreen(Screen, {}, answers([event]));
  await expect.element(page.getByText('Event 39')).toBeVisible();
  await expect.element(page.getByText('event', { exact: true })).toBeVisible();
});
