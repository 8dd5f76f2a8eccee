import { failureWords } from './words';

/** What a screen asked for: on its way, there, or not to be had, with a sentence that says why. */
export class Query<Value> {
  value = $state.raw<Value>();
  failed = $state('');
  /** Settles with the first answer, whatever it is. */
  readonly first: Promise<void>;
  readonly #ask: () => Promise<Value>;
  #asked = 0;

  /** Asks at once. */
  constructor(ask: () => Promise<Value>) {
    this.#ask = ask;
    this.first = this.again();
  }

  /** Asks again; what stands there stays until the answer comes. An older answer is dropped. */
  async again(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const value = await this.#ask();
      if (mine !== this.#asked) return;
      this.value = value;
      this.failed = '';
    } catch (thrown) {
      if (mine === this.#asked) this.failed = failureWords(thrown);
    }
  }
}
