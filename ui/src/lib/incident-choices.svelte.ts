import type { Backend } from './backend';
import { sayMonth } from './dates';
import type { TimelineRow } from './generated/TimelineRow';
import { t } from './words';

const PAGE = 50;
const WORDS = 90;

/** The incidents of the record as rows to choose from, newest first, a page at a time. */
export class IncidentChoices {
  rows = $state.raw<readonly { id: string; label: string }[]>([]);
  more = $state(false);
  search = $state('');
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

  async #load(before: readonly { id: string; label: string }[]): Promise<void> {
    const mine = ++this.#asked;
    const filter = this.search.trim() ? { search: this.search.trim() } : {};
    const after = this.#next;
    const page = await this.#backend
      .timeline_page({ filter, after, month: null, limit: PAGE })
      .catch(() => null);
    if (mine !== this.#asked || !page) return;
    this.rows = [...before, ...page.rows.filter(({ erased }) => !erased).map(choice)];
    this.#next = page.next;
    this.more = page.next !== null;
  }
}

function choice({ id, month, day_words, time_words, what }: TimelineRow) {
  const begins = what.length > WORDS ? `${what.slice(0, WORDS).trimEnd()}…` : what;
  if (!month) return { id, label: t('pick-incident-undated', { what: begins }) };
  const when = [`${day_words}, ${sayMonth(month)}`, time_words].filter(Boolean).join(', ');
  return { id, label: t('pick-incident', { when, what: begins }) };
}
