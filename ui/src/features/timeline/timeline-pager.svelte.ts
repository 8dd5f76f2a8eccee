import type { Backend } from '$lib/backend';
import type { Milestone } from '$lib/generated/Milestone';
import type { TimelineFilter } from '$lib/generated/TimelineFilter';
import type { TimelineFrame } from '$lib/generated/TimelineFrame';
import type { TimelineRow } from '$lib/generated/TimelineRow';
import { failureWords } from '$lib/words';

const PAGE = 60;
/** What Rust gives at once, at most. */
const LONGEST_PAGE = 500;

/** A heading, an incident or what was done about it, in the order in which they are read. */
export type Line =
  | { kind: 'month'; month: string | null; count: number; above: string }
  | { kind: 'incident'; row: TimelineRow }
  | { kind: 'milestone'; milestone: Milestone };

/** The rows found so far, and the way to the next ones. Answers that come too late are dropped. */
export class TimelinePager {
  frame = $state.raw<TimelineFrame>();
  rows = $state.raw<readonly TimelineRow[]>([]);
  /** Their `above` counts all of these rows. */
  milestones = $state.raw<readonly Milestone[]>([]);
  /** The month at which the rows begin; null at the newest. */
  from = $state<string | null>(null);
  busy = $state(true);
  failed = $state('');
  lines = $derived(withMonths(this.rows, this.milestones, this.frame));
  readonly #backend: Backend;
  #filter: TimelineFilter = {};
  #next: string | null = null;
  #asking = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Begins anew with a filter, at a month, with at least so many rows. */
  async load(filter: TimelineFilter, from: string | null, atLeast = PAGE): Promise<void> {
    const asking = ++this.#asking;
    this.busy = true;
    this.failed = '';
    const limit = Math.min(Math.max(atLeast, PAGE), LONGEST_PAGE);
    try {
      const [frame, page] = await Promise.all([
        this.#backend.timeline_frame({ filter }),
        this.#backend.timeline_page({ filter, after: null, month: from, limit }),
      ]);
      if (asking !== this.#asking) return;
      this.#filter = filter;
      this.#next = page.next;
      this.frame = frame;
      this.rows = page.rows;
      this.milestones = page.milestones;
      this.from = from;
    } catch (thrown) {
      if (asking === this.#asking) this.failed = failureWords(thrown);
    } finally {
      if (asking === this.#asking) this.busy = false;
    }
  }

  /** The next rows, unless they are being asked for or there are none. */
  async more(): Promise<void> {
    if (this.busy || this.#next === null || this.failed) return;
    const asking = ++this.#asking;
    this.busy = true;
    try {
      const page = await this.#backend.timeline_page({
        filter: this.#filter,
        after: this.#next,
        month: null,
        limit: PAGE,
      });
      if (asking !== this.#asking) return;
      this.#next = page.next;
      const below = page.milestones.map((one) => ({ ...one, above: one.above + this.rows.length }));
      this.milestones = [...this.milestones, ...below];
      this.rows = [...this.rows, ...page.rows];
    } catch (thrown) {
      if (asking === this.#asking) this.failed = failureWords(thrown);
    } finally {
      if (asking === this.#asking) this.busy = false;
    }
  }

  /** Reads on until there are so many rows, or there are no more. */
  async upTo(count: number): Promise<void> {
    for (let before = -1; before < this.rows.length && this.rows.length < count;) {
      before = this.rows.length;
      await this.more();
    }
  }

  /** After a failure. */
  async again(): Promise<void> {
    this.failed = '';
    await (this.frame ? this.more() : this.load(this.#filter, this.from));
  }
}

/** Tells a line from all others. A month can be listed twice, where clocks of two zones are in one record. */
export function lineKey(line: Line): string {
  if (line.kind === 'incident') return line.row.id;
  if (line.kind === 'milestone') return `${line.milestone.kind}-${line.milestone.row.id}`;
  return `month-${line.above}`;
}

function withMonths(
  rows: readonly TimelineRow[],
  milestones: readonly Milestone[],
  frame: TimelineFrame | undefined,
): Line[] {
  const counts = new Map(frame?.months.map(({ month, count }) => [month, count]));
  const lines: Line[] = [];
  let before: string | null | undefined;
  const add = (month: string | null, line: Line) => {
    if (month !== before)
      lines.push({ kind: 'month', month, count: counts.get(month) ?? 0, above: lineKey(line) });
    before = month;
    lines.push(line);
  };
  let next = 0;
  const addMilestonesAbove = (at: number) => {
    for (let one = milestones[next]; one && one.above <= at; one = milestones[++next])
      add(one.month, { kind: 'milestone', milestone: one });
  };
  rows.forEach((row, at) => {
    addMilestonesAbove(at);
    add(row.month, { kind: 'incident', row });
  });
  addMilestonesAbove(rows.length);
  return lines;
}
