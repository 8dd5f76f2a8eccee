import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openScreen } from '../../testing/open';
import Preview from '$lib/preview/Preview.svelte';
import { LONGEST_HELD, wholeRecording } from '$lib/preview/recording';

const PART = 1024 * 1024;

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Answers as the program does: what was asked for, and no more than a part. */
function giving(content: Uint8Array<ArrayBuffer>) {
  return vi.spyOn(window, 'fetch').mockImplementation(async (_, options) => {
    const range = new Headers(options?.headers).get('range');
    const [from, to] = /^bytes=(\d+)-(\d+)$/
      .exec(range ?? '')!
      .slice(1)
      .map(Number);
    return new Response(content.slice(from, Math.min(to! + 1, from! + PART)), { status: 206 });
  });
}

/** A tenth of a second of silence. */
function silence(): Uint8Array<ArrayBuffer> {
  const length = 1600;
  const bytes = new Uint8Array(44 + length);
  const view = new DataView(bytes.buffer);
  const words = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  words(0, 'RIFF');
  view.setUint32(4, 36 + length, true);
  words(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 16_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, 'data');
  view.setUint32(40, length, true);
  return bytes;
}

function opened(size: number) {
  const media = { kind: 'media' as const, token: 'abc', media_type: 'audio/wav', size };
  const params = { id: 'i1', exhibit: 'AB/1', what: 'His call' };
  return openScreen(Preview, params, { preview: async () => media });
}

test('a recording is fetched in parts and is whole again', async () => {
  const content = Uint8Array.from({ length: 2 * PART + 5 }, (_, at) => at % 251);
  const fetched = giving(content);
  const stopped = new AbortController();
  const whole = await wholeRecording('abc', content.length, 'video/mp4', stopped.signal);
  expect(fetched).toHaveBeenCalledTimes(3);
  expect(whole.type).toBe('video/mp4');
  const bytes = new Uint8Array(await whole.arrayBuffer());
  expect(bytes.length).toBe(content.length);
  // Comparing them in one matcher takes seconds.
  expect(bytes.every((byte, at) => byte === content[at])).toBe(true);
});

test('a recording that comes short is not taken for whole', async () => {
  giving(new Uint8Array(PART));
  const stopped = new AbortController();
  await expect(wholeRecording('abc', PART + 5, 'video/mp4', stopped.signal)).rejects.toThrow();
});

test('what the player does not take from the program is given to it whole', async () => {
  const content = silence();
  giving(content);
  const { container } = await opened(content.length);
  await vi.waitFor(() => {
    const sound = container.querySelector('audio');
    expect(sound?.src).toMatch(/^blob:/);
    expect(sound?.duration).toBeCloseTo(0.1);
  });
});

test('a recording that does not begin says what to do, and one that began does not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const given = vi.spyOn(window, 'fetch').mockReturnValue(new Promise(() => undefined));
  const never = await opened(16);
  await vi.waitFor(() => expect(given).toHaveBeenCalled());
  vi.advanceTimersByTime(8_000);
  await expect.element(page.getByText(/takes long to open/)).toBeVisible();
  await never.unmount();
  const content = silence();
  giving(content);
  const { container } = await opened(content.length);
  await vi.waitFor(() => expect(container.querySelector('audio')?.duration).toBeCloseTo(0.1));
  vi.advanceTimersByTime(8_000);
  await expect.element(page.getByText(/takes long to open/)).not.toBeInTheDocument();
});

test('what no player knows says what to do instead', async () => {
  giving(new Uint8Array(100));
  await opened(100);
  await expect.element(page.getByText(/cannot be played here\. It is kept whole/)).toBeVisible();
});

test('what is too long to be held in memory says so and is not fetched', async () => {
  const fetched = giving(new Uint8Array(1));
  await opened(LONGEST_HELD + 1);
  await expect.element(page.getByText(/too long to be played here/)).toBeVisible();
  expect(fetched).not.toHaveBeenCalled();
});
