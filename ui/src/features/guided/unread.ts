import type { Incident } from '$lib/generated/Incident';
import { isUnread } from '$lib/typed-when';
import { answersOf, type Answers } from './answers';
import { problemsOf } from './problems';

/** The answers in which something typed cannot be read yet. */
export function unreadIn(answers: Answers): (keyof Answers)[] {
  const { when, first } = answers;
  return [
    ...(isUnread(when) ? (['when'] as const) : []),
    ...(isUnread(first.when) ? (['first'] as const) : []),
    ...(problemsOf('elsewhere', answers, []).length > 0 ? (['elsewhere'] as const) : []),
  ];
}

/** The answers with what is saved in place of what cannot be read yet: saving one answer must not empty another. */
export function readable(answers: Answers, saved: Incident): Answers {
  return withThose(answers, answersOf(saved), unreadIn(answers));
}

/** What is saved, with what was typed and cannot be read yet: that stays, as a draft. */
export function withUnread(answers: Answers, saved: Incident): Answers {
  return withThose(answersOf(saved), answers, unreadIn(answers));
}

const withThose = (
  answers: Answers,
  from: Answers,
  names: readonly (keyof Answers)[],
): Answers => ({
  ...answers,
  ...Object.fromEntries(names.map((name) => [name, from[name]])),
});
