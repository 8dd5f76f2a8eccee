import { createContext } from 'svelte';

/**
 * Every screen of the workspace and what it needs to know. There are no URLs: nothing of where the
 * person was may outlive the window.
 */
export interface Screens {
  write: Record<string, never>;
  /** `question` is the one to answer; without it, all of them. */
  guided: { incident: string; question?: string };
  timeline: { only?: readonly string[]; because?: string; as?: 'calendar' };
  /** `saved` where it was saved a moment ago. */
  incident: { id: string; saved?: boolean };
  evidence: Record<string, never>;
  item: { id: string };
  people: Record<string, never>;
  person: { id?: string; kind?: 'person' | 'place'; saved?: boolean };
  reports: { kind?: string; only?: readonly string[]; because?: string };
  report: { id?: string; kind?: string; about?: readonly string[]; saved?: boolean };
  'what-changed': Record<string, never>;
  notes: Record<string, never>;
  pattern: Record<string, never>;
  'hand-over': Record<string, never>;
  /** One incident to print; without it, the two pages. */
  printout: { incident?: string };
  'help-and-safety': Record<string, never>;
  settings: Record<string, never>;
  'recovery-code': Record<string, never>;
  'worth-knowing': Record<string, never>;
}

export type ScreenName = keyof Screens;

/** One screen with what it needs to know. */
export type Screen = { [K in ScreenName]: { name: K; params: Screens[K] } }[ScreenName];

type Going<K extends ScreenName> =
  Record<string, never> extends Screens[K] ? [params?: Screens[K]] : [params: Screens[K]];

/** Where the window is and was. Forgotten with the page, that is, at every lock. */
export class Router {
  /** Unlocking lands on an empty note: safer under a stranger's eye than the timeline. */
  current = $state.raw<Screen>({ name: 'write', params: {} });
  #before = $state.raw<readonly Screen[]>([]);
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen is made from it
  #guards = new Set<() => Promise<void> | void>();

  /** What a screen wants to find again when the person comes back to it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen is made from it
  readonly kept = new Map<ScreenName, unknown>();

  get canGoBack(): boolean {
    return this.#before.length > 0;
  }

  /** Goes to a screen. What leaving must finish (a draft) is finished first. */
  async go<K extends ScreenName>(name: K, ...[params]: Going<K>): Promise<void> {
    await this.finish();
    this.#before = [...this.#before, this.current].slice(-50);
    this.current = { name, params: params ?? {} } as Screen;
  }

  /** Shows a screen in place of this one: the way back does not lead here again. */
  async replace<K extends ScreenName>(name: K, ...[params]: Going<K>): Promise<void> {
    await this.finish();
    this.current = { name, params: params ?? {} } as Screen;
  }

  /** Goes back to where the person came from, or to the quick note. */
  async back(): Promise<void> {
    await this.finish();
    this.current = this.#before.at(-1) ?? { name: 'write', params: {} };
    this.#before = this.#before.slice(0, -1);
  }

  /**
   * Goes back to a screen that the person came by, else to it in place of this one, so that its own
   * way back does not lead here again.
   */
  async backTo<K extends ScreenName>(name: K, ...[params]: Going<K>): Promise<void> {
    await this.finish();
    const there = this.#before.findLastIndex((screen) => screen.name === name);
    if (there >= 0) this.#before = this.#before.slice(0, there);
    this.current = { name, params: params ?? {} } as Screen;
  }

  /** Runs `finish` before this screen is left; returns what takes it back. */
  beforeLeaving(finish: () => Promise<void> | void): () => void {
    this.#guards.add(finish);
    return () => this.#guards.delete(finish);
  }

  /** Finishes what leaving must: drafts are kept. Also run before hiding and locking. */
  async finish(): Promise<void> {
    // All begin at once: what they keep may be gone from the page in the next moment.
    await Promise.all([...this.#guards].map(async (finish) => finish()));
  }
}

export const [getRouter, setRouter] = createContext<Router>();
