import { allOf } from './all-of';
import type { Entry } from './generated/Entry';
import type { EntryKind } from './generated/EntryKind';
import { sayOrderKind } from './pack-words';
import { sayDate } from './time/dates';
import { coded, t } from './words';

const KINDS: readonly string[] = allOf<EntryKind>()([
  'incident',
  'event',
  'person',
  'place',
  'item',
  'impact',
  'report',
  'order',
  'proceeding',
  'assessment',
  'needs',
  'consent',
  'note',
  'fingerprint_left',
]);

/** Whether a word is a kind of entry. */
export const isEntryKind = (word: string): word is EntryKind => KINDS.includes(word);

/** One line that tells an entry from others of its kind. */
export function titleOf(entry: Entry): string {
  switch (entry.kind) {
    case 'report':
      return entry.organisation ?? t(`reported-to-${entry.to}`);
    case 'order':
      return sayOrderKind(entry.order_kind);
    case 'proceeding':
      return t(`stage-${entry.stage}`);
    case 'impact':
    case 'note':
      return shortened(entry.words);
    case 'assessment':
      return entry.tool;
    case 'needs':
      return entry.whose;
    case 'consent':
      return shortened(entry.what);
    case 'fingerprint_left':
      return t('bundle-since-left', { who: entry.with_whom, date: sayDate(entry.date) });
    case 'incident':
    case 'event':
    case 'person':
    case 'place':
    case 'item':
      return t(`entry-kind-${entry.kind}`);
  }
}

const shortened = (words: string) => (words.length > 140 ? `${words.slice(0, 140)}…` : words);

/** What stands under that line. */
export function detailsOf(entry: Entry, whenWords: string | null): string[] {
  const day = (id: string, date: string | undefined) =>
    date ? [coded(`reports-${id}`, { date: sayDate(date) })] : [];
  const when = whenWords ? [whenWords] : [];
  switch (entry.kind) {
    case 'report':
      return [
        ...when,
        ...(entry.reference ? [t('reports-reference', { reference: entry.reference })] : []),
        ...day('next-update', entry.next_update),
      ];
    case 'order':
      return [
        t(`order-status-${entry.status}`),
        ...day('from', entry.from),
        ...day('until', entry.until),
      ];
    case 'proceeding':
      return [...(entry.date ? [sayDate(entry.date)] : []), ...day('next-date', entry.next_date)];
    case 'impact':
      return [...(entry.impact_kind ? [t(`impact-${entry.impact_kind}`)] : []), ...when];
    case 'assessment':
      return [
        ...[entry.agency, entry.date && sayDate(entry.date)].filter((one) => one !== undefined),
        ...day('review-due', entry.review_due),
      ];
    case 'consent':
      return [
        entry.with_whom,
        ...day('until', entry.until),
        ...day('taken-back', entry.taken_back),
      ];
    case 'fingerprint_left':
      return [entry.code];
    case 'incident':
    case 'event':
    case 'person':
    case 'place':
    case 'item':
    case 'needs':
    case 'note':
      return when;
  }
}

/** Promises that are not known to be kept. */
export function openPromises(entry: Entry): string[] {
  if (entry.kind !== 'report') return [];
  return (entry.promised ?? [])
    .filter(({ kept }) => kept !== 'yes')
    .map(({ what, due }) =>
      due ? t('reports-promise-due', { what, date: sayDate(due) }) : t('reports-promise', { what }),
    );
}
