import { allOf } from '$lib/all-of';
import type { FieldsOf } from '$lib/entry-forms/field-specs';
import type { Answer } from '$lib/generated/Answer';
import type { EntryKind } from '$lib/generated/EntryKind';
import type { ImpactKind } from '$lib/generated/ImpactKind';
import type { OrderStatus } from '$lib/generated/OrderStatus';
import type { PersonDetail } from '$lib/generated/PersonDetail';
import type { ReportedTo } from '$lib/generated/ReportedTo';
import type { Stage } from '$lib/generated/Stage';
import { sayOrderKind } from '$lib/pack-words';
import { t } from '$lib/words';

const answer = {
  as: 'choice',
  open: true,
  choices: allOf<Answer>()(['yes', 'no', 'not_sure']),
  say: (a: Answer) => t(`answer-${a}`),
} as const;

/** The small entries of this area: all kinds but those that have an area of their own. */
export type Kind = Exclude<EntryKind, 'incident' | 'event' | 'person' | 'place' | 'item'>;
export const KINDS = allOf<Kind>()([
  'report',
  'order',
  'proceeding',
  'impact',
  'assessment',
  'needs',
  'consent',
  'note',
  'fingerprint_left',
]);

/** What stands under "Reports and orders". Notes and what changed have places of their own. */
const told = ['report', 'order', 'proceeding'] as const;
export type Grouped = Exclude<Kind, 'note' | 'impact'>;
export const GROUPS = [
  { name: 'told', kinds: told },
  {
    name: 'yours',
    kinds: allOf<Exclude<Grouped, (typeof told)[number]>>()([
      'assessment',
      'needs',
      'consent',
      'fingerprint_left',
    ]),
  },
] as const;

export const isGrouped = (kind: string | undefined): kind is Grouped =>
  GROUPS.some(({ kinds }) => kinds.some((known) => known === kind));

export const isKind = (kind: string | undefined): kind is Kind =>
  KINDS.some((known) => known === kind);

type Forms = { [Of in Kind]: FieldsOf<Of> };

/** What is asked of each kind. Kinds of order are the pack's. `isNew` leaves out what cannot be known yet. */
export function fieldsOf<Of extends Kind>(
  kind: Of,
  orders: readonly string[],
  isNew = false,
): Forms[Of] {
  const forms: Forms = { ...fields, order: orderFields(orders), report: reportFields(isNew) };
  return forms[kind];
}

/** "I rang 101 and got a number" fits on one screen; the rest is folded. */
const reportFields = (isNew: boolean): FieldsOf<'report'> => [
  {
    name: 'to',
    as: 'choice',
    needed: true,
    inline: true,
    choices: allOf<ReportedTo>()([
      'police',
      'platform',
      'employer',
      'school',
      'doctor',
      'helpline',
      'landlord',
      'solicitor',
      'other',
    ]),
    say: (to) => t(`reported-to-${to}`),
  },
  { name: 'reference', as: 'text' },
  { name: 'when', as: 'when' },
  {
    name: 'promised',
    as: 'rows',
    ready: true,
    of: [
      { name: 'what', as: 'text', needed: true },
      { name: 'due', as: 'day', future: true },
      ...(isNew ? [] : [{ name: 'kept', ...answer } as const]),
    ],
  },
  { name: 'about', as: 'incidents' },
  { name: 'organisation', as: 'text', more: true },
  { name: 'said', as: 'words', more: true },
  { name: 'name', as: 'text', more: true },
  { name: 'number', as: 'text', more: true },
  { name: 'how', as: 'text', more: true },
  { name: 'next_update', as: 'day', future: true, more: true },
  { name: 'outcome', as: 'words', more: true },
  { name: 'in_whose_words', as: 'text', more: true },
];

