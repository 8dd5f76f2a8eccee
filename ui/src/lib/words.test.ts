import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { coded, failureWords, language, t } from './words';

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

test('a missing id is a fault in tests', () => {
  expect(() => coded('no-such-words')).toThrow('no-such-words');
});

test('a failure without words of its own still gets a sentence', () => {
  expect(failureWords({ code: 'no-such-code', params: {} })).toBe(t('error-unexpected'));
  expect(failureWords(new Error('secret'))).not.toContain('secret');
});

test('the language is said by the words themselves', () => {
  expect(language).toBe(t('language-tag'));
});
