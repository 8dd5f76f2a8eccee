import type { Fault } from '$lib/generated/Fault';
import type { Component } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import FirstRun from './features/first-run/Screen.svelte';
import Guided from './features/guided/Screen.svelte';
import Incident from './features/incident/Screen.svelte';
import Person from './features/people/Person.svelte';
import People from './features/people/Screen.svelte';
import Notes from './features/reports/Notes.svelte';
import Reports from './features/reports/Screen.svelte';
import Safety from './features/safety/Screen.svelte';
import Settings from './features/settings/Screen.svelte';
import Timeline from './features/timeline/Screen.svelte';
import Away from './features/record-place/Away.svelte';
import Unlock from './features/unlock/Screen.svelte';
import FromBackup from './features/way-back/FromBackup.svelte';
import WayBack from './features/way-back/Screen.svelte';
import Write from './features/write/Screen.svelte';
import { expectNoAxeFaults } from './testing/axe';
import { emulate } from './testing/media';
import { openScreen, openStartScreen } from './testing/open';
import { backups, incidentView, pack, people, timelineRows } from './testing/small-case';

/** 1280 pixels at 400 %, the widest that WCAG 2.2 lets a page scroll in one direction only. */
const AT_400_PER_CENT = { width: 320, height: 256 };

const nothing = () => undefined;
const refused: Fault = {
  code: 'history-missing',
  params: { acknowledged: '12', found: '9' },
};
const waysBack = { backups: async () => backups };

const answers = {
  ...waysBack,
  pack: async () => pack,
  entries: async () => people,
  entry: async () => incidentView,
  items: async () => [],
  behaviour_counts: async () => [],
  timeline_frame: async () => ({
    total: timelineRows.length,
    span_words: '30 October to 21 November 2026',
    months: [{ month: '2026-11', label: 'November 2026', count: timelineRows.length }],
  }),
  timeline_page: async () => ({ rows: timelineRows, milestones: [], next: null }),
};

const inTheBook = (screen: Component<never>, params: object = {}) =>
  openScreen(screen as Component<object>, params, answers);

const screens: Record<string, () => Promise<unknown>> = {
  write: () => inTheBook(Write as Component<never>),
  timeline: () => inTheBook(Timeline as Component<never>),
  incident: () => inTheBook(Incident as Component<never>, { id: incidentView.id }),
  answers: () => inTheBook(Guided as Component<never>, { incident: incidentView.id }),
  'one answer': () =>
    inTheBook(Guided as Component<never>, { incident: incidentView.id, question: 'who' }),
  people: () => inTheBook(People as Component<never>),
  person: () => inTheBook(Person as Component<never>, { kind: 'place' }),
  reports: () => inTheBook(Reports as Component<never>),
  notes: () => inTheBook(Notes as Component<never>),
  safety: () => inTheBook(Safety as Component<never>),
  'first run': () =>
    openStartScreen(FirstRun, {}, { onbackup: nothing, onleave: nothing, onturned: nothing }),
  locked: () => openStartScreen(Unlock, {}, { onrefused: nothing, onturned: nothing }),
  away: () =>
    openStartScreen(Away as never, {}, { onlookagain: nothing, onturned: nothing } as never),
  'way back': () => openStartScreen(WayBack, waysBack, { refused, onleave: nothing }),
  'automatic backup': async () => {
    await openStartScreen(WayBack, waysBack, { refused, onleave: nothing });
    await page.getByText('Go back to an automatic backup').click();
    await page.getByRole('button', { name: 'Continue' }).click();
  },
  'from a backup': () => openStartScreen(FromBackup, {}, { onback: nothing }),
  settings: () => inTheBook(Settings as Component<never>),
};

const looks = {
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  'forced colours': [{ name: 'forced-colors', value: 'active' }],
  'less motion': [{ name: 'prefers-reduced-motion', value: 'reduce' }],
} as const;

afterEach(async () => {
  await emulate();
  await page.viewport(1280, 860);
});

describe.each(Object.entries(screens))('%s', (_, open) => {
  test.each(Object.entries(looks))('%s', async (_look, features) => {
    await emulate(...features);
    await open();
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoAxeFaults();
  });

  test('400 % zoom needs no scrolling sideways', async () => {
    await page.viewport(AT_400_PER_CENT.width, AT_400_PER_CENT.height);
    await open();
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(AT_400_PER_CENT.width);
    await expectNoAxeFaults();
  });
});
