import { sayDate } from './time/dates';
import type { Answer } from './generated/Answer';
import type { Fear } from './generated/Fear';
import type { Incident } from './generated/Incident';
import { sayBehaviour } from './pack-words';
import { sayWhen, sayWholeWhen } from './time/when';
import { coded, t } from './words';

/** One question of the guided entry with what an incident answers to it. */
export interface SummaryLine {
  key: string;
  label: string;
  answer: string;
  words?: boolean;
}

/** Names an entry by its id; undefined where it is not known here. */
export type NameOf = (id: string) => string | undefined;

const lines = (parts: (string | undefined)[]) => parts.filter(Boolean).join('\n');

function answerAnd(answer: Answer | undefined, words: string | undefined): string {
  if (!answer) return '';
  const said = t(`answer-${answer}`);
  return words ? t('summary-answer-and-words', { answer: said, words }) : said;
}

function fear({ feared, against, words }: Fear): string {
  if (!against || feared === 'no') return answerAnd(feared, words);
  const answer = t('summary-fear-against', {
    answer: t(`answer-${feared}`),
    against: t(`summary-fear-against-${against}`),
  });
  return words ? t('summary-answer-and-words', { answer, words }) : answer;
}

const somebody = (one: { person?: string; name?: string }, nameOf: NameOf) =>
  (one.person && nameOf(one.person)) || one.name || t('summary-somebody');

/** Everything that is known of an incident, in the order in which it is asked. */
export function summaryOf(incident: Incident, nameOf: NameOf): SummaryLine[] {
  const { where, online, first_noted: first } = incident;
  const answers: [key: string, answer: string, words?: boolean][] = [
    ['what', incident.what, true],
    ['when', incident.when ? sayWholeWhen(incident.when) : ''],
    [
      'where',
      lines([
        where?.words,
        where?.address === where?.words ? undefined : where?.address,
        lines([online?.platform, online?.account, online?.url]),
      ]),
    ],
    [
      'who',
      lines(
        (incident.who ?? []).map((one) =>
          [somebody(one, nameOf), one.why].filter(Boolean).join(': '),
        ),
      ),
    ],
    ['behaviours', lines((incident.behaviours ?? []).map(sayBehaviour))],
    ['channels', lines((incident.channels ?? []).map((channel) => t(`channel-${channel}`)))],
    [
      'exact-words',
      lines(
        (incident.exact_words ?? []).map(({ words, by }) =>
          by ? t('summary-quote-by', { words, by }) : t('common-quoted', { words }),
        ),
      ),
      true,
    ],
    ['unwanted', answerAnd(incident.unwanted?.known, incident.unwanted?.words)],
    ['feelings', lines([incident.felt_then, incident.felt_after]), true],
    ['fear', incident.fear_of_violence ? fear(incident.fear_of_violence) : ''],
    ['changed', incident.what_changed ?? '', true],
    [
      'witnesses',
      lines(
        (incident.witnesses ?? []).map((one) => {
          const name = somebody(one, nameOf);
          return one.saw ? t('summary-witness-saw', { name, saw: one.saw }) : name;
        }),
      ),
    ],
    ['children', answerAnd(incident.children_present, undefined)],
    ['others', incident.others_targeted ?? ''],
    ['damage', incident.damage ?? ''],
    [
      'evidence',
      incident.evidence?.length ? t('summary-files', { count: incident.evidence.length }) : '',
    ],
    [
      'elsewhere',
      lines(
        (incident.elsewhere ?? []).map((held) => {
          const what = [held.what, held.held_by].filter(Boolean).join(', ');
          return held.gone_by
            ? t('summary-elsewhere-gone', { what, date: sayDate(held.gone_by) })
            : what;
        }),
      ),
    ],
    [
      'breach',
      lines(
        (incident.may_breach ?? []).map(({ order, term }) => {
          const name = nameOf(order) ?? t('entry-kind-order');
          return term === undefined
            ? name
            : t('summary-order-term', { order: name, number: String(term) });
        }),
      ),
    ],
    ['first-noted', lines([first?.on, first?.when && sayWhen(first.when), first?.where_now])],
  ];
  return answers.map(([key, answer, words]) => ({
    key,
    label: coded(`summary-${key}`),
    answer,
    words,
  }));
}
