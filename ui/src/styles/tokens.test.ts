import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

function colour(name: string, theme: Theme): string {
  const pair = colours.get(name);
  if (!pair) throw new Error(`no token --${name}`);
  return pair[theme];
}

const grounds = ['paper', 'surface', 'sunk'];
const text: [string, string][] = [
  ...['ink', 'ink-soft', 'accent', 'accent-strong', 'error'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ['ink', 'accent-soft'],
  ['ink-soft', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['ink', 'error-soft'],
  ['error', 'error-soft'],
  ...['0', '1', '2', '3'].map((step): [string, string] => ['heat-ink-low', `heat-${step}`]),
  ...['4', '5'].map((step): [string, string] => ['heat-ink-high', `heat-${step}`]),
];
const parts: [string, string][] = [
  ...['line-strong', 'accent', 'accent-line', 'error'].flatMap((part) =>
    grounds.map((ground): [string, string] => [part, ground]),
  ),
  ['accent', 'accent-soft'],
  ['accent-line', 'accent-soft'],
  ['heat-4', 'sunk'],
  ['heat-5', 'sunk'],
];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(text)('text %s can be read on %s', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(parts)('part %s can be seen on %s', (part, ground) => {
    expect(contrast(colour(part, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('every colour is remade for forced colours', () => {
  const forced = css.slice(css.indexOf('forced-colors'));
  for (const name of colours.keys()) expect(forced).toContain(`--${name}:`);
});

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
