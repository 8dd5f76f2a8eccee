import { peopleOf, THE_OTHER_PERSON, theOtherPerson, type KnownPerson } from '$lib/people';
import { t } from '$lib/words';
import type { Called } from './answers';
import type { Choices } from './ask';

/** Whoever an answer can name: everybody in the record but the keeper, the other person first. */
export const peopleIn = ({ people }: Choices): KnownPerson[] =>
  peopleOf(people).filter(({ role }) => role !== 'keeper');

type Somebody = Called<{ person?: string; name?: string }>;

/** Whether it is a kept person, or the other person, who is to be one. */
export const isChosen = ({ person, remember }: Somebody) =>
  Boolean(person) || remember === 'other_person';

export const choiceOf = ({ person }: Somebody) => person ?? THE_OTHER_PERSON;

/** Choices of people for an answer about who did it. */
export const choicesAmong = (people: readonly KnownPerson[]) => [
  ...theOtherPerson(people),
  ...people.map(({ id, name, role }) => ({ value: id, label: name, hint: t(`role-${role}`) })),
];

/** Those who are chosen, in the order in which they were, with what is known of each. */
export function chosen<One extends Somebody>(known: readonly One[], ids: readonly string[]): One[] {
  const left = known.filter((one) => ids.includes(choiceOf(one)));
  const fresh = ids.filter((id) => !known.some((one) => choiceOf(one) === id));
  return [...left, ...fresh.map((id) => somebody(id) as One)];
}

const somebody = (id: string): Somebody =>
  id === THE_OTHER_PERSON
    ? { name: t('role-other_person'), remember: 'other_person' }
    : { person: id };

/** What a chosen person is called. */
export const nameOf = (one: Somebody, people: readonly KnownPerson[]) =>
  people.find(({ id }) => id === one.person)?.name ?? one.name ?? '';
