import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import WhenField from './WhenField.svelte';

const props = { legend: 'When was it?', now: '2026-11-23T15:20:00', zone: 'Europe/London' };

test('asks first how well it is known, and says what it understood', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await expectNoAxeFaults();
  await screen.getByRole('radio', { name: 'I know the date and about what time' }).click();
  await screen.getByLabelText('Day', { exact: true }).fill('14');
  await screen.getByLabelText('Month').fill('march');
  await screen.getByLabelText('About what time?').fill('8.30pm');
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent('Will be kept as: 14 March 2026, about 20:30.');
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
  await screen.getByRole('radio', { name: 'I know only the date' }).click();
  await expect.element(screen.getByText(/Write the day, month and year/)).not.toBeInTheDocument();
  await screen.rerender({ showProblems: true });
  await expect.element(screen.getByText(/Write the day, month and year/)).toBeVisible();
  await expectNoAxeFaults();
});

test('"not sure" is an answer', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await screen.getByRole('radio', { name: 'I am not sure when' }).click();
  expect(onchange).toHaveBeenLastCalledWith({ precision: 'unknown', basis: 'memory' });
});

test('a morning by default says so', async () => {
  const screen = await render(WhenField, props);
  await screen.getByRole('radio', { name: 'I know the date and the time' }).click();
  await screen.getByRole('button', { name: 'Yesterday' }).click();
  await screen.getByLabelText('What time?').fill('8:30');
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(/22 November 2026, 08:30.*add pm/);
});

test('one hour that came twice is asked about', async () => {
  const onchange = vi.fn();
  const screen = await render(WhenField, { ...props, onchange });
  await screen.getByRole('radio', { name: 'I know the date and the time' }).click();
  await screen.getByLabelText('Day', { exact: true }).fill('25');
  await screen.getByLabelText('Month').fill('10');
  await screen.getByLabelText('What time?').fill('1.30am');
  expect(onchange).toHaveBeenLastCalledWith(undefined);
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
