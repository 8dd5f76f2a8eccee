import type { Component } from 'svelte';
import type { ScreenName, Screens } from '$lib/router.svelte';
import Settings from './settings/Screen.svelte';
import HelpAndSafety from './safety/Screen.svelte';
import Item from './evidence/Item.svelte';
import Evidence from './evidence/Screen.svelte';
import Report from './reports/Report.svelte';
import Reports from './reports/Screen.svelte';
import Notes from './reports/Notes.svelte';
import WhatItChanged from './reports/WhatItChanged.svelte';
import Person from './people/Person.svelte';
import People from './people/Screen.svelte';
import BundleScreen from './bundle/Screen.svelte';
import Pattern from './pattern/Screen.svelte';
import Printout from './printing/Screen.svelte';
import Guided from './guided/Screen.svelte';
import Incident from './incident/Screen.svelte';
import RecoveryCode from './first-run/RecoveryCode.svelte';
import Timeline from './timeline/Screen.svelte';
import Write from './write/Screen.svelte';
import WorthKnowing from './first-run/WorthKnowing.svelte';

/** The screens that there are. The window's navigation shows these and no others. */
export const features: { readonly [K in ScreenName]?: Component<Screens[K]> } = {
  settings: Settings,
  'help-and-safety': HelpAndSafety,
  item: Item,
  evidence: Evidence,
  report: Report,
  reports: Reports,
  notes: Notes,
  'what-changed': WhatItChanged,
  person: Person,
  people: People,
  'hand-over': BundleScreen,
  printout: Printout,
  pattern: Pattern,
  write: Write,
  guided: Guided,
  incident: Incident,
  timeline: Timeline,
  'recovery-code': RecoveryCode,
  'worth-knowing': WorthKnowing,
};
