import type { BundleChoice } from '$lib/generated/BundleChoice';
import type { BundleForm } from '$lib/generated/BundleForm';
import type { ByChoice } from '$lib/generated/ByChoice';
import type { ChosenEntries } from '$lib/generated/ChosenEntries';
import type { ToLookAt } from '$lib/generated/ToLookAt';

/** What the person said of an exhibit that only they can look through. */
export type ExhibitAnswer = 'looked_at' | 'kept_out' | 'police_only';

/** What the person answered so far. */
export interface Answers {
  which: ChosenEntries['which'];
  incidents: string[];
  /** The ledger's size at the fingerprint that is counted from, as the radios have it. */
  since: string;
  notes: string[];
  form: BundleForm;
  portal: boolean;
  /** The documents that are made beside those of every bundle. */
  documents: ByChoice[];
  /** Whether the part for police only is wished. */
  policeOnly: boolean;
  /** Whom it is for. Kept in the record alone. */
  forWhom: string;
  /** What was decided, place by place: true is withheld. What is not here stays as Daybook proposes. */
  decided: Record<string, boolean>;
  /** What was said of each exhibit, by its item. What is not here was not looked at. */
  exhibits: Record<string, ExhibitAnswer>;
  /** What is given to police all the same, though a consent does not agree to it. */
  givenToPolice: string[];
  /** The items that are given as they were received though not all of them was read. */
  asReceived: string[];
  /** The items that are gone on without where their files are gone or damaged. */
  withoutLost: string[];
}

export const unanswered = (): Answers => ({
  which: 'all',
  incidents: [],
  since: '',
  notes: [],
  form: 'zip',
  portal: false,
  documents: [],
  policeOnly: true,
  forWhom: '',
  decided: {},
  exhibits: {},
  givenToPolice: [],
  asReceived: [],
  withoutLost: [],
});

/** Whether files for an upload portal can be taken out of a bundle. */
export const goesToPortals = (form: BundleForm) => form === 'zip' || form === 'folder';

/** Whether the exhibits go along, so that they can be printed too. */
export const holdsExhibits = (form: BundleForm) => form !== 'documents';

/** What the person said of an exhibit, of this bundle or of the one from which it goes on. */
export const answerOf = (
  { item, kept_back }: Pick<ToLookAt, 'item' | 'kept_back'>,
  answers: Answers,
): ExhibitAnswer | undefined => answers.exhibits[item] ?? kept_back ?? undefined;

/** The choice as Rust takes it. */
export function choiceOf(answers: Answers): BundleChoice {
  const decided = (withheld: boolean) =>
    Object.entries(answers.decided)
      .filter(([, answer]) => answer === withheld)
      .map(([id]) => id);
  const answered = (as: ExhibitAnswer) =>
    Object.entries(answers.exhibits)
      .filter(([, answer]) => answer === as)
      .map(([item]) => item);
  return {
    entries: entriesOf(answers),
    notes: answers.notes,
    leave: decided(false),
    withhold: decided(true),
    only_for_police: answered('police_only'),
    kept_out: answered('kept_out'),
    looked_at: answered('looked_at'),
    given_to_police: answers.givenToPolice,
    as_received: answers.asReceived,
    without_lost: answers.withoutLost,
    form: answers.form,
    police_only: answers.policeOnly ? 'made' : 'where_needed',
    portal: answers.portal,
    documents: answers.documents,
  };
}

function entriesOf({ which, incidents, since }: Answers): ChosenEntries {
  switch (which) {
    case 'all':
      return { which };
    case 'only':
      return { which, entries: incidents };
    case 'new_since':
      return { which, ledger_size: Number(since) };
  }
}
