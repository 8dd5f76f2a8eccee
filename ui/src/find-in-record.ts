import type { PaletteAction } from '$components';
import type { Backend } from '$lib/backend';
import { sayMonth } from '$lib/time/dates';
import type { TimelineRow } from '$lib/generated/TimelineRow';
import type { Router } from '$lib/router.svelte';
import { t } from '$lib/words';

const MOST_INCIDENTS = 6;
const BEGINNING = 60;
/** "AB/1", also as it is typed in a hurry. */
const MARK = /^\s*([a-z]{1,6})\s*[/ ]?\s*(\d{1,6})\s*$/i;

/** What of the record goes by some words: incidents, people, and the file of that mark. */
export async function findInRecord(
  backend: Backend,
  router: Router,
  words: string,
): Promise<PaletteAction[]> {
  const found = await Promise.all([
    incidents(backend, router, words),
    people(backend, router, words),
    marks(backend, router, words),
  ]);
  return found.flat();
}

async function incidents(backend: Backend, router: Router, search: string) {
  const page = await backend.timeline_page({
    filter: { search },
    after: null,
    month: null,
    limit: MOST_INCIDENTS,
  });
  return page.rows.map((row) => ({
    id: row.id,
    label: t('frame-palette-incident', { when: sayWhen(row), what: beginning(row.what) }),
    run: () => void router.go('incident', { id: row.id }),
  }));
}

function sayWhen({ day_words: day, month, time_words: time }: TimelineRow): string {
  return month ? t('frame-palette-when', { day, month: sayMonth(month) }) : time;
}

function beginning(what: string): string {
  return what.length > BEGINNING ? `${what.slice(0, BEGINNING).trimEnd()}…` : what;
}

async function people(backend: Backend, router: Router, words: string) {
  const wanted = words.trim().toLowerCase();
  const rows = await backend.entries({ kind: 'person' });
  return rows.flatMap(({ id, entry }) => {
    if (entry.kind !== 'person') return [];
    const names = [entry.name, ...(entry.aliases ?? []), ...(entry.numbers ?? [])];
    if (!names.some((name) => name.toLowerCase().includes(wanted))) return [];
    return [
      {
        id,
        label: t('frame-palette-person', { name: entry.name }),
        run: () => void router.go('person', { id }),
      },
    ];
  });
}

async function marks(backend: Backend, router: Router, words: string) {
  const typed = MARK.exec(words);
  if (!typed) return [];
  const mark = `${typed[1]?.toUpperCase()}/${typed[2]}`;
  const items = await backend.items();
  return items
    .filter(({ exhibit }) => exhibit === mark)
    .map(({ id, exhibit, title: name }) => ({
      id,
      label: t('frame-palette-mark', { mark: exhibit, name }),
      run: () => void router.go('item', { id }),
    }));
}
