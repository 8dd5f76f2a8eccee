import type { Incident } from '$lib/generated/Incident';
import { isUnread, type TypedWhen } from '$lib/time/typed-when';
import { answersOf, type Answers } from './answers';
import { problemsOf } from './problems';

/** The answers in which something typed cannot be read yet, or a saved time was emptied and nothing said instead. */
export function unreadIn(answers: Answers, saved: Incident): (keyof Answers)[] {
  const { when, first } = answers;
  const open = (typed: TypedWhen | undefined, before: unknown) =>
    isUnread(typed) || (typed === undefined && before !== undefined);
  return [
    ...(open(when, saved.when) ? (['when'] as const) : []),
    ...(open(first.when, saved.first_noted?.when) ? (['first'] as const) : []),
    ...(problemsOf('elsewhere', answers, [], saved).length > 0 ? (['elsewhere'] as const) : []),
  ];
}

/** The answers with what is saved in place of what cannot be read yet: saving one answer must not empty another. */
export function readable(answers: Answers, saved: Incident): Answers {
  return withThose(answers, answersOf(saved), unreadIn(answers, saved));
}

/** What is saved, with what was typed and cannot be read yet: that stays, as a draft. */
export function withUnread(answers: Answers, saved: Incident): Answers {
  return withThose(answersOf(saved), answers, unreadIn(answers, saved));
}

const withThose = (
  answers: Answers,
  from: Answers,
  names: readonly (keyof Answers)[],
): Answers => ({
  ...answers,
  ...Object.fromEntries(names.map((name) => [name, from[name]])),
});
