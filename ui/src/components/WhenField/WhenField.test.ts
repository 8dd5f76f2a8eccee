import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { readWhen } from '$lib/time/typed-when';
import type { When } from '$lib/time/when';
import WhenField from './WhenField.svelte';

const props = { legend: 'When was it?', now: '2026-11-23T15:20:00', zone: 'Europe/London' };

test('is two lines to type in, and says what it understood with how it is known', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await expectNoAxeFaults();
  await screen.getByRole('radio', { name: 'About then' }).click();
  await screen.getByLabelText('Day', { exact: true }).fill('14');
  await screen.getByLabelText('Month').fill('march');
  await screen.getByRole('textbox', { name: 'Time' }).fill('8.30pm');
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent('Will be kept as: 14 March 2026, about 20:30, from memory.');
  expect(onchange).toHaveBeenLastCalledWith({
    earliest: '2026-03-14T20:00:00',
    latest: '2026-03-14T21:00:00',
    precision: 'hour',
    basis: 'memory',
    zone: 'Europe/London',
  });
  await expectNoAxeFaults();
});

test('problems stand at their fields only once they are asked for', async () => {
  const screen = await render(WhenField, props);
  await expect.element(screen.getByText(/Write the day, or choose/)).not.toBeInTheDocument();
  await screen.rerender({ showProblems: true });
  await expect.element(screen.getByText(/Write the day, or choose/)).toBeVisible();
  await expectNoAxeFaults();
});

test('"not sure" is an answer', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await screen.getByRole('radio', { name: 'Not sure' }).click();
  expect(onchange).toHaveBeenLastCalledWith({ precision: 'unknown', basis: 'memory' });
});

test('a morning by default says so', async () => {
  const screen = await render(WhenField, props);
  await screen.getByRole('button', { name: 'Yesterday' }).click();
  await screen.getByRole('textbox', { name: 'Time' }).fill('8:30');
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(/22 November 2026, 08:30.*add pm/);
});

test('one hour that came twice is asked about', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await screen.getByLabelText('Day', { exact: true }).fill('25');
  await screen.getByLabelText('Month').fill('10');
  await screen.getByRole('textbox', { name: 'Time' }).fill('1.30am');
  expect(readWhen(onchange.mock.lastCall?.[0])).toBeUndefined();
  await screen.getByRole('radio', { name: 'After the clocks went back' }).click();
  expect(onchange.mock.lastCall?.[0]).toMatchObject({ fold: 'second' });
});

test('showing a time that was written before does not rewrite it', async () => {
  const onchange = vi.fn();
  await render(WhenField, {
    ...props,
    value: {
      precision: 'exact',
      basis: 'provider',
      earliest: '2026-03-14T19:30:12',
      latest: '2026-03-14T19:30:12',
    },
    onchange,
  });
  expect(onchange).not.toHaveBeenCalled();
});

const photo: When = {
  precision: 'minute',
  basis: 'photo',
  zone: 'Europe/London',
  earliest: '2026-11-20T21:14:00',
  latest: '2026-11-20T21:14:00',
};

test('what is there stands on one line with how it is known, until it is to be changed', async () => {
  const screen = await render(WhenField, { ...props, value: photo });
  await expect
    .element(screen.getByText('20 November 2026, 21:14, from the photo’s own clock'))
    .toBeVisible();
  await expect.element(screen.getByRole('textbox')).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await screen.getByRole('button', { name: 'Change When was it?' }).click();
  await expect.element(screen.getByLabelText('Day', { exact: true })).toHaveFocus();
  await expect.element(screen.getByRole('textbox', { name: 'Time' })).toHaveValue('21:14');
  await expectNoAxeFaults();
});

test('a day without a time is a day, and the rest unfolds only when it is asked for', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  const height = () => screen.container.getBoundingClientRect().height;
  expect(height()).toBeLessThan(190);
  await screen.getByRole('button', { name: 'Yesterday' }).click();
  expect(onchange.mock.lastCall?.[0]).toMatchObject({
    precision: 'day',
    earliest: '2026-11-22T00:00:00',
  });
  expect(height()).toBeLessThan(290);
  await expect.element(screen.getByText('I remember it')).not.toBeVisible();
  await screen.getByText('In your own words, and how you know').click();
  await screen.getByRole('radio', { name: 'I wrote it down at the time' }).click();
  expect(onchange.mock.lastCall?.[0]).toMatchObject({ basis: 'own_note' });
  await expectNoAxeFaults();
});

test('what cannot be read yet is handed on as it was typed, and stands there again', async () => {
  const onchange = vi.fn();
  const first = await render(WhenField, { ...props, onchange });
  await first.getByRole('radio', { name: 'About then' }).click();
  await first.getByLabelText('Day', { exact: true }).fill('14');
  await first.getByRole('textbox', { name: 'Time' }).fill('half past');
  const typed = onchange.mock.lastCall?.[0];
  expect(readWhen(typed)).toBeUndefined();
  await first.unmount();
  const again = await render(WhenField, { ...props, value: typed, onchange });
  await expect.element(again.getByRole('radio', { name: 'About then' })).toBeChecked();
  await expect.element(again.getByLabelText('Day', { exact: true })).toHaveValue('14');
  await expect.element(again.getByRole('textbox', { name: 'Time' })).toHaveValue('half past');
  await again.getByLabelText('Month').fill('3');
  await again.getByRole('textbox', { name: 'Time' }).fill('8.30pm');
  expect(onchange.mock.lastCall?.[0]).toMatchObject({ earliest: '2026-03-14T20:00:00' });
});

test('fields that were emptied again say nothing', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await screen.getByLabelText('Day', { exact: true }).fill('14');
  await screen.getByLabelText('Day', { exact: true }).fill('');
  expect(onchange).toHaveBeenLastCalledWith(undefined);
});
