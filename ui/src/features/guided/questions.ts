import type { Answers } from './answers';

/** The questions in the order in which they are asked: free words first, tags after. */
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

/** A page: a question, or the answers to look over. */
export type Page = Question | 'check';

export const isQuestion = (name: string | undefined): name is Question =>
  QUESTIONS.some((question) => question === name);

/** The page after this one. */
export function after(page: Question): Page {
  return QUESTIONS[QUESTIONS.indexOf(page) + 1] ?? 'check';
}

/** The page before this one, if any. */
export function before(page: Page): Question | undefined {
  return page === 'check' ? QUESTIONS.at(-1) : QUESTIONS[QUESTIONS.indexOf(page) - 1];
}

/** Which answers a question is about, so that "Leave this" puts them back as they were. */
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
