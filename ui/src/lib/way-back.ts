import type { Fault } from './generated/Fault';
import type { FaultCode } from './generated/FaultCode';

/** The keys fit, and the record is not the one that was saved last: what is there can be opened knowingly. */
const ALARMS: readonly FaultCode[] = [
  'head-missing',
  'history-missing',
  'history-replaced',
  'book-older',
];

/** Something without which nothing opens is not there, or not whole. */
const BROKEN: readonly FaultCode[] = [
  'damaged',
  'missing',
  'not-a-vault',
  'key-cost',
  'tables-do-not-fit',
];

/** Whether what is there can be opened although something is missing. */
export function isAlarm(refused: Fault): boolean {
  return ALARMS.includes(refused.code);
}

/** Whether a refusal to open is one that a backup may help against; a wrong passphrase is none. */
export function hasWayBack(refused: Fault): boolean {
  return isAlarm(refused) || BROKEN.includes(refused.code);
}
