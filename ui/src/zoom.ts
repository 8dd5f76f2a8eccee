import type { ZoomStep } from '$lib/generated/ZoomStep';

const KEYS: Record<string, ZoomStep> = { '+': 'in', '=': 'in', '-': 'out', '0': 'reset' };

/** The step that keys ask for: Ctrl or Cmd with plus, minus or nought. */
function stepByKeys({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): ZoomStep | undefined {
  return (ctrlKey || metaKey) && !altKey ? KEYS[key] : undefined;
}

/** The step that the wheel asks for while Ctrl or Cmd is held. */
function stepByWheel({ ctrlKey, metaKey, deltaY }: WheelEvent): ZoomStep | undefined {
  if (!(ctrlKey || metaKey) || deltaY === 0) return undefined;
  return deltaY < 0 ? 'in' : 'out';
}

/** Hears what asks for larger or smaller letters. The window draws them, and remembers. */
export function followZoom(zoom: (step: ZoomStep) => void): () => void {
  const hear = (event: Event, step: ZoomStep | undefined) => {
    if (!step) return;
    event.preventDefault();
    zoom(step);
  };
  const keys = (event: KeyboardEvent) => hear(event, stepByKeys(event));
  const wheel = (event: WheelEvent) => hear(event, stepByWheel(event));
  window.addEventListener('keydown', keys);
  window.addEventListener('wheel', wheel, { passive: false });
  return () => {
    window.removeEventListener('keydown', keys);
    window.removeEventListener('wheel', wheel);
  };
}
