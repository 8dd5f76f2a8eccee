import { expect, test } from 'vitest';
import { usableLocale, usableZone } from './locale';

test('a locale that Intl refuses becomes British English', () => {
  expect(usableLocale('C')).toBe('en-GB');
  expect(usableLocale(undefined)).toBe('en-GB');
  expect(usableLocale('cy-GB')).toBe('cy-GB');
});

test('a computer that names no place is taken to be in London', () => {
  expect(usableZone('UTC')).toBe('Europe/London');
  expect(usableZone('Europe/Dublin')).toBe('Europe/Dublin');
});
