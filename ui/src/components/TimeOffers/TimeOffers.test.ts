import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { When } from '$lib/time/when';
import { expectNoAxeFaults } from '../../testing/axe';
import TimeOffers, { type OfferedTime } from './TimeOffers.svelte';

const at = (time: string): When => ({
  earliest: `2026-03-14T${time}:00`,
  latest: `2026-03-14T${time}:00`,
  zone: 'Europe/London',
  precision: 'minute',
  basis: 'photo',
});
const offered = (exhibit: string, time: string): OfferedTime => ({
  exhibit,
  name: `photo-of-${exhibit.replace('/', '-')}.jpg`,
  offer: { words: `14 March 2026, ${time}`, source_words: 'Camera’s clock', when: at(time) },
});
const nothing = () => undefined;

test('one offer has its time at once, several are one notice to choose from', async () => {
  const ontake = vi.fn();
  const one = [offered('AB/1', '19:30')];
  const screen = await render(TimeOffers, { offers: one, ontake, onleave: nothing });
  await expect.element(screen.getByText(/AB\/1 has a time of its own/)).toBeVisible();
  await expectNoAxeFaults();
  const two = [...one, offered('AB/2', '19:31')];
  await screen.rerender({ offers: two });
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent('2 of these files have a time');
  await screen.getByText('Choose which').click();
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: /19:31: photo-of-AB-2\.jpg/ }).click();
  expect(ontake).toHaveBeenCalledExactlyOnceWith(two[1]);
});

test('what is there already is not offered', async () => {
  const offers = [offered('AB/1', '19:30')];
  const known = { offers, has: at('19:30'), ontake: nothing, onleave: nothing };
  const screen = await render(TimeOffers, known);
  await expect.element(screen.getByRole('status')).not.toBeInTheDocument();
});
