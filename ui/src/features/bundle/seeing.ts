import type { BundlePlanView } from '$lib/generated/BundlePlanView';
import type { DocumentKind } from '$lib/generated/DocumentKind';
import type { Finding } from '$lib/generated/Finding';
import type { FindingKind } from '$lib/generated/FindingKind';
import type { FindingPlace } from '$lib/generated/FindingPlace';
import type { Subject } from '$lib/generated/Subject';
import type { ToLookAt } from '$lib/generated/ToLookAt';
import { answerOf, type Answers, type ExhibitAnswer } from './choice';

/** The part of a plan that is looked at. */
export type Seen = Pick<BundlePlanView, 'findings' | 'to_look_at' | 'exhibits'>;

/** What a passage may tell of. */
const SUBJECTS: Record<Subject, true> = {
  legal_advice: true,
  safety: true,
  health: true,
  child: true,
};

/** Whether it is a passage that may tell of a subject, and no detail. */
export function isSubject(what: FindingKind): what is Subject {
  return what in SUBJECTS;
}

/** The group in which it stands: it goes out or stays withheld while nobody decides, or may tell of a subject. */
export type Group = 'open' | 'protected' | 'subject';

export function groupOf(finding: Finding): Group {
  if (isSubject(finding.what)) return 'subject';
  return finding.protected ? 'protected' : 'open';
}

/** How one place stands. */
export interface Standing {
  withheld: boolean;
  decided: boolean;
  /** The file it stands in goes elsewhere or nowhere, so there is nothing to decide. */
  file?: Exclude<ExhibitAnswer, 'looked_at'>;
}

/** The exhibit in whose file a detail stands. */
export function fileOf({ spot }: FindingPlace): string | undefined {
  return spot.in === 'file' || spot.in === 'point' ? spot.item : undefined;
}

/** As the person said, else as Daybook proposes: what is protected is withheld. */
export function standingOf(place: FindingPlace, answers: Answers): Standing {
  const item = fileOf(place);
  const file =
    item === undefined ? undefined : answerOf({ item, kept_back: place.kept_back }, answers);
  if (file === 'kept_out' || file === 'police_only') return { withheld: true, decided: true, file };
  const decided = answers.decided[place.id];
  return { withheld: decided ?? place.protected, decided: decided !== undefined };
}

/** A place, and where an earlier version of the entry says the same in the same field. */
export interface InVersions {
  place: FindingPlace;
  earlier: FindingPlace[];
}

/** One row for what several versions of one field say alike: the first, newest, stands for all. */
export function versionsTogether(places: readonly FindingPlace[]): InVersions[] {
  const rows: InVersions[] = [];
  const byWords = new Map<string, InVersions>();
  for (const place of places) {
    const { spot, before, found, after, times } = place;
    const key =
      spot.in === 'field'
        ? JSON.stringify([spot.entry, spot.field, before, found, after, times])
        : place.id;
    const row = byWords.get(key);
    if (row) row.earlier.push(place);
    else {
      const first = { place, earlier: [] };
      byWords.set(key, first);
      rows.push(first);
    }
  }
  return rows;
}

/** The same answer for several places. */
export function decide(
  answers: Answers,
  places: readonly FindingPlace[],
  withheld: boolean,
): Answers['decided'] {
  return {
    ...answers.decided,
    ...Object.fromEntries(places.map(({ id }) => [id, withheld])),
  };
}

/** What the same answer for several places is; undefined where they differ or one is not decided. */
export function sameOf(places: readonly FindingPlace[], answers: Answers): boolean | undefined {
  const [first, ...rest] = places.map((place) => standingOf(place, answers));
  if (!first?.decided) return undefined;
  const same = rest.every(({ decided, withheld }) => decided && withheld === first.withheld);
  return same ? first.withheld : undefined;
}

/** How far the person is, and what stays as it is if they go on now. */
export interface Tally {
  total: number;
  decided: number;
  /** Details that nobody decided and that go out readable. */
  open: number;
  /** Passages that nobody decided and that go out readable. */
  passages: number;
  /** Places that nobody decided and that stay withheld. */
  withheld: number;
  notLookedAt: ToLookAt[];
}

