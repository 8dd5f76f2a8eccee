import type { Backend } from './backend';
import { localNow } from './time/dates';
import type { Router } from './router.svelte';

/** How long a change waits until it is kept. It is counted from the first one: who types on is kept too. */
const WAIT_MS = 1_000;

/** How long after a draft could not be kept it is tried again. */
const TRY_AGAIN_MS = 5_000;

/** Where a form's draft stands. */
export type DraftState = 'nothing' | 'kept' | 'failed';

/**
 * Keeps what stands in a form, encrypted, at the latest two seconds after a key (one of them waiting), and at once when the
 * screen is left, hidden or locked, or the window goes. Make one while a component starts.
 *
 * Nothing is kept before `found` has answered: an empty form must not overwrite what is there.
 */
export class Draft<Content> {
  state = $state<DraftState>('nothing');
  /** When it was last kept: a local date-time of the computer's clock. */
  keptAt = $state<string>();
  readonly #backend: Backend;
  readonly #name: string;
  readonly #content: () => Content | null;
  #kept: string | null = null;
  #looked = false;
  #done = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  /** `content` is read at every change; null means that there is nothing worth keeping. */
  constructor(backend: Backend, router: Router, name: string, content: () => Content | null) {
    this.#backend = backend;
    this.#name = name;
    this.#content = content;
    $effect(() => router.beforeLeaving(() => this.keep()));
    $effect(() => {
      void this.#written();
      this.#later(WAIT_MS);
    });
    $effect(() => () => clearTimeout(this.#waiting));
  }

  /** What was kept under this name, if anything. */
  async found(): Promise<Content | null> {
    const json = await this.#backend.draft({ name: this.#name }).catch(() => null);
    this.#kept = json;
    this.#looked = true;
    try {
      return json ? (JSON.parse(json) as Content) : null;
    } catch {
      return null;
    }
  }

  /** Keeps it now. What stands in the form is read at once, before anything is waited for. */
  keep(): Promise<void> {
    const json = this.#written();
    if (!this.#looked || this.#done || json === this.#kept) return this.#saving;
    this.#kept = json;
    const save = async () => {
      try {
        if (json === null) await this.#backend.discard_draft({ name: this.#name });
        else await this.#backend.save_draft({ name: this.#name, json });
        this.state = json === null ? 'nothing' : 'kept';
        this.keptAt = json === null ? undefined : localNow();
      } catch {
        this.#kept = null;
        this.state = 'failed';
        this.#later(TRY_AGAIN_MS);
      }
    };
    this.#saving = this.#saving.then(save);
    return this.#saving;
  }

  /** Takes the draft away once its words are saved for good; nothing is kept until `again`. */
  async finish(): Promise<void> {
    this.#done = true;
    await this.#saving;
    this.#kept = null;
    this.state = 'nothing';
    this.keptAt = undefined;
    // A draft that stays behind is offered again: a nuisance, but nothing is lost by it.
    await this.#backend.discard_draft({ name: this.#name }).catch(() => undefined);
  }

  /** Begins to keep again, for the next note in the same form. */
  again(): void {
    this.#done = false;
  }

  #later(ms: number) {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      void this.keep();
    }, ms);
  }

  #written(): string | null {
    const content = this.#content();
    return content === null ? null : JSON.stringify(content);
  }
}
