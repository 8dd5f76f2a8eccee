import { tick } from 'svelte';

/**
 * Moves the focus into a screen that has just appeared: to the field that asks for it, else to the
 * heading, so that a screen reader says where the person is.
 */
export async function focusScreen(): Promise<void> {
  await tick();
  const first = document.querySelector<HTMLElement>('main [data-focus-first]');
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading) heading.tabIndex = -1;
  (first ?? heading)?.focus({ preventScroll: true });
}

/** Moves the focus to the first field within. */
export function focusField(within: ParentNode | null | undefined): void {
  within?.querySelector<HTMLElement>('input, textarea, select')?.focus();
}
