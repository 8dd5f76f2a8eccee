import type { Problem } from '$components';
import { readDate } from '$lib/time/typed-dates';
import type { Incident } from '$lib/generated/Incident';
import { t } from '$lib/words';
import { isNoDate, type Answers, type HeldElsewhere } from './answers';
import type { Question } from './questions';

/** Nothing chosen at a time is no problem where nothing was saved: the question was left. */
const leftOpen = (problems: readonly Problem[]) =>
  problems.length === 1 && problems[0]?.field?.endsWith('-known');

/** What has to be put right before an answer is saved. `whenProblems` are those of its time. */
export function problemsOf(
  question: Question,
  answers: Answers,
  whenProblems: readonly Problem[],
  saved: Incident,
): Problem[] {
  if (question === 'what' && !answers.what.trim()) {
    return [{ field: 'guided-what', words: t('guided-what-problem') }];
  }
  // A time that is saved is not emptied unsaid: "not sure" is an answer.
  const savedTime = question === 'when' ? saved.when : saved.first_noted?.when;
  if (question === 'when' || question === 'first-noted') {
    return savedTime || !leftOpen(whenProblems) ? [...whenProblems] : [];
  }
  if (question !== 'elsewhere') return [];
  return answers.elsewhere.flatMap((held, at) => [...withoutWhat(held, at), ...dates(held, at)]);
}

/** What stands beside an empty name would be dropped. */
function withoutWhat(held: HeldElsewhere, at: number): Problem[] {
  const { what, held_by, askedTyped, goneTyped } = held;
  const nothing = !held_by?.trim() && isNoDate(askedTyped) && isNoDate(goneTyped);
  if (what.trim() || nothing) return [];
  return [{ field: `held-${at}-what`, words: t('guided-elsewhere-what-problem') }];
}

function dates(held: HeldElsewhere, at: number): Problem[] {
  return (['asked', 'gone'] as const).flatMap((which) => {
    const typed = which === 'asked' ? held.askedTyped : held.goneTyped;
    const date = isNoDate(typed) ? undefined : readDate(typed);
    if (typeof date !== 'string') return [];
    return [{ field: `held-${at}-${which}`, words: t(`date-problem-${date}`) }];
  });
}
