import { evidenceAddress } from '$lib/evidence-address';

/** No longer recording is held in memory as a whole, in bytes. */
export const LONGEST_HELD = 256 * 1024 * 1024;

/** What one request asks for, in bytes; the program gives no more at once. */
const PART = 1024 * 1024;

/**
 * A recording as a whole. WebKitGTK's player takes media from a few addresses that it knows and from no scheme of a
 * program's own; a blob is one of those. It is fetched in parts, so that the program never
 * holds it whole.
 */
export async function wholeRecording(
  token: string,
  size: number,
  mediaType: string,
  stopped: AbortSignal,
): Promise<Blob> {
  const parts: Blob[] = [];
  for (let from = 0; from < size; from += PART) {
    const to = Math.min(from + PART, size);
    const range = `bytes=${from}-${to - 1}`;
    const given = await fetch(evidenceAddress(token), { headers: { range }, signal: stopped });
    const part = await given.blob();
    if (!given.ok || part.size !== to - from) throw new Error('a part of it is not given');
    parts.push(part);
  }
  return new Blob(parts, { type: mediaType });
}
