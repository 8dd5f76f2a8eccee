import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { t } from './words';

test('the helpline’s number before the record is open is the one in the pack', () => {
  const file = new URL(
    '../../../src-tauri/crates/patterns/packs/england_and_wales.json',
    import.meta.url,
  );
  const pack: { contacts: { id: string; number?: string }[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const helpline = pack.contacts.find(({ id }) => id === 'national_stalking_helpline');
  expect(t('first-run-helpline-number')).toBe(helpline?.number);
});
