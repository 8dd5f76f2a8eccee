/**
 * What every field carries, so that neither the web view nor the system keeps, sends, corrects or
 * suggests what a person writes. Words stand in the direction in which they are read.
 */
export const fieldAttributes = {
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: false,
  dir: 'auto',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
} as const;
