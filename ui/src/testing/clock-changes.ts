import { localAt } from '$lib/time/instants';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How far the clocks of a zone are ahead of UTC. */
const ahead = (instant: number, zone: string) => Date.parse(`${localAt(instant, zone)}Z`) - instant;

const daysOf2026 = (apart: number) =>
  Array.from({ length: Math.ceil(366 / apart) }, (_, at) => Date.UTC(2026, 0, 1 + at * apart));

/** One zone for each way in which clocks went forward and back in 2026. */
function zonesThatDiffer(): string[] {
  const ways = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    ways.set(
      daysOf2026(14)
        .map((day) => ahead(day, zone))
        .join(),
      zone,
    );
  }
  return [...ways.values()];
}

/** Zones, and moments on the days on which their clocks go forward or back. */
export function nearClockChanges(everyMinutes: number): { zone: string; instant: number }[] {
  const changes = (zone: string) =>
    daysOf2026(1).filter((day) => ahead(day, zone) !== ahead(day + DAY, zone));
  const moments = Array.from({ length: (30 * 60) / everyMinutes }, (_, at) => at * everyMinutes);
  return zonesThatDiffer().flatMap((zone) =>
    changes(zone).flatMap((day) =>
      moments.map((minutes) => ({ zone, instant: day + minutes * MINUTE })),
    ),
  );
}
