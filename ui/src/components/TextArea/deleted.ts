/** As many characters, deleted at once, are more than a slip of a key. */
const MANY = 20;

/**
 * What stood in a box before many characters were deleted at once: by a key over all of it, by cutting, by pasting over it.
 * Undo knows it too, but only until the page goes.
 */
export class Deleted {
  #before = '';
  #selected = 0;

  /** Something is about to be typed, cut or pasted. */
  begins({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void {
    this.#before = value;
    this.#selected = selectionEnd - selectionStart;
  }

  /** It was. What is to be kept beside the box: of what stood there before, the longer. */
  was(now: string, kept: string | undefined): string | undefined {
    const [before, selected] = [this.#before, this.#selected];
    [this.#before, this.#selected] = [now, 0];
    const many = selected >= MANY || before.length - now.length >= MANY;
    return many && before.length >= (kept?.length ?? 0) ? before : kept;
  }
}
