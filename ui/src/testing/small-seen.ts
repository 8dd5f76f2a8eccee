import type { Finding } from '$lib/generated/Finding';
import type { FindingPlace } from '$lib/generated/FindingPlace';
import type { PlannedExhibit } from '$lib/generated/PlannedExhibit';
import type { ToLookAt } from '$lib/generated/ToLookAt';

/** What the other person could see of a small made-up case. */

const place = (id: string, some: Partial<FindingPlace>): FindingPlace => ({
  id,
  spot: { in: 'field', entry: 'e1', kind: 'incident', revision: 2, field: '/what' },
  name: '14 March 2026, evening',
  at: 'What happened',
  before: '…and then he stood outside ',
  found: '12 Example Road',
  after: ' for an hour and rang the bell. Priya saw him from the stairs.',
  times: 1,
  protected: false,
  withheld: false,
  kept_back: null,
  ...some,
});

export const home: Finding = {
  what: 'address',
  text: '12 Example Road',
  protected: true,
  places: [
    place('home-1', { protected: true, withheld: true }),
    place('home-2', {
      protected: true,
      withheld: true,
      spot: { in: 'field', entry: 'e2', kind: 'report', revision: 1, field: '/said' },
      name: '16 March 2026',
      at: 'What was said',
      before: 'They asked whether ',
      found: '12, Example Road',
      after: ' has a camera.',
    }),
    place('home-3', {
      protected: true,
      withheld: true,
      spot: { in: 'file', item: 'i2' },
      name: 'AB/2',
      at: 'page 3',
      before: 'Tenant of ',
      after: ', Exampleton, from 1 May',
    }),
  ],
};

export const number: Finding = {
  what: 'number',
  text: '07700 900123',
  protected: false,
  places: [
    place('number-1', {
      name: '20 March 2026',
      at: 'Who (1): why you think so',
      before: 'He rang from ',
      found: '07700 900123',
      after: ' and said nothing.',
    }),
  ],
};

/** Two sentences that may tell more than what happened, one of them in two places. */
export const passages: Finding[] = [
  {
    what: 'legal_advice',
    text: 'My solicitor says that I may keep the letter.',
    protected: false,
    places: ['advice-1', 'advice-2'].map((id, at) =>
      place(id, {
        spot: {
          in: 'field',
          entry: `e${4 + at}`,
          kind: 'incident',
          revision: 1,
          field: '/felt_after',
        },
        name: `${8 + at} July 2026`,
        at: 'How you felt afterwards',
        before: '',
        found: 'My solicitor says that I may keep the letter.',
        after: '',
      }),
    ),
  },
  {
    what: 'safety',
    text: 'The back gate does not lock.',
    protected: false,
    places: [
      place('safety-1', {
        name: '25 February 2026',
        at: 'Fear of violence',
        before: 'I was up all night. ',
        found: 'The back gate does not lock.',
        after: '',
      }),
    ],
  },
];

export const toLookAt: ToLookAt[] = [
  {
    item: 'i1',
    exhibit: 'AB/1',
    item_kind: 'photo',
    title: 'car-outside.jpg',
    size_words: '2.4 MB',
    why: 'not-searchable',
    kept_back: null,
  },
  {
    item: 'i3',
    exhibit: 'AB/3',
    item_kind: 'archive',
    title: 'phone-export.zip',
    size_words: '80 MB',
    why: 'locked',
    kept_back: null,
  },
];

export const notAsReceived: PlannedExhibit[] = [
  {
    item: 'i1',
    exhibit: 'AB/1',
    title: 'car-outside.jpg',
    file_name: 'AB-1_2026-03-14_car.jpg',
    size_words: '2.4 MB',
    how: 'clean_copy',
    why: [
      { why: 'unread', what: 'camera-notes' },
      { why: 'unread', what: 'film' },
    ],
  },
];

export const seen = {
  findings: [home, number],
  to_look_at: toLookAt,
  exhibits: notAsReceived,
};

/** As many numbers as are wanted, each in an incident of its own. */
export const many = (count: number): Finding[] =>
  Array.from({ length: count }, (_, at) => {
    const found = `07700 ${String(900_000 + at)}`;
    return {
      ...number,
      text: found,
      places: [place(`many-${at}`, { name: `${(at % 28) + 1} March 2026`, found })],
    };
  });
