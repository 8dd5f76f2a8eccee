import { expect, test } from 'vitest';
import { beside, packed } from './secrets';

test('secrets are packed in order, each led by its length', () => {
  const args = { passphrase: new Uint8Array([7, 8]), code: 'é' };
  expect([...packed(args, ['code', 'passphrase'])]).toEqual([
    2, 0, 0, 0, 0xc3, 0xa9, 2, 0, 0, 0, 7, 8,
  ]);
});

test('what is told beside them is ASCII, and holds no secret', () => {
  const told = beside({ passphrase: new Uint8Array([7]), name: 'Zoë 🙂' }, ['passphrase']);
  const json = told['daybook-beside'] ?? '';
  expect(json).toMatch(/^[ -~]*$/);
  expect(JSON.parse(json)).toEqual({ name: 'Zoë 🙂' });
});
