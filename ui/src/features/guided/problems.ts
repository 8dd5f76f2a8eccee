import type { Problem } from '$components';
import { readDate } from '$lib/typed-dates';
import { t } from '$lib/words';
import { isNoDate, type Answers } from './answers';
import type { Page } from './questions';

/** Nothing chosen at a time is no problem: the question was left. */
const leftOpen = (problems: readonly Problem[]) =>
  problems.length === 1 && problems[0]?.field?.endsWith('-known');

/** What has to be put right before going on. `whenProblems` are those of the time on the page. */
export function problemsOf(
  page: Page,
  answers: Answers,
  whenProblems: readonly Problem[],
): Problem[] {
  if (page === 'what' && !answers.what.trim()) {
    return [{ field: 'guided-what', words: t('guided-what-problem') }];
  }
  if ((page === 'when' || page === 'first-noted') && !leftOpen(whenProblems)) {
    return [...whenProblems];
  }
  if (page !== 'elsewhere') return [];
  return answers.elsewhere.flatMap((held, at) =>
    (['asked', 'gone'] as const).flatMap((which) => {
      const typed = which === 'asked' ? held.askedTyped : held.goneTyped;
      const date = isNoDate(typed) ? undefined : readDate(typed);
      if (typeof date !== 'string') return [];
      return [{ field: `held-${at}-${which}`, words: t(`date-problem-${date}`) }];
    }),
  );
}
