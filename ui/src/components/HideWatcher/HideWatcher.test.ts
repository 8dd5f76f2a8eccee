import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import HideWatcher from './HideWatcher.svelte';
import { ShiftThreeTimes } from './shift-three-times';

function press(shift: ShiftThreeTimes, at: number): boolean {
  const third = shift.down('Shift', false, at);
  shift.up('Shift', at);
  return third;
}

test('three presses, each within five seconds of the one before', () => {
  const shift = new ShiftThreeTimes();
  expect([press(shift, 0), press(shift, 4_900), press(shift, 9_800)]).toEqual([false, false, true]);
});

test('the third counts while the key is still down', () => {
  const shift = new ShiftThreeTimes();
  press(shift, 0);
  press(shift, 1_000);
  expect(shift.down('Shift', false, 2_000)).toBe(true);
});

test('presses four to twenty hide again at the most, and never bring anything back', () => {
  const shift = new ShiftThreeTimes();
  const thirds = Array.from({ length: 20 }, (_, at) => press(shift, at));
  expect(thirds.filter(Boolean)).toHaveLength(6);
});

test('a pause starts over', () => {
  const shift = new ShiftThreeTimes();
  press(shift, 0);
  press(shift, 1_000);
  expect(press(shift, 6_001)).toBe(false);
  expect(shift.presses).toBe(1);
});

test('a capital letter is no press', () => {
  const shift = new ShiftThreeTimes();
  for (let at = 0; at < 5; at += 1) {
    expect(shift.down('Shift', false, at)).toBe(false);
    shift.down('A', false, at);
    shift.up('A', at);
    shift.up('Shift', at);
  }
  expect(shift.presses).toBe(0);
});

test('holding Shift is one press', () => {
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
