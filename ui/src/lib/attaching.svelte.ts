import type { Backend } from './backend';
import type { AttachResult } from './generated/AttachResult';
import type { AttachRefused } from './generated/AttachRefused';
import type { Progress } from './generated/Progress';
import { LARGEST_PASTED, pictureIn, tellsNothing } from './pasted-picture';
import { failureWords } from './words';

/**
 * Attaching files on one screen: by the button, by dropping them anywhere on the window, or by pasting a picture. Make
 * one while a component starts; it listens for as long as the component stands.
 */
export class Attaching {
  busy = $state(false);
  /** Whether files are held over the window. */
  over = $state(false);
  progress = $state.raw<Progress>();
  refused = $state.raw<readonly AttachRefused[]>([]);
  failed = $state('');
  #running: Promise<void> = Promise.resolve();
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
    $effect(() => {
      const paste = (event: ClipboardEvent) => {
        const picture = pictureIn(event);
        if (picture) void this.pasted(picture);
        else if (tellsNothing(event)) void this.#pastedUnseen();
      };
      window.addEventListener('paste', paste);
      return () => window.removeEventListener('paste', paste);
    });
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

  /** Takes a picture out of the clipboard, as it is. */
  pasted(picture: Blob): Promise<void> {
    return this.#attach(async () => {
      if (picture.size > LARGEST_PASTED) throw { code: 'pasted-too-large', params: {} };
      const bytes = new Uint8Array(await picture.arrayBuffer());
      return this.#backend.attach_pasted({ picture: bytes, incident: this.#incident() });
    });
  }

  /** The same where the web view says only that something is pasted: words, most often, and then there is no picture. */
  async #pastedUnseen(): Promise<void> {
    try {
      const bytes = await this.#backend.picture_in_clipboard();
      if (bytes.byteLength > 0) await this.pasted(new Blob([bytes]));
    } catch (thrown) {
      this.failed = failureWords(thrown);
    }
  }

  /** Settles once nothing is being attached. */
  done(): Promise<void> {
    return this.#running;
  }

  /** Opens the chooser for files that were being added when Daybook went; they go where they belonged. */
  again(unfinished: string, onattached: (result: AttachResult) => void): Promise<void> {
    return this.#attach(() => this.#backend.attach_again({ unfinished }), onattached);
  }

  /** Stops; what was attached before stays. */
  async stop(): Promise<void> {
    await this.#backend.cancel().catch(() => undefined);
  }

  #attach(ask: () => Promise<AttachResult>, onattached = this.#onattached): Promise<void> {
    // What comes meanwhile waits its turn: nothing that was dropped or pasted goes without a word.
    if (this.busy) return this.#running.then(() => this.#attach(ask, onattached));
    this.busy = true;
    this.#running = this.#run(ask, onattached);
    return this.#running;
  }

  async #run(
    ask: () => Promise<AttachResult>,
    onattached: (result: AttachResult) => void | Promise<void>,
  ): Promise<void> {
    this.failed = '';
    this.refused = [];
    try {
      const result = await ask();
      this.refused = result.refused;
      if (result.attached.length > 0) await onattached(result);
    } catch (thrown) {
      this.failed = failureWords(thrown);
    } finally {
      this.busy = false;
      this.progress = undefined;
    }
  }
}
