import type { FieldSpec } from '$lib/entry-forms/fields';

/** What the keeper can say of an item; all else is read from the file itself. */
export const itemFields: readonly FieldSpec[] = [
  { name: 'description', as: 'words' },
  { name: 'source_device', as: 'text' },
  { name: 'original_is', as: 'text' },
  { name: 'police_reference', as: 'text' },
];
