import type { Settings } from './generated/Settings';
import type { Theme } from './generated/Theme';

/** Shows the theme that the person chose; `system` leaves it to the computer. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/**
 * Shows the theme kept in the open record; it stays when the record is locked. Which one the window begins with is
 * remembered outside of it, and shown by the window itself.
 */
export function followTheme(settings: () => Promise<Settings>): () => void {
  let open = true;
  settings()
    .then(({ theme }) => open && showTheme(theme))
    // The record can be read in any theme: a fault here is none to trouble anybody with.
    .catch(() => undefined);
  return () => {
    open = false;
  };
}
