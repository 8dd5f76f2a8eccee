import { afterEach, expect, test, vi } from 'vitest';
import { followZoom } from './zoom';

let stop = () => {};
afterEach(() => stop());

function heard(event: Event): { steps: unknown[]; prevented: boolean } {
  const zoom = vi.fn();
  stop = followZoom(zoom);
  window.dispatchEvent(event);
  stop();
  return { steps: zoom.mock.calls.flat(), prevented: event.defaultPrevented };
}

test.each([
  ['+', 'in'],
  ['=', 'in'],
  ['-', 'out'],
  ['0', 'reset'],
])('Ctrl and %s', (key, step) => {
  const event = new KeyboardEvent('keydown', { key, ctrlKey: true, cancelable: true });
  expect(heard(event)).toEqual({ steps: [step], prevented: true });
});

test.each([
  [-120, 'in'],
  [120, 'out'],
])('Ctrl and the wheel, by %i', (deltaY, step) => {
  const event = new WheelEvent('wheel', { deltaY, ctrlKey: true, cancelable: true });
  expect(heard(event)).toEqual({ steps: [step], prevented: true });
});

test('what is typed or scrolled changes nothing', () => {
  expect(heard(new KeyboardEvent('keydown', { key: '-' })).steps).toEqual([]);
  expect(heard(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true })).steps).toEqual([]);
  expect(heard(new WheelEvent('wheel', { deltaY: 120 })).steps).toEqual([]);
});
