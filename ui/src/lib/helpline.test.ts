import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpline } from './helpline';
import { coded } from './words';

test('there is a helpline to name before a record is open, with its hours', () => {
  expect(helpline.name).toBe('National Stalking Helpline');
  expect(helpline.number).toMatch(/^0[0-9 ]{10,}$/);
  expect(coded(`contact-${helpline.id}-hours`)).toBe('weekdays from 09:30; hours vary');
});

test('who reads about Daybook first is told the same number', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  expect(readme.replace(/\s+/g, ' ')).toContain(`${helpline.name}, ${helpline.number}.`);
});
