import type { NewSettings } from '$lib/generated/NewSettings';
import type { Settings } from '$lib/generated/Settings';
import { readInitials } from '$lib/marks/initials';
import { t } from '$lib/words';

/** What stands in the form, as typed. */
export interface TypedSettings {
  theme: Settings['theme'];
  minutes: string;
  hideCloses: boolean;
  outOfCaptures: boolean;
  keeperName: string;
  initials: string;
  otherPerson: string;
  zone: string;
}

export interface SettingsProblem {
  field: string;
  words: string;
}

export const typedSettings = (settings: Settings): TypedSettings => ({
  theme: settings.theme,
  minutes: String(settings.lock_after_minutes),
  hideCloses: settings.hide_closes,
  outOfCaptures: settings.keep_out_of_captures,
  keeperName: settings.keeper_name ?? '',
  initials: settings.initials,
  otherPerson: settings.other_person ?? '',
  zone: settings.zone,
});

/** Reads the form: what it changes, or what stands in the way. */
export function readSettings(
  typed: TypedSettings,
  before: Settings,
): { change: NewSettings; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const minutes = Number(typed.minutes.trim());
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 60) {
    problems.push({ field: 'settings-lock', words: t('settings-lock-problem') });
  }
  const initials = readInitials(typed.initials);
  if (!before.initials_fixed && !initials) {
    problems.push({ field: 'settings-initials', words: t('marks-problem') });
  }
  if (!isZone(typed.zone.trim())) {
    problems.push({ field: 'settings-zone', words: t('settings-zone-problem') });
  }
  const change: NewSettings = {
    theme: typed.theme,
    lock_after_minutes: minutes,
    hide_closes: typed.hideCloses,
    keep_out_of_captures: typed.outOfCaptures,
    keeper_name: typed.keeperName.trim(),
    other_person: typed.otherPerson.trim(),
    zone: typed.zone.trim(),
    // Initials that were only shown were not given.
    ...(before.initials_fixed || initials === before.initials ? {} : { initials }),
  };
  return { change, problems };
}

function isZone(zone: string): boolean {
  if (!zone) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
