import type { BackupRow } from '$lib/generated/BackupRow';
import type { EntryView } from '$lib/generated/EntryView';
import type { Incident } from '$lib/generated/Incident';
import type { EntryRow } from '$lib/generated/EntryRow';
import type { Pack } from '$lib/generated/Pack';
import type { Person } from '$lib/generated/Person';
import type { TimelineRow } from '$lib/generated/TimelineRow';

/** A small made-up case for component tests. */

const written = { utc: '2026-11-21T21:40:00Z', offset_minutes: 0 };

export const pack: Pack = {
  id: 'england_and_wales',
  name: 'pack-england_and_wales',
  seen: '2026-11-23',
  statute: [],
  limbs: [],
  groups: ['presence', 'contact', 'threats'],
  behaviours: [
    { id: 'following', group: 'presence', limbs: ['a'], quiet_line: false },
    { id: 'watching', group: 'presence', limbs: ['g'], quiet_line: false },
    { id: 'entry_to_home', group: 'presence', limbs: ['f'], quiet_line: true },
    { id: 'calls', group: 'contact', limbs: ['b'], quiet_line: false },
    { id: 'leaving_gifts', group: 'contact', limbs: [], quiet_line: false },
    { id: 'threat_to_kill', group: 'threats', limbs: [], quiet_line: true },
    { id: 'other', group: 'threats', limbs: [], quiet_line: false },
  ],
  orders: [{ id: 'restraining_order', in_force: 'yes' }],
  time_notes: [],
  contacts: [
    {
      id: 'national_stalking_helpline',
      name: 'National Stalking Helpline',
      number: '0808 802 0300',
      hours: true,
      quiet_line: true,
      source: 'example.org',
      seen: '2026-11-23',
    },
  ],
  emergency: [],
};

export function personRow(id: string, person: Omit<Person, 'protected'>): EntryRow {
  return {
    id,
    revision: 1,
    entry: { kind: 'person', protected: false, ...person },
    when_words: null,
    written,
    written_words: '21 November 2026, 21:40',
    struck_out: null,
  };
}

export const people: EntryRow[] = [
  personRow('p1', { name: 'Daniel Ashe', role: 'other_person' }),
  personRow('p2', { name: 'Priya Nair', role: 'witness' }),
];

const row = (id: string, some: Partial<TimelineRow>): TimelineRow => ({
  id,
  number: null,
  is_event: false,
  month: '2026-11',
  day_words: 'Sat 21',
  time_words: 'about 20:30',
  what: 'Car parked across the road.',
  behaviours: [],
  items: 0,
  witnesses: 0,
  written_words: null,
  struck_out: null,
  erased: false,
  ...some,
});

export const timelineRows: TimelineRow[] = [
  row('e1', {
    what: 'Car parked across the road with the lights off for about forty minutes. I could see him looking up at my window. He left when Priya arrived.',
    behaviours: ['watching'],
    items: 2,
    witnesses: 1,
  }),
  row('e2', {
    day_words: 'Mon 16',
    time_words: 'evening',
    what: 'Flowers left on the step with no card. The same kind he used to buy.',
    behaviours: ['leaving_gifts'],
    items: 1,
    written_words: 'written 18 Nov',
  }),
  row('e3', {
    day_words: 'Wed 11',
    time_words: '08:05',
    what: 'Saw him at the bus stop.',
    struck_out: 'it was somebody else',
  }),
  row('e4', {
    month: '2026-10',
    day_words: 'Fri 30',
    time_words: '',
    what: 'A new account followed me and three friends.',
    behaviours: ['calls', 'made_up_tag'],
  }),
  row('e5', {
    month: null,
    day_words: '',
    time_words: 'date not known',
    what: 'Something was removed here on 3 November 2026.',
    erased: true,
  }),
];

const incident: Incident = {
  what: 'Car parked across the road with the lights off. He left when Priya arrived.',
  when: {
    earliest: '2026-11-21T20:00:00',
    latest: '2026-11-21T21:00:00',
    zone: 'Europe/London',
    precision: 'hour',
    basis: 'memory',
  },
  where: { words: 'outside my flat' },
  who: [{ person: 'p1', why: 'I know his car' }],
  behaviours: ['watching'],
  witnesses: [{ person: 'p2', saw: 'the car' }],
  evidence: ['i1'],
};

const { where: _, ...asFirstWritten } = incident;

const photo: EntryRow = {
  id: 'i1',
  revision: 1,
  entry: {
    kind: 'item',
    digest: '0'.repeat(64),
    size: 1_000,
    item_kind: 'photo',
    media_type: 'image/jpeg',
    original_name: 'car.jpg',
    received: 'chosen',
    exhibit: 'AB/1',
  },
  when_words: null,
  written,
  written_words: '21 November 2026, 21:41',
  struck_out: null,
};

export const incidentView: EntryView = {
  id: 'e1',
  revision: 2,
  kind: 'incident',
  entry: { kind: 'incident', ...incident },
  when_words: '21 November 2026, about 20:30',
  number: 58,
  first_written: written,
  first_written_words: '3 December 2026, 21:40',
  written_note: 'Written 3 December 2026.',
  revisions: [
    {
      revision: 2,
      written,
      written_words: '4 December 2026, 09:00',
      author: 'Ada',
      entry: { kind: 'incident', ...incident },
    },
    {
      revision: 1,
      written,
      written_words: '3 December 2026, 21:40',
      author: 'Ada',
      entry: { kind: 'incident', ...asFirstWritten },
    },
  ],
  struck_out: null,
  put_back: [],
  erased_words: null,
  linked: [...people, photo],
};

export const backups: BackupRow[] = [
  {
    id: '20261123T140500Z-3',
    made: '2026-11-23T14:05:00Z',
    size_words: '1.2 MB',
    verified: false,
  },
  { id: '20261122T090000Z-2', made: '2026-11-22T09:00:00Z', size_words: '1.2 MB', verified: true },
  { id: '20261121T201500Z-1', made: '2026-11-21T20:15:00Z', size_words: '1.1 MB', verified: true },
];
