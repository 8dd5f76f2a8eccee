import { dateOf, localDateTime } from '$lib/time/dates';
import type { Answer } from '$lib/generated/Answer';
import type { Channel } from '$lib/generated/Channel';
import type { Elsewhere } from '$lib/generated/Elsewhere';
import type { FearedAgainst } from '$lib/generated/FearedAgainst';
import type { Incident } from '$lib/generated/Incident';
import type { Involved } from '$lib/generated/Involved';
import type { Quote } from '$lib/generated/Quote';
import type { Role } from '$lib/generated/Role';
import type { Witness } from '$lib/generated/Witness';
import { readDate, type TypedDate } from '$lib/time/typed-dates';
import { readWhen, type TypedWhen } from '$lib/time/typed-when';

/** Something that others hold, with its dates as they are typed. */
export interface HeldElsewhere extends Omit<Elsewhere, 'asked' | 'gone_by'> {
  askedTyped: TypedDate;
  goneTyped: TypedDate;
}

/** Somebody who is called something; with `remember`, to be written down as a person. */
export type Called<One> = One & { remember?: Role };

/** Every answer as it stands in the fields. Empty texts and lists are answers that were left. */
export interface Answers {
  what: string;
  when?: TypedWhen;
  where: { words: string; address: string };
  online: { platform: string; account: string; url: string };
  who: Called<Involved>[];
  behaviours: string[];
  channels: Channel[];
  quotes: Quote[];
  unwanted: { known?: Answer; words: string };
  feltThen: string;
  feltAfter: string;
  fear: { feared?: Answer; against?: FearedAgainst; words: string };
  changed: string;
  witnesses: Called<Witness>[];
  children?: Answer;
  others: string;
  damage: string;
  evidence: string[];
  elsewhere: HeldElsewhere[];
  /** An order's id, or its id and a term: "id#2". */
  breach: string[];
  first: { on: string; whereNow: string; when?: TypedWhen };
  /** What stood in a box before much of it was deleted at once. No answer, and never saved. */
  before: Partial<Record<InWords, string>>;
}

/** The answers that are given in a box of words. */
export type InWords = 'what' | 'feltThen' | 'feltAfter' | 'changed' | 'others' | 'damage';

const noDate = (): TypedDate => ({ day: '', month: '', year: '' });

function typed(date: string | undefined): TypedDate {
  if (!date) return noDate();
  const { day, month, year } = dateOf(date);
  return { day: String(day), month: String(month), year: String(year) };
}

export const nothingElsewhere = (): HeldElsewhere => ({
  what: '',
  askedTyped: noDate(),
  goneTyped: noDate(),
});

/** Whether nothing was typed in the three boxes. */
export const isNoDate = (date: TypedDate) =>
  !date.day.trim() && !date.month.trim() && !date.year.trim();

/** The answers that an incident already gives. */
export function answersOf(incident: Incident): Answers {
  const { where, online, unwanted, fear_of_violence: fear, first_noted: first } = incident;
  return {
    what: incident.what,
    when: incident.when,
    where: { words: where?.words ?? '', address: where?.address ?? '' },
    online: {
      platform: online?.platform ?? '',
      account: online?.account ?? '',
      url: online?.url ?? '',
    },
    who: incident.who ?? [],
    behaviours: incident.behaviours ?? [],
    channels: incident.channels ?? [],
    quotes: incident.exact_words ?? [],
    unwanted: { known: unwanted?.known, words: unwanted?.words ?? '' },
    feltThen: incident.felt_then ?? '',
    feltAfter: incident.felt_after ?? '',
    fear: { feared: fear?.feared, against: fear?.against, words: fear?.words ?? '' },
    changed: incident.what_changed ?? '',
    witnesses: incident.witnesses ?? [],
    children: incident.children_present,
    others: incident.others_targeted ?? '',
    damage: incident.damage ?? '',
    evidence: incident.evidence ?? [],
    elsewhere: (incident.elsewhere ?? []).map(({ asked, gone_by, ...held }) => ({
      ...held,
      askedTyped: typed(asked),
      goneTyped: typed(gone_by),
    })),
    breach: (incident.may_breach ?? []).map(({ order, term }) =>
      term === undefined ? order : `${order}#${term}`,
    ),
    first: { on: first?.on ?? '', whereNow: first?.where_now ?? '', when: first?.when },
    before: {},
  };
}

