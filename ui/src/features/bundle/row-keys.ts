/**
 * Arrow keys between rows and within one. Rows are marked `data-row`, what stands in them to be pressed
 * `data-control`, with a name that is the same in each row. Tab still goes to each in turn.
 */
export function moveByKeys(event: KeyboardEvent): void {
  const from = event.target;
  if (!(from instanceof HTMLElement) || !from.dataset['control']) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const row = from.closest<HTMLElement>('[data-row]');
  const list = event.currentTarget;
  if (!row || !(list instanceof HTMLElement)) return;
  const to = target(event.key, from, row, list);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function target(key: string, from: HTMLElement, row: HTMLElement, list: HTMLElement) {
  const forwards = key === 'ArrowDown' || key === 'ArrowRight';
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const next = rows[rows.indexOf(row) + (forwards ? 1 : -1)];
    return next && counterpart(from, next);
  }
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const controls = controlsOf(row);
    return controls[controls.indexOf(from) + (forwards ? 1 : -1)];
  }
  return undefined;
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('[data-control]')];

/** The same in another row; where a row has to be opened first, or has no such thing, its first. */
function counterpart(from: HTMLElement, row: HTMLElement): HTMLElement | undefined {
  const controls = controlsOf(row);
  const same = controls.find(({ dataset }) => dataset['control'] === from.dataset['control']);
  return row.dataset['row'] === 'first' ? controls[0] : (same ?? controls[0]);
}

/** Moves to the next row that is not decided, after the one in which the focus is or was last. */
export function goToUndecided(list: HTMLElement, last: HTMLElement | undefined): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-undecided]')];
  const after = rows.find(
    (row) => last && last.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const row = after ?? rows[0];
  if (!row) return false;
  const controls = controlsOf(row);
  const first = row.dataset['row'] === 'first' ? controls[0] : controls.find(isAnswer);
  first?.focus();
  row.scrollIntoView({ block: 'center' });
  return first !== undefined;
}

const isAnswer = ({ dataset }: HTMLElement) => dataset['control'] !== 'place';
