/** As many bytes as the program takes at once: `src-tauri/src/pasted.rs`. */
export const LARGEST_PASTED = 64 * 1024 * 1024;

/**
 * The picture that is pasted, where it is that: taken out of the event, so that nothing else pastes it. What also comes as
 * words, as out of a spreadsheet, is pasted as words.
 */
export function pictureIn(event: ClipboardEvent): File | undefined {
  const pasted = event.clipboardData;
  if (!pasted || event.defaultPrevented || pasted.types.includes('text/plain')) return undefined;
  const picture = [...pasted.files].find(({ type }) => type.startsWith('image/'));
  if (picture) event.preventDefault();
  return picture;
}

/** WebKitGTK gives neither words nor files with the event of a paste, whatever is pasted. */
export function tellsNothing(event: ClipboardEvent): boolean {
  const pasted = event.clipboardData;
  return !event.defaultPrevented && pasted?.types.length === 0 && pasted.files.length === 0;
}
