/** How long the second and the third press may take, each, after the one before. */
const ALLOWED_MS = 5_000;

/**
 * Counts presses of Shift alone. Any other key starts over, and so does a Shift that was held to
 * write a capital: it was used, not pressed. Whether it is used is known only when it comes up, so
 * the first two count then; the third counts as it goes down, since the window has to be blank
 * before a finger has left the key.
 */
export class ShiftThreeTimes {
  #presses = 0;
  #last = Number.NEGATIVE_INFINITY;
  #held = false;

  get presses(): number {
    return this.#presses;
  }

  /** Whether this was the third. More presses change nothing: they begin a new count. */
  down(key: string, repeat: boolean, at: number): boolean {
    if (key !== 'Shift') {
      this.reset();
      return false;
    }
    if (repeat) return false;
    if (this.#presses === 2 && this.#isSoon(at)) {
      this.reset();
      return true;
    }
    this.#held = true;
    return false;
  }

  up(key: string, at: number): void {
    if (key !== 'Shift' || !this.#held) return;
    this.#held = false;
    this.#presses = this.#isSoon(at) ? this.#presses + 1 : 1;
    this.#last = at;
  }

  reset(): void {
    this.#presses = 0;
    this.#held = false;
    this.#last = Number.NEGATIVE_INFINITY;
  }

  #isSoon(at: number): boolean {
    return at - this.#last <= ALLOWED_MS;
  }
}
