/** What a key asks for: Ctrl or Cmd with Z, with Shift and Z, or with Y. */
function asked({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : undefined;
}

/**
 * Takes the last change back in the text box that has the keyboard, or makes it again. WebKitGTK keeps every change, but
 * has no keys for it. There is no other way to its list of changes than this old command.
 */
export function undoByKeys(event: KeyboardEvent): void {
  const command = asked(event);
  const inText = event.target instanceof Element && event.target.matches('input, textarea');
  if (!command || !inText) return;
  event.preventDefault();
  document.execCommand(command);
}