const said = (text: string | undefined) => text?.trim() || undefined;
const some = <Item>(list: Item[]) => (list.length > 0 ? list : undefined);

function dateIn(boxes: TypedDate): string | undefined {
  const date = readDate(boxes);
  if (typeof date === 'string') return undefined;
  return localDateTime(date, { hour: 0, minute: 0 }).slice(0, 10);
}

/**
 * The incident that the answers make of `before`. What was never asked stays as it was; what cannot be read is left out
 * (see `readable`).
 */
export function incidentFrom(answers: Answers, before: Incident): Incident {
  const { where, online, unwanted, fear, first } = answers;
  const held = answers.elsewhere.filter(({ what }) => said(what));
  const made: Incident = {
    ...before,
    what: answers.what.trim(),
    when: readWhen(answers.when),
    where: placeFrom(where, before),
    online: said(online.platform + online.account + online.url)
      ? {
          platform: online.platform.trim(),
          account: said(online.account),
          url: said(online.url),
        }
      : undefined,
    who: some(
      answers.who
        .filter((one) => one.person || said(one.name))
        .map(({ remember: _, ...one }) => ({
          ...one,
          name: said(one.name),
          why: said(one.why),
        })),
    ),
    behaviours: some(answers.behaviours),
    channels: some(answers.channels),
    exact_words: some(
      answers.quotes
        .filter(({ words }) => said(words))
        .map(({ words, by }) => ({ words, by: said(by) })),
    ),
    unwanted: unwanted.known && { known: unwanted.known, words: said(unwanted.words) },
    felt_then: said(answers.feltThen),
    felt_after: said(answers.feltAfter),
    fear_of_violence: fearFrom(fear),
    what_changed: said(answers.changed),
    witnesses: some(
      answers.witnesses
        .filter((one) => one.person || said(one.name) || said(one.saw) || said(one.contact))
        .map(({ remember: _, ...one }) => ({
          ...one,
          name: said(one.name),
          contact: said(one.contact),
          saw: said(one.saw),
        })),
    ),
    children_present: answers.children,
    others_targeted: said(answers.others),
    damage: said(answers.damage),
    evidence: some(answers.evidence),
    elsewhere: some(
      held.map(({ askedTyped, goneTyped, ...kept }) => ({
        ...kept,
        what: kept.what.trim(),
        held_by: said(kept.held_by),
        asked: dateIn(askedTyped),
        gone_by: dateIn(goneTyped),
      })),
    ),
    may_breach: some(answers.breach.map(breachFrom)),
    first_noted:
      said(first.on) || said(first.whereNow) || readWhen(first.when) || before.first_noted?.item
        ? {
            ...before.first_noted,
            on: said(first.on),
            where_now: said(first.whereNow),
            when: readWhen(first.when),
          }
        : undefined,
  };
  return withoutHoles(made);
}

/** Without fear there is nobody whom it was for. */
function fearFrom({ feared, against, words }: Answers['fear']): Incident['fear_of_violence'] {
  if (!feared) return undefined;
  return { feared, against: feared === 'no' ? undefined : against, words: said(words) };
}

function placeFrom(where: Answers['where'], before: Incident): Incident['where'] {
  const [words, address] = [said(where.words), said(where.address)];
  const place = before.where?.place;
  if (!words && !address && !place) return undefined;
  return { ...(place ? { place } : {}), words: words ?? address ?? '', address };
}

function breachFrom(chosen: string) {
  const [order = '', term] = chosen.split('#');
  return term === undefined ? { order } : { order, term: Number(term) };
}

/** Without the fields that are undefined: they do not cross, and so that two can be compared. */
function withoutHoles<Whole>(whole: Whole): Whole {
  return JSON.parse(JSON.stringify(whole)) as Whole;
}
