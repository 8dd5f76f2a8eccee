import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';

const ui = fileURLToPath(new URL('../../', import.meta.url));
const messages = join(ui, '../messages/en');
const generated = join(ui, 'src/lib/sentence-ids.ts');

/** Every variable that stands anywhere in a parsed sentence. */
function variables(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'var' && 'name' in part) return [String(part.name)];
  return Object.values(part).flatMap(variables);
}

function declared(): string {
  const sentences = readdirSync(messages)
    .sort()
    .flatMap((name) => new FluentResource(readFileSync(join(messages, name), 'utf8')).body)
    .filter(({ id }) => !id.startsWith('-'))
    .map(({ id, value }) => {
      const names = [...new Set(variables(value))].sort().map((name) => `'${name}'`);
      return `  '${id}': ${names.join(' | ') || 'never'};\n`;
    });
  return `// Made from messages/en by sentence-ids.test.ts (WRITE_TYPES=1). Do not edit.

/** Every sentence by its id, with the names of the values that are put into it. */
export interface Sentences {
${sentences.join('')}}
`;
}

test('every sentence has a type', () => {
  const expected = declared();
  if (process.env['WRITE_TYPES']) writeFileSync(generated, expected);
  expect(readFileSync(generated, 'utf8')).toBe(expected);
});