export function tally({ findings, to_look_at }: Seen, answers: Answers): Tally {
  const places = findings.flatMap(({ what, places }) =>
    places.map((place) => ({ what, ...standingOf(place, answers) })),
  );
  const undecided = places.filter(({ decided }) => !decided);
  const readable = undecided.filter((one) => !one.withheld);
  const notLookedAt = to_look_at.filter((exhibit) => !answerOf(exhibit, answers));
  const total = places.length + to_look_at.length;
  const passages = readable.filter(({ what }) => isSubject(what)).length;
  return {
    total,
    decided: total - undecided.length - notLookedAt.length,
    open: readable.length - passages,
    passages,
    withheld: undecided.length - readable.length,
    notLookedAt,
  };
}

/**
 * Whether a plan that was made anew for other decisions shows nothing that was not shown before: nothing more to be
 * looked at, and the same going in and staying out.
 *
 * What the person's own decisions change may differ, and nothing else:
 * - how an exhibit goes out that they decide on, and with it its size and the name of its file: withholding what
 *   stands in a file keeps the file back or hands over a copy, and withholding what stands in a title takes it out of
 *   the file's name; one that is lost is gone on without;
 * - what follows from that: the part for police only, its documents, the size of the whole, and each `withheld`.
 *
 * A place that is gone is nothing new. One that is protected no longer is: nobody said that it may be read.
 */
export function nothingNew(before: BundlePlanView, now: BundlePlanView): boolean {
  const known = new Set([...shownIn(before), ...lostIn(before)]);
  if (![...shownIn(now), ...lostIn(now)].every((shown) => known.has(shown))) return false;
  const decidedOn = marksDecidedOn(before);
  return sameLines(goingIn(before, decidedOn), goingIn(now, decidedOn));
}

const shownIn = ({ findings, to_look_at, exhibits }: Seen) => [
  ...findings.flatMap(({ places }) =>
    places.map((place) => JSON.stringify([place.id, place.protected])),
  ),
  ...to_look_at.map(({ item }) => item),
  ...exhibits.flatMap(({ item, why }) => (why.length > 0 ? [`not as received ${item}`] : [])),
];

const lostIn = ({ lost }: BundlePlanView) => lost.map(({ item }) => `lost ${item}`);

/** The marks of the exhibits that a decision can change; a place in an exhibit is named by its mark. */
function marksDecidedOn({ findings, to_look_at, lost, exhibits }: BundlePlanView): Set<string> {
  const places = findings.flatMap((finding) => finding.places);
  const ofExhibits = places.filter(
    (place) =>
      fileOf(place) !== undefined || (place.spot.in === 'field' && place.spot.kind === 'item'),
  );
  return new Set([
    ...ofExhibits.map(({ name }) => name),
    ...to_look_at.map(({ exhibit }) => exhibit),
    ...exhibits.flatMap(({ exhibit, why }) => (why.length > 0 ? [exhibit] : [])),
    ...lost.map(({ exhibit }) => exhibit),
  ]);
}

/** What the part for police only holds. */
const FOR_POLICE: readonly DocumentKind[] = [
  'police_read_me',
  'contact_sheet',
  'originals_schedule',
];

/** One line for each thing that goes in or stays out, without what the decisions on these exhibits change. */
function goingIn(plan: BundlePlanView, decidedOn: ReadonlySet<string>): string[] {
  const documents = plan.documents.filter(({ what }) => !FOR_POLICE.includes(what));
  const lines: unknown[] = [
    ['entries', plan.incidents, plan.other_entries],
    ...plan.exhibits.map(({ exhibit, file_name, size_words, how }) =>
      decidedOn.has(exhibit) ? [exhibit] : [exhibit, file_name, size_words, how],
    ),
    ...documents.map(({ file_name }) => ['document', file_name]),
    ...plan.left_out.map(({ what, why }) => ['left out', what, why]),
  ];
  return lines.map((line) => JSON.stringify(line));
}

/** In whichever order. */
function sameLines(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}

/** Findings of one kind, in the order in which the kinds first come. */
export interface OfOneKind {
  what: FindingKind;
  findings: Finding[];
  places: FindingPlace[];
}

export function byKind(findings: readonly Finding[]): OfOneKind[] {
  const kinds = [...new Set(findings.map(({ what }) => what))];
  return kinds.map((what) => {
    const some = findings.filter((finding) => finding.what === what);
    return { what, findings: some, places: some.flatMap((finding) => finding.places) };
  });
}
