/** How long the second and the third press may take, each, after the one before. */
const ALLOWED_MS = 5_000;

/**
 * Counts presses of Shift alone. Any other key starts over, and so does a Shift that was held to
 * write a capital: it was used, not pressed.
 */
export class ShiftThreeTimes {
  #presses = 0;
  #last = Number.NEGATIVE_INFINITY;
  #held = false;

  get presses(): number {
    return this.#presses;
  }

  down(key: string, repeat: boolean): void {
    if (key !== 'Shift') this.reset();
    else if (!repeat) this.#held = true;
  }

  /** Whether this was the third. More presses change nothing: they begin a new count. */
  up(key: string, at: number): boolean {
    if (key !== 'Shift' || !this.#held) return false;
    this.#held = false;
    this.#presses = at - this.#last <= ALLOWED_MS ? this.#presses + 1 : 1;
    this.#last = at;
    if (this.#presses < 3) return false;
    this.reset();
    return true;
  }

  reset(): void {
    this.#presses = 0;
    this.#held = false;
    this.#last = Number.NEGATIVE_INFINITY;
  }
}
