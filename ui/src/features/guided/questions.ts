import type { Incident } from '$lib/generated/Incident';
import type { Happened } from '$lib/happened';
import type { Answers } from './answers';
import type { Choices } from './ask';

/** The questions in the order in which they are shown: free words first, tags after. */
export const QUESTIONS = [
  'what',
  'when',
  'where',
  'who',
  'behaviours',
  'channels',
  'exact-words',
  'unwanted',
  'feelings',
  'fear',
  'changed',
  'witnesses',
  'children',
  'others',
  'damage',
  'evidence',
  'elsewhere',
  'breach',
  'first-noted',
] as const;

export type Question = (typeof QUESTIONS)[number];

export const isQuestion = (name: string | undefined): name is Question =>
  QUESTIONS.some((question) => question === name);

/** What the note says already. */
export const WRITTEN: readonly Question[] = ['what', 'when'];

/** What matters most to whoever reads it, first. */
export const FIRST: readonly Question[] = ['who', 'where', 'behaviours', 'witnesses', 'elsewhere'];

/** What is asked of an event, which is nobody's act. Who was there is told among the witnesses. */
const OF_AN_EVENT: readonly Question[] = [
  'what',
  'when',
  'where',
  'feelings',
  'changed',
  'witnesses',
  'evidence',
  'elsewhere',
  'first-noted',
];

const isAsked = (kind: Happened['kind']) => (question: Question) =>
  kind === 'incident' || OF_AN_EVENT.includes(question);

/** Those of the first that can apply. */
export const first = (kind: Happened['kind']) => FIRST.filter(isAsked(kind));

/** The others that can apply: without an order, none can have been broken. */
export function others(kind: Happened['kind'], saved: Incident, choices: Choices): Question[] {
  const mayApply = (question: Question) =>
    isAsked(kind)(question) &&
    (question !== 'breach' || choices.orders.length > 0 || saved.may_breach);
  return QUESTIONS.filter(
    (question) => !WRITTEN.includes(question) && !FIRST.includes(question) && mayApply(question),
  );
}

/** Which answers a question is about, so that a draft opens where it was left. */
export const ABOUT: Record<Question, readonly (keyof Answers)[]> = {
  what: ['what'],
  when: ['when'],
  where: ['where', 'online'],
  who: ['who'],
  behaviours: ['behaviours'],
  channels: ['channels'],
  'exact-words': ['quotes'],
  unwanted: ['unwanted'],
  feelings: ['feltThen', 'feltAfter'],
  fear: ['fear'],
  changed: ['changed'],
  witnesses: ['witnesses'],
  children: ['children'],
  others: ['others'],
  damage: ['damage'],
  evidence: ['evidence'],
  elsewhere: ['elsewhere'],
  breach: ['breach'],
  'first-noted': ['first'],
};

/** A question of which the answers differ: the one that was open, or else the first. */
export function differing(
  one: Answers,
  other: Answers,
  open: string | undefined,
): Question | undefined {
  const same = (name: keyof Answers) => JSON.stringify(one[name]) === JSON.stringify(other[name]);
  const found = QUESTIONS.filter((question) => !ABOUT[question].every(same));
  return found.find((question) => question === open) ?? found[0];
}
