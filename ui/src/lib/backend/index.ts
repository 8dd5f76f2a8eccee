import { createContext } from 'svelte';
import type { Backend } from './types';

export type { Backend, Command } from './types';

/** The backend of this window: `tauri.ts` in the program, `fake.ts` in tests. */
export const [getBackend, setBackend] = createContext<Backend>();
