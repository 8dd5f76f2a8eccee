import type { Component } from 'svelte';
import type { Fault } from '$lib/generated/Fault';
import FirstRun from './first-run/Screen.svelte';
import Away from './record-place/Away.svelte';
import Unlock from './unlock/Screen.svelte';
import FromBackup from './way-back/FromBackup.svelte';
import WayBack from './way-back/Screen.svelte';

/** The screens that stand there before a record is open. Each tells `onopened` when it is. */
export interface StartScreens {
  firstRun: Component<{
    onopened: () => void;
    onleave: () => void;
    onbackup: () => void;
    onturned: () => void;
    answered?: boolean;
  }>;
  /** A record on a new computer, out of a backup file. */
  fromBackup: Component<{ onopened: () => void; onback: () => void }>;
  locked: Component<{
    onopened: () => void;
    onrefused: (refused: Fault) => void;
    onturned: (to: 'old' | 'new') => void;
  }>;
  /** A record whose place is not there: a stick that is not plugged in. */
  away: Component<{ onlookagain: () => Promise<void>; onturned: (to: 'old' | 'new') => void }>;
  /** A record that did not open as it was saved. */
  wayBack: Component<{ refused: Fault; onopened: () => void; onleave: () => void }>;
}

export const startScreens: StartScreens = {
  firstRun: FirstRun,
  fromBackup: FromBackup,
  locked: Unlock,
  away: Away,
  wayBack: WayBack,
};
