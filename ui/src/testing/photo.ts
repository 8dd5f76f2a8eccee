import type { Attached } from '$lib/generated/Attached';

/** A photo with a clock of its own, for tests of the note. */
export const photo: Attached = {
  id: 'i1',
  exhibit: 'AB/1',
  original_name: 'car.jpg',
  already_here: false,
  offers: [
    {
      words: '14 March 2026, 19:30',
      source_words: 'Camera’s clock when the picture was taken',
      when: {
        earliest: '2026-03-14T19:30:00',
        latest: '2026-03-14T19:30:00',
        zone: 'Europe/London',
        precision: 'minute',
        basis: 'photo',
      },
    },
  ],
};
