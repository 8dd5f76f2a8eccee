import type { Backend } from './backend';
import type { AttachResult } from './backend/types';
import type { AttachRefused } from './generated/AttachRefused';
import type { Progress } from './generated/Progress';
import { failureWords } from './words';

/**
 * Attaching files on one screen: by the button, or by dropping them anywhere on the window. Make
 * one while a component starts; it listens for as long as the component stands.
 */
export class Attaching {
  busy = $state(false);
  /** Whether files are held over the window. */
  over = $state(false);
  progress = $state.raw<Progress>();
  refused = $state.raw<readonly AttachRefused[]>([]);
  failed = $state('');
  readonly #backend: Backend;
  readonly #incident: () => string | null;
  readonly #onattached: (result: AttachResult) => void | Promise<void>;

  constructor(
    backend: Backend,
    incident: () => string | null,
    onattached: (result: AttachResult) => void | Promise<void>,
  ) {
    this.#backend = backend;
    this.#incident = incident;
    this.#onattached = onattached;
    $effect(() => backend.on.hovered((over) => (this.over = over)));
    $effect(() => backend.on.dropped(() => void this.dropped()));
    $effect(() =>
      backend.on.progress((progress) => {
        if (this.busy && progress.stage === 'sealing') this.progress = progress;
      }),
    );
  }

  /** Opens the system's chooser. */
  chosen(): Promise<void> {
    return this.#attach(() => this.#backend.attach_chosen({ incident: this.#incident() }));
  }

  /** Takes what was dropped on the window. */
  dropped(): Promise<void> {
    this.over = false;
    return this.#attach(() => this.#backend.attach_dropped({ incident: this.#incident() }));
  }

  /** Stops; what was attached before stays. */
  async stop(): Promise<void> {
    await this.#backend.cancel().catch(() => undefined);
  }

  async #attach(ask: () => Promise<AttachResult>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = '';
    this.refused = [];
    try {
      const result = await ask();
      this.refused = result.refused;
      if (result.attached.length > 0) await this.#onattached(result);
    } catch (thrown) {
      this.failed = failureWords(thrown);
    } finally {
      this.busy = false;
      this.progress = undefined;
    }
  }
}
