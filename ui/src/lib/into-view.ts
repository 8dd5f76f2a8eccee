/** Brings what has just appeared to where the person looks, where it would stand below the fold. */
export function intoView(result: HTMLElement): void {
  result.scrollIntoView({ block: 'nearest' });
}
