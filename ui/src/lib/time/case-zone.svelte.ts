import { usableZone } from '../locale';

let zone = $state(usableZone());

/** The zone that times of this record are in where nothing else is said: that of its settings, once they were read. */
export const caseZone = () => zone;

export function setCaseZone(named: string) {
  zone = named;
}
