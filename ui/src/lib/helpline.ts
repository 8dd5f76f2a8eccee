import { contacts } from '../../../src-tauri/crates/patterns/packs/england_and_wales.json';

/**
 * Whom the quiet line names. Before a record is open nobody can be asked for its pack, so this is of the first one, read
 * out of the pack itself: a number that stood in a second place would go stale there.
 */
export const helpline = contacts
  .flatMap(({ id, name, number, quiet_line }) =>
    quiet_line && number ? [{ id, name, number }] : [],
  )
  .at(0) ?? { id: '', name: '', number: '' };
