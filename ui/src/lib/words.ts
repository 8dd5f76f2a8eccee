import type { Fault } from './generated/Fault';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Params = Record<string, FluentVariable>;

const files = import.meta.glob<string>('../../../messages/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const bundle = new FluentBundle('en-GB', { useIsolating: false });

for (const [name, text] of Object.entries(files)) {
  const errors = bundle.addResource(new FluentResource(text));
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(String).join('; ')}`);
}

/** A fault in the catalogue stops a test; it must not stop a frightened person. */
const strict = import.meta.env.MODE === 'test';

function fault(what: string, shown: string): string {
  if (strict) throw new Error(what);
  return shown;
}

/** Whether the catalogue has words for `id`. */
export function hasWords(id: string): boolean {
  return bundle.hasMessage(id);
}

/** The catalogue's words for `id`. */
export function t(id: string, params?: Params): string {
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return fault(`No words for "${id}"`, id);
  const errors: Error[] = [];
  const said = bundle.formatPattern(pattern, params, errors);
  return errors.length > 0 ? fault(`${id}: ${errors.map(String).join('; ')}`, said) : said;
}

/** Whether something thrown is a failure with words of its own. */
export function isFailure(thrown: unknown): thrown is Fault {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    typeof thrown.code === 'string'
  );
}

/** One plain sentence for whatever was thrown. */
export function failureWords(thrown: unknown): string {
  if (!isFailure(thrown)) return t('error-unexpected');
  const id = `error-${thrown.code.replaceAll('_', '-')}`;
  return hasWords(id) ? t(id, thrown.params) : t('error-unexpected');
}
