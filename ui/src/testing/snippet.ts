import { createRawSnippet, type Snippet } from 'svelte';

/** A snippet of plain markup, for components under test. */
export function markup(html: string): Snippet {
  return createRawSnippet(() => ({ render: () => html }));
}

/** A snippet of one paragraph. */
export function text(words: string): Snippet {
  return markup(`<p>${words}</p>`);
}
