import { expect, test } from 'vitest';
import { beside, newPad, packed, uncovered } from './secrets';

test('secrets are packed in order, each led by its length, with zeros after them', () => {
  const args = { passphrase: new Uint8Array([7, 8]), code: 'é' };
  const body = packed(args, ['code', 'passphrase']);
  const secrets = [2, 0, 0, 0, 0xc3, 0xa9, 2, 0, 0, 0, 7, 8];
  expect([...body.subarray(0, secrets.length)]).toEqual(secrets);
  expect(body.subarray(secrets.length).every((byte) => byte === 0)).toBe(true);
});

test('however short, they go by the web view’s way for what is long', () => {
  // WebKit's limit for what goes through its own buffer is 4 KiB.
  expect(packed({ passphrase: new Uint8Array() }, ['passphrase']).length).toBeGreaterThan(4_096);
});

test('what is told beside them is ASCII, and holds no secret', () => {
  const told = beside({ passphrase: new Uint8Array([7]), name: 'Zoë 🙂' }, ['passphrase']);
  const json = told['daybook-beside'] ?? '';
  expect(json).toMatch(/^[ -~]*$/);
  expect(JSON.parse(json)).toEqual({ name: 'Zoë 🙂' });
});

test('words come out from under the pad that covered them', () => {
  const pad = newPad();
  const words = new TextEncoder().encode('six plain wörds');
  const answer = Array.from(pad, (byte, at) => byte ^ (words[at] ?? 0));
  expect(uncovered(answer, pad)).toBe('six plain wörds');
  expect(uncovered(answer, newPad())).not.toBe('six plain wörds');
});
