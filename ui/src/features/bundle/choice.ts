import type { BundleChoice } from '$lib/generated/BundleChoice';
import type { ChosenEntries } from '$lib/generated/ChosenEntries';
import type { Finding } from '$lib/generated/Finding';

/** What the person answered so far. */
export interface Answers {
  which: ChosenEntries['which'];
  incidents: string[];
  /** The ledger's size at the fingerprint that is counted from, as the radios have it. */
  since: string;
  notes: string[];
  form: 'zip' | 'folder';
  portal: boolean;
  /** Findings decided otherwise than Daybook proposes: true is withheld. */
  decided: Record<string, boolean>;
}

export const unanswered = (): Answers => ({
  which: 'all',
  incidents: [],
  since: '',
  notes: [],
  form: 'zip',
  portal: false,
  decided: {},
});

/** Whether a finding is withheld, as things stand: what the person said, else what is protected. */
export function isWithheld({ id, protected: isProtected }: Finding, answers: Answers): boolean {
  return answers.decided[id] ?? isProtected;
}

/** The choice as Rust takes it. */
export function choiceOf(answers: Answers): BundleChoice {
  const decided = (withheld: boolean) =>
    Object.entries(answers.decided)
      .filter(([, answer]) => answer === withheld)
      .map(([id]) => id);
  return {
    entries: entriesOf(answers),
    notes: answers.notes,
    leave: decided(false),
    withhold: decided(true),
    as_folder: answers.form === 'folder',
    portal: answers.portal,
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
