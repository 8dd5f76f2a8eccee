import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { expectNoAxeFaults } from '../../testing/axe';
import Fingerprint from './Fingerprint.svelte';

test('the code stands in full, and the picture draws each dark module with room around it', async () => {
  const code = 'ABCD EFGH JKLM NPQR STUV WXYZ 2345 6789 AB';
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
