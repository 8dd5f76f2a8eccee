import { allOf } from './all-of';
import type { Backend } from './backend';
import type { EntryRow } from './generated/EntryRow';
import type { Person } from './generated/Person';
import type { Role } from './generated/Role';
import { t } from './words';

/** A person of the record, as a row to choose. */
export interface KnownPerson {
  id: string;
  name: string;
  role: Role;
}

/** In the order in which they are looked for. */
const ROLES = allOf<Role>()([
  'other_person',
  'acting_for_them',
  'witness',
  'other_target',
  'other',
  'keeper',
]);

/** The people of the record that are not struck out, the other person first. */
export function peopleOf(rows: readonly EntryRow[]): KnownPerson[] {
  return peopleByRole(rows).flatMap(({ role, rows: some }) =>
    some.flatMap(({ id, entry, struck_out }) =>
      entry.kind === 'person' && !struck_out ? [{ id, name: entry.name, role }] : [],
    ),
  );
}

/** People under what they are, the other person first. */
export function peopleByRole(rows: readonly EntryRow[]): { role: Role; rows: EntryRow[] }[] {
  return ROLES.map((role) => ({
    role,
    rows: rows.filter(({ entry }) => entry.kind === 'person' && entry.role === role),
  })).filter((group) => group.rows.length > 0);
}

/** Stands for the other person where they are not written down yet. */
export const THE_OTHER_PERSON = 'the-other-person';

/** The other person as a choice, before anybody wrote down who that is. */
export function theOtherPerson(people: readonly KnownPerson[]): { value: string; label: string }[] {
  return people.some(({ role }) => role === 'other_person')
    ? []
    : [{ value: THE_OTHER_PERSON, label: t('role-other_person') }];
}

/** Writes a person down under what they were called so far. */
export async function remember(backend: Backend, called: string, role: Role): Promise<string> {
  const person: Person = { name: called.trim(), role, protected: false };
  const { entry } = await backend.record({ entry: { kind: 'person', ...named(person, called) } });
  return entry;
}

/** Writes the other person down, as that and no more. */
export const rememberTheOtherPerson = (backend: Backend) =>
  remember(backend, t('role-other_person'), 'other_person');

/** The person with one more number, e-mail address or name that is theirs. */
export function named(person: Person, called: string): Person {
  const words = called.trim();
  if (!words) return person;
  if (isNumber(words)) return { ...person, numbers: withOne(person.numbers, words) };
  if (isEmail(words)) return { ...person, emails: withOne(person.emails, words) };
  if (words === person.name.trim()) return person;
  return { ...person, aliases: withOne(person.aliases, words) };
}

const withOne = (list: readonly string[] | undefined, one: string) =>
  list?.includes(one) ? [...list] : [...(list ?? []), one];

const isNumber = (words: string) =>
  /^[+(]?\d[\d\s().-]*$/.test(words) && words.replace(/\D/g, '').length >= 5;
const isEmail = (words: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words);
