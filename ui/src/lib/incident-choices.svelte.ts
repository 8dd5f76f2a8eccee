import type { Backend } from './backend';
import { sayMonth } from './time/dates';
import type { TimelineRow } from './generated/TimelineRow';
import { t } from './words';

const PAGE = 50;
const WORDS = 90;

/** The incidents of the record as rows to choose from, newest first, a page at a time. */
export class IncidentChoices {
  rows = $state.raw<readonly { id: string; label: string }[]>([]);
  more = $state(false);
  search = $state('');
  /** What the incidents that were asked for by name are called. */
  #named = $state.raw<Readonly<Record<string, string>>>({});
  readonly #backend: Backend;
  #next: string | null = null;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
    void this.find('');
  }

  async find(search: string): Promise<void> {
    this.search = search;
    this.#next = null;
    await this.#load([]);
  }

  async showMore(): Promise<void> {
    await this.#load(this.rows);
  }

  /** How an incident is called in the list, once that is known. */
  labelOf(id: string): string | undefined {
    return this.rows.find((row) => row.id === id)?.label ?? this.#named[id];
  }

  /** Learns what these are called, wherever in the record they stand. */
  async name(ids: readonly string[]): Promise<void> {
    const only = ids.filter((id) => this.labelOf(id) === undefined);
    if (only.length === 0) return;
    const page = await this.#backend
      .timeline_page({ filter: { only }, after: null, month: null, limit: only.length })
      .catch(() => null);
    const found = page?.rows.map((row) => [row.id, incidentChoice(row).label] as const) ?? [];
    if (found.length > 0) this.#named = { ...this.#named, ...Object.fromEntries(found) };
  }

  async #load(before: readonly { id: string; label: string }[]): Promise<void> {
    const mine = ++this.#asked;
    const filter = this.search.trim() ? { search: this.search.trim() } : {};
    const after = this.#next;
    const page = await this.#backend
      .timeline_page({ filter, after, month: null, limit: PAGE })
      .catch(() => null);
    if (mine !== this.#asked || !page) return;
    this.rows = [...before, ...page.rows.filter(({ erased }) => !erased).map(incidentChoice)];
    this.#next = page.next;
    this.more = page.next !== null;
  }
}

/** An incident as a row to choose: when it was, and how its words begin. */
export function incidentChoice({ id, month, day_words, time_words, what }: TimelineRow) {
  const begins = what.length > WORDS ? `${what.slice(0, WORDS).trimEnd()}…` : what;
  if (!month) return { id, label: t('pick-incident-undated', { what: begins }) };
  const when = [dayOf(day_words, month), time_words].filter(Boolean).join(', ');
  return { id, label: t('pick-incident', { when, what: begins }) };
}

/** "Fri 27 November 2026". Days of more than one name their months, and lack only the year. */
function dayOf(dayWords: string, month: string): string {
  const isOneDay = /^\p{L}+ \d+$/u.test(dayWords);
  return isOneDay ? `${dayWords} ${sayMonth(month)}` : `${dayWords} ${month.slice(0, 4)}`;
}
