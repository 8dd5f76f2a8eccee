import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import VirtualList from './VirtualList.svelte';

interface Row {
  id: string;
}

const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `row ${at}` }));
const row = createRawSnippet<[Row, number]>((one) => ({
  render: () => `<p class="one">${one().id}</p>`,
}));
const props = { key: (one: Row) => one.id, row, label: 'Incidents', estimate: 60 };

test('a short list stands on the page as a whole', async () => {
  const screen = await render(VirtualList<Row>, { ...props, rows: many(40) });
  expect(screen.container.querySelectorAll('li')).toHaveLength(40);
  await expectNoAxeFaults();
});

test('ten thousand rows are few on the page, and the last can be reached', async () => {
  const onnearend = vi.fn();
  const screen = await render(VirtualList<Row>, { ...props, rows: many(10_000), onnearend });
  await expect.poll(() => screen.container.querySelectorAll('li').length).toBeGreaterThan(5);
  expect(screen.container.querySelectorAll('li').length).toBeLessThan(100);
  expect(onnearend).not.toHaveBeenCalled();
  await expect
    .poll(() => {
      window.scrollTo(0, document.documentElement.scrollHeight);
      return screen.container.textContent;
    })
    .toContain('row 9999');
  expect(onnearend).toHaveBeenCalled();
  const last = [...screen.container.querySelectorAll('li')].at(-1);
  expect(last?.getAttribute('aria-posinset')).toBe('10000');
  window.scrollTo(0, 0);
});

/** What stands in the middle of the window. */
const read = () => document.elementFromPoint(100, window.innerHeight / 2)?.textContent?.trim();

test('the place is kept when more rows are read, also where a list becomes long', async () => {
  const screen = await render(VirtualList<Row>, { ...props, rows: many(280), expected: 1_000 });
  await expect
    .poll(() => {
      window.scrollTo(0, document.documentElement.scrollHeight);
      return screen.container.textContent;
    })
    .toContain('row 279');
  const [before, scrolled] = [read(), window.scrollY];
  expect(before).toMatch(/row 2[67]\d/);
  await screen.rerender({ rows: many(340) });
  await expect.poll(() => document.documentElement.scrollHeight).toBeGreaterThan(scrolled + 2_000);
  expect(read()).toBe(before);
  window.scrollTo(0, 0);
});

test('a long list that was left is found again at the same row', async () => {
  const heights = new Map<string, number>();
  const given = { ...props, rows: many(1_000), estimate: 200, heights };
  const screen = await render(VirtualList<Row>, given);
  for (let step = 0; step < 60; step += 1) {
    window.scrollBy(0, 300);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
  const [before, scrolled] = [read(), window.scrollY];
  expect(before).toMatch(/row \d\d/);
  await screen.unmount();
  window.scrollTo(0, 0);
  await render(VirtualList<Row>, given);
  await expect
    .poll(() => {
      window.scrollTo(0, scrolled);
      return read();
    })
    .toBe(before);
  window.scrollTo(0, 0);
});
