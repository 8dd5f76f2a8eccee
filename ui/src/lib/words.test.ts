import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureWords, hasWords, t } from './words';

const ui = new URL('../../', import.meta.url).pathname;

/** Files whose words belong to print or to Rust's answers; what they hold is counted there. */
const sharedWithPrint = /^(print|print-.*|when|pack|pattern-figures)\.ftl$/;

const catalogue = readdirSync(join(ui, 'messages/en')).map((name) => ({
  name,
  ids: [...readFileSync(join(ui, 'messages/en', name), 'utf8').matchAll(/^([a-z][\w-]*) *=/gm)].map(
    (match) => match[1]!,
  ),
}));

const sources = (readdirSync(join(ui, 'src'), { recursive: true }) as string[])
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(ui, 'src', path), 'utf8') }));

const asked = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/\bt\(\s*'([\w-]+)'/g)].map((match) => ({ path, id: match[1]! })),
);
const quoted = new Set(
  sources.flatMap(({ text }) => [...text.matchAll(/['"]([a-z][\w-]+)['"]/g)].map((m) => m[1]!)),
);
/** Ids made at run time, as in t(`error-${code}`): everything that begins so counts as used. */
const begun = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)].map((match) => ({ path, id: match[1]! })),
);

describe('the catalogue', () => {
  test.each(asked)('has $id, which $path asks for', ({ id }) => {
    expect(hasWords(id)).toBe(true);
  });

  test('says each thing once', () => {
    const all = catalogue.flatMap(({ ids }) => ids);
    expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
  });

  test('holds nothing that nobody says', () => {
    const idle = catalogue
      .filter(({ name }) => !sharedWithPrint.test(name))
      .flatMap(({ ids }) => ids)
      .filter((id) => !quoted.has(id) && !begun.some((prefix) => id.startsWith(prefix.id)));
    expect(idle).toEqual([]);
  });

  test('never says "withdraw", which to police means dropping support for a prosecution', () => {
    for (const { name } of catalogue) {
      const said = readFileSync(join(ui, 'messages/en', name), 'utf8').replace(/^#.*$/gm, '');
      expect(said, name).not.toMatch(/withdraw(?!n when)/i);
    }
  });
});

test('a missing id is a fault in tests', () => {
  expect(() => t('no-such-words')).toThrow('no-such-words');
});

test('a failure without words of its own still gets a sentence', () => {
  expect(failureWords({ code: 'no_such_code', params: {} })).toBe(t('error-unexpected'));
  expect(failureWords(new Error('secret'))).not.toContain('secret');
});
