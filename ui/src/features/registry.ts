import type { Component } from 'svelte';
import type { ScreenName, Screens } from '$lib/router.svelte';

/** The screens that there are. The window's navigation shows these and no others. */
export const features: { readonly [K in ScreenName]?: Component<Screens[K]> } = {};

/** The faces before the book is open. Each tells `onopened` when it is. */
export interface Faces {
  firstRun: Component<{ onopened: () => void }>;
  locked: Component<{ onopened: () => void }>;
}

export const faces: Partial<Faces> = {};
