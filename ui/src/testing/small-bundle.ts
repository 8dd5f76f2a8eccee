import type { Answers } from '$lib/backend/fake';
import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import type { FingerprintView } from '$lib/generated/FingerprintView';
import type { VerifyView } from '$lib/generated/VerifyView';
import { seen } from './small-seen';

/** A bundle of a small made-up case, and a backend that plans and writes it. */

export const code = 'ABCD EFGH JKLM NPQR STUV WXYZ 2345 6789 AB';

export const key = 'SHA256:Yk3v0mQ8nW2pT6rL1xZc9dHfJ4sGbA7uEoViNtKqXw0';

export const fingerprint: FingerprintView = {
  code,
  whole: '0123456789abcdef'.repeat(4),
  key,
  ledger_size: 44,
  qr: [[true]],
};

export const plan: BundlePlanView = {
  incidents: 3,
  other_entries: 5,
  documents: [{ file_name: '02_chronology.pdf', what: 'chronology' }],
  left_out: [{ what: 'What I feel about it', why: 'note' }],
  size_words: '4 MB',
  others_exist: true,
  police_only: true,
  consents: [],
  lost: [],
  ...seen,
};

/** The same, and one exhibit more to be looked at. */
export const withOneMore: BundlePlanView = {
  ...plan,
  to_look_at: [...plan.to_look_at, { ...plan.to_look_at[0]!, item: 'i9', exhibit: 'AB/9' }],
};

/** What checking it finds without a code. */
export const verified: VerifyView = {
  name: 'CASE-7F3A_evidence_2026-12-03',
  called_now: null,
  part: 'main',
  outcome: 'good',
  reliance: 'nobody_vouches',
  judged: { verdict: 'nobody', size: null, signer: null },
  files: 40,
  leaves: 44,
  ledger_size: 44,
  words_round_marks: 0,
  not_opened: 0,
  further_members: 0,
  key,
  code,
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
      fingerprint,
      bundle: 7,
    }),
    ...answers,
  };
}
