import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import { code, fingerprint, key } from '../../testing/small-bundle';
import Fingerprint from './Fingerprint.svelte';

afterEach(() => page.viewport(1280, 860));

test('the code stands in full, and the picture draws each dark module with room around it', async () => {
  const screen = await render(Fingerprint, {
    code,
    qr: [
      [true, false],
      [false, true],
    ],
  });
  await expect.element(screen.getByText(code)).toBeVisible();
  const picture = screen.getByRole('img').element();
  expect(picture.getAttribute('viewBox')).toBe('0 0 10 10');
  expect(picture.querySelector('path')?.getAttribute('d')).toBe('M4 4h1v1h-1zM5 5h1v1h-1z');
  await expectNoAxeFaults();
});

test('below the code stand all 64 characters, and the key that it vouches for', async () => {
  const screen = await render(Fingerprint, fingerprint);
  await expect.element(screen.getByText('The same code in full, 64 characters:')).toBeVisible();
  await expect.element(screen.getByText(`It vouches for the key ${key}`)).toBeVisible();
  // One press takes all of it.
  await screen.getByText(/^01234567 89abcdef/).click();
  expect(getSelection()?.toString().replaceAll(' ', '')).toBe(fingerprint.whole);
  await expectNoAxeFaults();
});

test('the key of the person who reads it is called theirs', async () => {
  const screen = await render(Fingerprint, { ...fingerprint, own: true });
  await expect
    .element(screen.getByText(`Your key is ${key}. It signs what you hand over.`))
    .toBeVisible();
});

test('a code of an older bundle stands alone', async () => {
  const screen = await render(Fingerprint, { ...fingerprint, whole: null, key: null });
  await expect.element(screen.getByText(code)).toBeVisible();
  await expect.element(screen.getByText(/64 characters/)).not.toBeInTheDocument();
  await expect.element(screen.getByText(/vouches for/)).not.toBeInTheDocument();
});

test('nothing of it is wider than a narrow window', async () => {
  await page.viewport(320, 600);
  await render(Fingerprint, fingerprint);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
