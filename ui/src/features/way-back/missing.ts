import type { Fault } from '$lib/generated/Fault';
import { coded } from '$lib/words';

/** What may be missing from a record about which an alarm was raised, in one sentence. */
export function missingWords({ code, params }: Fault): string {
  const acknowledged = Number(params.acknowledged ?? 0);
  const lost = acknowledged - Number(params.found ?? 0);
  return coded(`way-back-missing-${code}`, { acknowledged, lost });
}
