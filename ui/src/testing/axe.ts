import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with what axe finds, by rule and element. */
export async function expectNoAxeFaults(where: Element = document.body): Promise<void> {
  const { violations } = await axe.run(where, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // A component alone is no page.
    rules:
      where === document.body
        ? {
            region: { enabled: false },
            'page-has-heading-one': { enabled: false },
            'landmark-one-main': { enabled: false },
          }
        : {},
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}
