/**
 * Passphrases and recovery codes as they cross: bytes, never JSON. `src-tauri/src/secrets.rs` takes them apart, and says
 * why those that Daybook makes come under a pad.
 */

const LENGTH_BYTES = 4;

/**
 * A web view sends what is short through a buffer of its own that keeps it, and what is long through memory that is
 * given back to the system once it was read. So a call with secrets is long: zeros follow them.
 */
const LONG_ENOUGH = 32 * 1024;

/** The secrets one after another, each led by its length. Whoever sends them wipes them. */
export function packed(args: object, secret: readonly string[]): Uint8Array {
  const given = new Map(Object.entries(args));
  const secrets = secret.map((name) => bytes(given.get(name)));
  const length = secrets.reduce((sum, one) => sum + LENGTH_BYTES + one.length, 0);
  const body = new Uint8Array(length + LONG_ENOUGH);
  const view = new DataView(body.buffer);
  let at = 0;
  for (const one of secrets) {
    view.setUint32(at, one.length, true);
    body.set(one, at + LENGTH_BYTES);
    at += LENGTH_BYTES + one.length;
  }
  return body;
}

/** Longer than any words that answer a call. */
const PAD_LENGTH = 256;

/** Random bytes under which one answer crosses. Whoever makes a pad wipes it. */
export function newPad(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(PAD_LENGTH));
}

/** The words that an answer holds under a pad; zeros follow them. */
export function uncovered(answer: readonly number[], pad: Uint8Array): string {
  const bytes = Uint8Array.from(pad, (byte, at) => byte ^ (answer[at] ?? byte));
  const end = bytes.indexOf(0);
  const words = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end));
  bytes.fill(0);
  return words;
}

/** Bytes are the caller's to wipe; a recovery code is a string of the page, which nobody can. */
function bytes(given: unknown): Uint8Array {
  return given instanceof Uint8Array ? given : new TextEncoder().encode(String(given ?? ''));
}

/** What a command is told beside its secrets. Headers are ASCII. */
export function beside(args: object, secret: readonly string[]): Record<string, string> {
  const told = Object.entries(args).filter(([name]) => !secret.includes(name));
  const json = JSON.stringify(Object.fromEntries(told)).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { 'daybook-beside': json };
}
