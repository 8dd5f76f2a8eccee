/** Initials as typed, as marks have them; undefined when they are none: one to four letters are. */
export function readInitials(typed: string): string | undefined {
  const initials = typed.trim().toUpperCase();
  return /^[A-Z]{1,4}$/.test(initials) ? initials : undefined;
}

/** A mark with other initials: its number stays. */
export const markWith = (mark: string, initials: string) => mark.replace(/^[A-Z]+/, initials);
