import type { Backend } from './backend';

/** Takes the cover away once what stands here now was drawn, and nothing from before: that is two frames later. */
export function uncoverOnceDrawn(backend: Backend): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => void backend.uncover().catch(() => undefined)),
  );
}
