import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { coded, failureWords, t } from './words';

const ui = fileURLToPath(new URL('../../', import.meta.url));

const catalogue = readdirSync(join(ui, '../messages/en')).map((name) => ({
  name,
  ids: [
    ...readFileSync(join(ui, '../messages/en', name), 'utf8').matchAll(/^([a-z][\w-]*) *=/gm),
  ].map((match) => match[1]!),
}));

const ids = catalogue.flatMap(({ ids }) => ids);

describe('the catalogue', () => {
  test('says each thing once', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('never says "withdraw", which to police means dropping support for a prosecution', () => {
    for (const { name } of catalogue) {
      const said = readFileSync(join(ui, '../messages/en', name), 'utf8').replace(/^#.*$/gm, '');
      expect(said, name).not.toMatch(/withdraw(?!n when)/i);
    }
  });
});

const rust = join(ui, '../src-tauri');
const codes = [
  ...readFileSync(join(rust, 'crates/casebook/src/error.rs'), 'utf8').matchAll(
    /=> (?:return )?\(?"([a-z-]+)"/g,
  ),
  ...(readdirSync(join(rust, 'src'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.rs'))
    .flatMap((path) => [
      ...readFileSync(join(rust, 'src', path), 'utf8').matchAll(/\bfault\("([a-z-]+)"\)/g),
    ]),
].map((match) => match[1]!);

test('there are codes to word', () => expect(codes.length).toBeGreaterThan(20));

test.each([...new Set(codes)])('the failure "%s" has a sentence', (code) => {
  expect(ids).toContain(`error-${code}`);
});

test('a missing id is a fault in tests', () => {
  expect(() => coded('no-such-words')).toThrow('no-such-words');
});

test('a failure without words of its own still gets a sentence', () => {
  expect(failureWords({ code: 'no_such_code', params: {} })).toBe(t('error-unexpected'));
  expect(failureWords(new Error('secret'))).not.toContain('secret');
});
