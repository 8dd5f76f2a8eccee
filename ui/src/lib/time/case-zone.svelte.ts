import { usableZone } from '../locale';
import type { Settings } from '../generated/Settings';

let zone = $state(usableZone());

/**
 * The zone that times of the open record are in where nothing else is said: that of its settings, once they were read.
 * Until then, and while no record is open, the computer's own.
 */
export const caseZone = () => zone;

export function setCaseZone(named: string) {
  zone = named;
}

/** Takes the zone of the record that was opened, until it is locked: the next one may have another. */
export function followCaseZone(settings: () => Promise<Settings>): () => void {
  let open = true;
  settings().then(
    (read) => open && setCaseZone(read.zone),
    // Times can be read without it, and what needs the settings says that they cannot be had.
    () => undefined,
  );
  return () => {
    open = false;
    setCaseZone(usableZone());
  };
}
