import type { Behaviour } from '$lib/generated/Behaviour';
import type { Channel } from '$lib/generated/Channel';

/** Kinds that say by themselves how it came: it is not asked again. */
const SAID_BY: Readonly<Partial<Record<Behaviour, Channel>>> = {
  calls: 'call',
  silent_calls: 'call',
  messages: 'message',
  letters: 'letter',
  leaving_gifts: 'gift',
  payments: 'payment',
  third_party_contact: 'through_others',
  account_access: 'account',
  tracker: 'device',
};

const saidBy = (behaviours: readonly Behaviour[]) =>
  new Set(behaviours.flatMap((tag) => SAID_BY[tag] ?? []));

/** How it came, once other kinds are chosen. What the person said about it herself stays. */
export function channelsAfter(
  channels: readonly Channel[],
  before: readonly Behaviour[],
  now: readonly Behaviour[],
): Channel[] {
  const [were, are] = [saidBy(before), saidBy(now)];
  const left = channels.filter((channel) => are.has(channel) || !were.has(channel));
  return [...left, ...[...are].filter((channel) => !were.has(channel) && !left.includes(channel))];
}
