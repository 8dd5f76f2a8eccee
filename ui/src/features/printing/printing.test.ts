import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Answers } from '$lib/backend/fake';
import type { PrintoutView } from '$lib/generated/PrintoutView';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import Screen from './Screen.svelte';

const home = { what: 'address' as const, text: '12 Example Road' };
const number = { what: 'number' as const, text: '07700 900123' };

const withholding: PrintoutView = { pictures: 1, readable: [number], withheld: [home] };
const leaving: PrintoutView = { pictures: 1, readable: [home, number], withheld: [] };

function answers(some: Answers = {}): Answers {
  return {
    printout: async ({ choice }) => (choice.protected ? leaving : withholding),
    choose_printout_folder: async () => true,
    save_printout: async () => ({
      file_name: 'pages_2026-11-28.pdf',
      size_words: '40 kB',
      police_only: false,
    }),
    remove_printout: async () => undefined,
    ...some,
  };
}

const save = () => page.getByRole('button', { name: 'Choose a folder and save the PDF' });

afterEach(async () => {
  await page.viewport(1280, 860);
});

test('an incident says what is in it before it is saved, with its warning, and can be removed', async () => {
  const save_printout = vi.fn(answers().save_printout!);
  const remove_printout = vi.fn(answers().remove_printout!);
  await openScreen(Screen, { incident: 'e1' }, answers({ save_printout, remove_printout }));
  await expect.element(page.getByRole('heading', { name: 'Print this incident' })).toBeVisible();
  await expect.element(page.getByText('Telephone number: 07700 900123')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Withheld' })).toBeVisible();
  await expect.element(page.getByText(/Outside Daybook anybody can read it/)).toBeVisible();
  await expectNoAxeFaults();
  await save().click();
  await expect.element(page.getByText('Saved: pages_2026-11-28.pdf, 40 kB.')).toBeVisible();
  expect(save_printout).toHaveBeenCalledExactlyOnceWith({
    choice: { printout: { which: 'incident', id: 'e1' }, protected: false },
  });
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Printed? Remove this copy' }).click();
  await expect.element(page.getByText(/^This copy is removed/)).toBeVisible();
  expect(remove_printout).toHaveBeenCalledTimes(1);
});

test('what is protected is printed only when the person says so, and seen first', async () => {
  const save_printout = vi.fn(answers().save_printout!);
  await openScreen(Screen, { incident: 'e1' }, answers({ save_printout }));
  await page.getByLabelText('Print what is protected too').click();
  await expect.element(page.getByRole('heading', { name: 'Withheld' })).not.toBeInTheDocument();
  await expect.element(page.getByText('Address: 12 Example Road')).toBeVisible();
  await save().click();
  await expect.poll(() => save_printout.mock.lastCall?.[0].choice.protected).toBe(true);
});

test('a closed folder chooser saves nothing, and a failure says why', async () => {
  const save_printout = vi.fn(() => Promise.reject({ code: 'bundle-print', params: {} }));
  let chosen = false;
  await openScreen(
    Screen,
    { incident: 'e1' },
    answers({ save_printout, choose_printout_folder: async () => chosen }),
  );
  await save().click();
  expect(save_printout).not.toHaveBeenCalled();
  chosen = true;
  await save().click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expectNoAxeFaults();
});

test('stopping ends the printing', async () => {
  const cancel = vi.fn(async () => undefined);
  const save_printout = () => new Promise<never>(() => undefined);
  await openScreen(Screen, { incident: 'e1' }, answers({ save_printout, cancel }));
  await save().click();
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(cancel).toHaveBeenCalledTimes(1);
});

test('the two pages, also at 400 % zoom', async () => {
  const printout = vi.fn(answers().printout!);
  await page.viewport(320, 256);
  await openScreen(Screen, {}, answers({ printout }));
  await expect.element(page.getByRole('heading', { name: 'Print the two pages' })).toBeVisible();
  await expect.element(page.getByText('Telephone number: 07700 900123')).toBeVisible();
  expect(printout).toHaveBeenCalledWith({
    choice: { printout: { which: 'for_the_officer' }, protected: false },
  });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectNoAxeFaults();
});