const orderFields = (orders: readonly string[]): FieldsOf<'order'> => [
  {
    name: 'order_kind',
    as: 'choice',
    needed: true,
    choices: orders,
    say: sayOrderKind,
  },
  {
    name: 'status',
    as: 'choice',
    needed: true,
    choices: allOf<OrderStatus>()(['asked_for', 'in_force', 'refused', 'ended']),
    say: (status) => t(`order-status-${status}`),
  },
  { name: 'against', as: 'person' },
  { name: 'terms', as: 'lines' },
  { name: 'from', as: 'day' },
  { name: 'until', as: 'day', future: true },
  { name: 'served', as: 'day', more: true },
  { name: 'made_by', as: 'text', more: true },
  { name: 'reference', as: 'text', more: true },
  { name: 'words', as: 'words', more: true },
];

const fields: Omit<Forms, 'order' | 'report'> = {
  proceeding: [
    {
      name: 'stage',
      as: 'choice',
      needed: true,
      choices: allOf<Stage>()([
        'arrest',
        'interview',
        'bail',
        'charge',
        'hearing',
        'verdict',
        'sentence',
        'release',
        'no_further_action',
        'other',
      ]),
      say: (stage) => t(`stage-${stage}`),
    },
    { name: 'date', as: 'day' },
    { name: 'next_date', as: 'day', future: true },
    { name: 'outcome', as: 'words' },
    { name: 'place', as: 'text', more: true },
    { name: 'told_by', as: 'text', more: true },
    { name: 'words', as: 'words', more: true },
  ],
  impact: [
    { name: 'words', as: 'words', needed: true },
    {
      name: 'impact_kind',
      as: 'choice',
      open: true,
      choices: allOf<ImpactKind>()([
        'routine',
        'work',
        'home',
        'sleep',
        'health',
        'money',
        'contact',
        'security',
        'other',
      ]),
      say: (kind) => t(`impact-${kind}`),
    },
    { name: 'when', as: 'when' },
    { name: 'after', as: 'incidents', more: true },
    { name: 'about', as: 'text', more: true },
    { name: 'in_whose_words', as: 'text', more: true },
  ],
  assessment: [
    { name: 'tool', as: 'text', needed: true },
    { name: 'by', as: 'text' },
    { name: 'agency', as: 'text' },
    { name: 'date', as: 'day' },
    { name: 'outcome', as: 'words' },
    { name: 'copy_asked', as: 'day', more: true },
    { name: 'review_due', as: 'day', future: true, more: true },
  ],
  needs: [
    { name: 'whose', as: 'text', needed: true },
    { name: 'safe_contact', as: 'words' },
    { name: 'unsafe_contact', as: 'words' },
    {
      name: 'wishes',
      as: 'rows',
      of: [
        { name: 'what', as: 'text', needed: true },
        { name: 'because', as: 'incidents' },
      ],
    },
    { name: 'special_measures', ...answer, more: true },
    { name: 'interpreter', as: 'text', more: true },
    { name: 'access', as: 'words', more: true },
    { name: 'children', as: 'words', more: true },
    { name: 'supporter', as: 'text', more: true },
  ],
  consent: [
    { name: 'what', as: 'words', needed: true },
    { name: 'with_whom', as: 'text', needed: true },
    { name: 'not_told', as: 'things' },
    {
      name: 'not_told_of',
      as: 'rows',
      of: [
        { name: 'person', as: 'person', needed: true },
        {
          name: 'details',
          as: 'ticks',
          needed: true,
          choices: allOf<PersonDetail>()([
            'name',
            'numbers',
            'emails',
            'addresses',
            'handles',
            'plates',
            'born',
          ]),
          say: (detail) => t(`person-detail-${detail}`),
        },
      ],
    },
    { name: 'given', as: 'day' },
    { name: 'until', as: 'day', future: true },
    { name: 'taken_back', as: 'day', more: true },
    { name: 'words', as: 'words', more: true },
  ],
  note: [{ name: 'words', as: 'words', needed: true }],
  fingerprint_left: [
    { name: 'with_whom', as: 'text', needed: true },
    { name: 'date', as: 'day', needed: true },
    { name: 'reference', as: 'text' },
  ],
};
