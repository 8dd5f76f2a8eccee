import { t } from '$lib/words';
import type { DateProblem } from '$lib/time/typed-dates';

/** What to do about a date that cannot be read. */
export function dateProblemWords(problem: DateProblem): string {
  return t(`date-problem-${problem}`);
}
