import type { Backend } from '../backend';
import type { PassphraseStrength } from '../generated/PassphraseStrength';
import { coded } from '../words';

/** Asked of Rust only when the keys rest. */
const PAUSE_MS = 250;

/** How hard a passphrase is to guess, while it is typed. What it is given is wiped. */
export class Weighing {
  #strength = $state.raw<PassphraseStrength>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  readonly #backend: Backend;
  readonly #enough: () => 'enough' | 'enough_for_zip';

  /** `enough` says what it is for. */
  constructor(backend: Backend, enough: () => 'enough' | 'enough_for_zip' = () => 'enough') {
    this.#backend = backend;
    this.#enough = enough;
    $effect(() => () => clearTimeout(this.#waiting));
  }

  /** "Very hard to guess"; empty while nothing is known. */
  get words(): string {
    const strength = this.#strength;
    if (!strength) return '';
    const step = Math.min(strength.score, strength[this.#enough()] ? 4 : 2);
    return coded(`passphrase-strength-${step}`);
  }

  typed(passphrase: Uint8Array): void {
    clearTimeout(this.#waiting);
    const asking = ++this.#asked;
    if (passphrase.length === 0) this.#strength = undefined;
    this.#waiting = setTimeout(() => {
      if (passphrase.length > 0) void this.#weigh(passphrase, asking);
    }, PAUSE_MS);
  }

  async #weigh(passphrase: Uint8Array, asking: number): Promise<void> {
    const weighed = await this.#backend.strength({ passphrase }).catch(() => undefined);
    passphrase.fill(0);
    if (asking === this.#asked) this.#strength = weighed;
  }
}
