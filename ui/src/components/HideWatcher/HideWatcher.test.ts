import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import cases from './cases.json';
import HideWatcher from './HideWatcher.svelte';
import { ShiftThreeTimes } from './shift-three-times';

function press(shift: ShiftThreeTimes, at: number): boolean {
  const third = shift.down('Shift', false, at);
  shift.up('Shift', at);
  return third;
}

/** One table for the page and for the window (`hide_key.rs`), which hears the same keys. */
test.each(cases)('$name', ({ keys, hides }) => {
  const shift = new ShiftThreeTimes();
  const thirds = (keys as [string, string, number][]).filter(([does, key, at]) => {
    if (does === 'down') return shift.down(key, false, at);
    shift.up(key, at);
    return false;
  });
  expect(thirds).toHaveLength(hides);
});

test('presses four to twenty hide again at the most, and never bring anything back', () => {
  const shift = new ShiftThreeTimes();
  const thirds = Array.from({ length: 20 }, (_, at) => press(shift, at));
  expect(thirds.filter(Boolean)).toHaveLength(6);
});

test('a key held is one press, however often it repeats', () => {
  const shift = new ShiftThreeTimes();
  shift.down('Shift', false, 0);
  for (let repeat = 0; repeat < 20; repeat += 1) shift.down('Shift', true, repeat);
  shift.up('Shift', 30);
  expect(shift.presses).toBe(1);
});

test('the keyboard reaches it from inside a field, and further presses change nothing', async () => {
  const onhide = vi.fn();
  await render(HideWatcher, { onhide });
  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  await userEvent.keyboard('{Shift}{Shift}');
  expect(onhide).not.toHaveBeenCalled();
  await userEvent.keyboard('{Shift}');
  expect(onhide).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Shift}{Shift}');
  expect(onhide).toHaveBeenCalledOnce();
  field.remove();
});
