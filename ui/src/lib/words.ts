import type { Fault } from './generated/Fault';
import type { Sentences } from './sentence-ids';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Params = Readonly<Record<string, FluentVariable>>;

/** The id of a sentence. One that the catalogue lacks does not compile. */
export type SentenceId = keyof Sentences;

/** The values that a sentence needs: all of them, by their names. */
type Values<Id extends SentenceId> = [Sentences[Id]] extends [never]
  ? []
  : [Readonly<Record<Sentences[Id], FluentVariable>>];

const files = import.meta.glob<string>('../../../messages/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const FIRST = 'en-GB';

/** Each language's resources by its tag, which it says in one of them. */
const languages = new Map<string, FluentResource[]>();

for (const name of Object.keys(files).filter((name) => name.endsWith('/language.ftl'))) {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const own = Object.entries(files).filter(([name]) => name.startsWith(folder));
  const resources = own.map(([, text]) => new FluentResource(text));
  const said = resources.flatMap(({ body }) => body).find(({ id }) => id === 'language-tag');
  languages.set(String(said?.value), resources);
}

/** The tag of the language that the window chose, and told in the page's address. */
export const language = chosen(new URLSearchParams(globalThis.location?.search).get('language'));

function chosen(tag: string | null): string {
  return tag !== null && languages.has(tag) ? tag : FIRST;
}

const bundle = new FluentBundle(language, { useIsolating: false });

for (const resource of languages.get(language) ?? []) {
  const errors = bundle.addResource(resource);
  if (errors.length > 0) throw new Error(errors.map(String).join('; '));
}

/** A fault in the catalogue stops a test; it must not stop a frightened person. */
const strict = import.meta.env.MODE === 'test';

function fault(what: string, shown: string): string {
  if (strict) throw new Error(what);
  return shown;
}

/** The catalogue's words for `id`. An id that it lacks, or a value that is missing, does not compile. */
export function t<Id extends SentenceId>(id: Id, ...[values]: Values<Id>): string {
  return coded(id, values);
}

/**
 * The words for an id that is known only while the program runs: it comes from Rust, or ends with a code of Rust's or
 * the pack's. Whether it has words is a test's question and not the compiler's, so `t` is asked wherever it can be.
 */
export function coded(id: string, values?: Params): string {
  return wordsFor(id, values) ?? fault(`No words for "${id}"`, id);
}

/** The words for an id, where the catalogue has any. */
export function wordsFor(id: string, values?: Params): string | undefined {
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return undefined;
  const errors: Error[] = [];
  const said = bundle.formatPattern(pattern, values, errors);
  return errors.length > 0 ? fault(`${id}: ${errors.map(String).join('; ')}`, said) : said;
}

/** A code as it stands in an id. */
export function dashed<Code extends string>(code: Code): Dashed<Code> {
  return code.replaceAll('_', '-') as Dashed<Code>;
}

type Dashed<Code extends string> = Code extends `${infer First}_${infer Rest}`
  ? `${First}-${Dashed<Rest>}`
  : Code;

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
  const id: SentenceId = `error-${thrown.code}`;
  return wordsFor(id, thrown.params) ?? t('error-unexpected');
}
