/**
 * What every field carries, so that neither the web view nor the system keeps, sends, corrects or
 * suggests what a person writes.
 */
export const quietField = {
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: false,
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
} as const;
