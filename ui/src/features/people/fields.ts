import { allOf } from '$lib/all-of';
import type { FieldsOf } from '$lib/entry-forms/field-specs';
import type { PlaceKind } from '$lib/generated/PlaceKind';
import type { Role } from '$lib/generated/Role';
import { t } from '$lib/words';

const roles = allOf<Role>()([
  'other_person',
  'acting_for_them',
  'witness',
  'other_target',
  'keeper',
  'other',
]);

export const personFields: FieldsOf<'person'> = [
  { name: 'name', as: 'text', needed: true },
  {
    name: 'role',
    as: 'choice',
    needed: true,
    choices: roles,
    say: (role) => t(`role-${role}`),
  },
  { name: 'acts_for', as: 'person' },
  { name: 'protected', as: 'yes' },
  { name: 'relationship', as: 'text' },
  { name: 'description', as: 'words' },
  { name: 'numbers', as: 'lines', more: true },
  { name: 'emails', as: 'lines', more: true },
  {
    name: 'handles',
    as: 'rows',
    more: true,
    of: [
      { name: 'platform', as: 'text', needed: true },
      { name: 'handle', as: 'text', needed: true },
    ],
  },
  { name: 'addresses', as: 'lines', more: true },
  {
    name: 'vehicles',
    as: 'rows',
    more: true,
    of: [
      { name: 'description', as: 'text', needed: true },
      { name: 'plate', as: 'text' },
    ],
  },
  { name: 'full_name', as: 'text', more: true },
  { name: 'aliases', as: 'lines', more: true },
  { name: 'born', as: 'day', longAgo: true, more: true },
  { name: 'words', as: 'words', more: true },
];

export const placeFields: FieldsOf<'place'> = [
  { name: 'name', as: 'text', needed: true },
  {
    name: 'place_kind',
    as: 'choice',
    open: true,
    choices: allOf<PlaceKind>()(['home', 'work', 'school', 'family', 'other']),
    say: (kind) => t(`place-kind-${kind}`),
    // Where she lives and where her children are: nobody has to think of it.
    brings: (kind) => (kind === 'home' || kind === 'school' ? { protected: true } : {}),
  },
  { name: 'address', as: 'words' },
  { name: 'protected', as: 'yes' },
  { name: 'point', as: 'point', more: true },
];
