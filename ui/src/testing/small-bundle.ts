import type { Answers } from '$lib/backend/fake';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import { seen } from './small-seen';

/** A bundle of a small made-up case, and a backend that plans and writes it. */

export const code = 'ABCD EFGH JKLM NPQR STUV WXYZ 2345 6789 AB';

export const plan: BundlePlanView = {
  incidents: 3,
  other_entries: 5,
  documents: [{ file_name: '02_chronology.pdf', what: 'chronology' }],
  left_out: [{ what: 'What I feel about it', why: 'note' }],
  size_words: '4 MB',
  others_exist: true,
  police_only: true,
  lost: [],
  ...seen,
};

/** The same, and one exhibit more to be looked at. */
export const withOneMore: BundlePlanView = {
  ...plan,
  to_look_at: [...plan.to_look_at, { ...plan.to_look_at[0]!, item: 'i9', exhibit: 'AB/9' }],
};

const verified = {
  good: true,
  as_made: true,
  key: null,
  files: 40,
  fingerprint: code,
  findings: [],
};

export function backend(answers: Answers = {}): Answers {
  return {
    status: async () => ({
      stage: 'open',
      recovery_code: 'made',
      has_entries: true,
      clock_jump: null,
      new_key: null,
    }),
    entries: async () => [],
    timeline_page: async () => ({ rows: [], milestones: [], next: null }),
    bundle_plan: async () => plan,
    choose_bundle_folder: async () => true,
    draft: async () => null,
    discard_draft: async () => undefined,
    save_draft: async () => undefined,
    drafts: async () => [],
    fingerprint: async () => ({ code, ledger_size: 44, qr: [[true]] }),
    bundles: async () => [],
    write_bundle: async () => ({
      form: 'zip',
      lost: [],
      left_out_of_portal: [],
      kept: [
        { file_name: 'CASE-7F3A.zip', size_words: '4 MB', police_only: false },
        { file_name: 'CASE-7F3A_POLICE_ONLY.zip', size_words: '80 kB', police_only: true },
      ],
      verified,
      pdf_standard: 'PDF/A-3a and PDF/UA-1',
      fingerprint: code,
      ledger_size: 44,
      bundle: 7,
    }),
    ...answers,
  };
}
