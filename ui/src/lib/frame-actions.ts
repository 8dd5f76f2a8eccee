import { createContext } from 'svelte';

/** What the frame around every screen does, for the screens that have a button for it, too. */
export interface FrameActions {
  lock: () => void;
  showShortcuts: () => void;
}

export const [getFrameActions, setFrameActions] = createContext<FrameActions>();
