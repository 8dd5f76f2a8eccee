import type { FieldsOf } from '$lib/entry-forms/field-specs';

/** What the keeper can say of an item; all else is read from the file itself. */
export const itemFields: FieldsOf<'item'> = [
  { name: 'description', as: 'words' },
  { name: 'produced_by', as: 'text' },
  { name: 'received_from', as: 'text' },
  { name: 'source_device', as: 'text' },
  { name: 'original_is', as: 'text' },
  { name: 'police_reference', as: 'text' },
];
