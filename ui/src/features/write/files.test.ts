import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Backend } from '$lib/backend';
import type { AttachResult } from '$lib/generated/AttachResult';
import type { Changed } from '$lib/generated/Changed';
import type { NewSettings } from '$lib/generated/NewSettings';
import type { Settings } from '$lib/generated/Settings';
import type { UnfinishedFiles } from '$lib/generated/UnfinishedFiles';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView } from '../../testing/small-case';
import { photo } from '../../testing/photo';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 1, kind: 'incident', is_new: true };

describe('a picture that is pasted', () => {
  function paste(...put: ((clipboard: DataTransfer) => void)[]) {
    const clipboardData = new DataTransfer();
    put.forEach((one) => one(clipboardData));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('textarea')!.dispatchEvent(event);
    return event;
  }
  const picture = (clipboard: DataTransfer) =>
    void clipboard.items.add(new File([new Uint8Array([1, 2, 3])], 'x.png', { type: 'image/png' }));
  const words = (clipboard: DataTransfer) => clipboard.setData('text/plain', 'a table');

  test('is attached as it came', async () => {
    const pasted = { ...photo, original_name: 'Pasted picture, 27 Nov 22:46', offers: [] };
    const attach_pasted = vi.fn(async () => ({ attached: [pasted], refused: [] }));
    await openScreen(Screen, {}, { attach_pasted });
    expect(paste(picture).defaultPrevented).toBe(true);
    await expect.element(page.getByText('Pasted picture, 27 Nov 22:46').first()).toBeVisible();
    expect(attach_pasted).toHaveBeenCalledExactlyOnceWith({
      picture: new Uint8Array([1, 2, 3]),
      incident: null,
    });
  });

  test('is pasted as words where it comes with words', async () => {
    const attach_pasted = vi.fn(async () => ({ attached: [], refused: [] }));
    await openScreen(Screen, {}, { attach_pasted });
    expect(paste(words, picture).defaultPrevented).toBe(false);
    expect(attach_pasted).not.toHaveBeenCalled();
  });

  test('is asked for where the web view does not say what is pasted', async () => {
    const pasted = { ...photo, original_name: 'Pasted picture, 27 Nov 22:46', offers: [] };
    const attach_pasted = vi.fn(async () => ({ attached: [pasted], refused: [] }));
    const picture_in_clipboard = async () => new Uint8Array([1, 2, 3]).buffer;
    await openScreen(Screen, {}, { attach_pasted, picture_in_clipboard });
    expect(paste().defaultPrevented).toBe(false);
    await expect.element(page.getByText('Pasted picture, 27 Nov 22:46').first()).toBeVisible();
    expect(attach_pasted).toHaveBeenCalledExactlyOnceWith({
      picture: new Uint8Array([1, 2, 3]),
      incident: null,
    });
  });

  test('is none where there is none to ask for', async () => {
    const attach_pasted = vi.fn(async () => ({ attached: [], refused: [] }));
    const picture_in_clipboard = vi.fn(async () => new ArrayBuffer(0));
    await openScreen(Screen, {}, { attach_pasted, picture_in_clipboard });
    paste();
    await vi.waitFor(() => expect(picture_in_clipboard).toHaveBeenCalledOnce());
    expect(attach_pasted).not.toHaveBeenCalled();
  });
});

describe('saving while a file is being added', () => {
  function slow() {
    let give = (_: AttachResult) => {};
    const attach_chosen = () => new Promise<AttachResult>((resolve) => (give = resolve));
    const record = vi.fn(async () => changed);
    const revise = vi.fn<Backend['revise']>(async () => changed);
    const entry = async () => ({
      ...incidentView,
      id: 'e1',
      revision: 1,
      entry: { kind: 'incident' as const, what: 'Car outside again.' },
    });
    const arrives = (result: AttachResult) => give(result);
    return { answers: { attach_chosen, record, revise, entry }, record, revise, arrives };
  }

  async function saveMeanwhile() {
    await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
    await page.getByRole('button', { name: 'Add a photo or file' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.element(page.getByRole('heading', { name: 'Saved.' })).toBeVisible();
  }

  test('the file joins the note when it is done', async () => {
    const { answers, record, revise, arrives } = slow();
    await openScreen(Screen, {}, answers);
    await saveMeanwhile();
    expect(record).toHaveBeenCalledOnce();
    await expect.element(page.getByText(/still being added/)).toBeVisible();
    await expectNoAxeFaults();
    arrives({ attached: [photo], refused: [] });
    await expect.element(page.getByText('The file is part of the note now.')).toBeVisible();
    expect(revise).toHaveBeenCalledExactlyOnceWith({
      id: 'e1',
      base: 1,
      entry: { kind: 'incident', what: 'Car outside again.', evidence: ['i1'] },
    });
  });

  test('also when another note was begun meanwhile, which does not get it', async () => {
    const { answers, revise, arrives } = slow();
    await openScreen(Screen, {}, answers);
    await saveMeanwhile();
    await page.getByRole('button', { name: 'Write another' }).click();
    arrives({ attached: [photo], refused: [] });
    await expect.poll(() => revise.mock.calls.length).toBe(1);
    await expect.element(page.getByText('Added to this note')).not.toBeInTheDocument();
  });

  test('the questions wait for it, so that neither overwrites the other', async () => {
    const { answers, revise, arrives } = slow();
    const { router } = await openScreen(Screen, {}, answers);
    const go = vi.spyOn(router, 'go').mockResolvedValue(undefined as never);
    await saveMeanwhile();
    await page.getByRole('button', { name: 'Add more to it' }).click();
    await expect.element(page.getByText(/come up as soon as it is there/)).toBeVisible();
    expect(go).not.toHaveBeenCalled();
    arrives({ attached: [photo], refused: [] });
    await expect.poll(() => go.mock.calls.length).toBe(1);
    expect(revise).toHaveBeenCalledOnce();
  });

  test('a file that could not be kept is said', async () => {
    const { answers, revise, arrives } = slow();
    await openScreen(Screen, {}, answers);
    await saveMeanwhile();
    const fault = { code: 'file-unreadable' as const, params: {} };
    arrives({ attached: [], refused: [{ original_name: 'car.jpg', fault }] });
    await expect.element(page.getByText('“car.jpg” was not added.')).toBeVisible();
    expect(revise).not.toHaveBeenCalled();
  });
});

test('a file that is taken off the note says where it is, and can be put back', async () => {
  const attach_chosen = async () => ({ attached: [photo], refused: [] });
  await openScreen(Screen, {}, { attach_chosen });
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await page.getByRole('button', { name: 'Take off this note car.jpg' }).click();
  await expect
    .element(page.getByText(/is off this note\. The file stays in Evidence/))
    .toBeVisible();
  await expect.element(page.getByText(/has a time of its own/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByRole('listitem').filter({ hasText: 'car.jpg' })).toBeVisible();
  await expect.element(page.getByText(/has a time of its own/)).toBeVisible();
});

const settings: Settings = {
  lock_after_minutes: 5,
  theme: 'system',
  hide_closes: false,
  keep_out_of_captures: true,
  keeper_name: null,
  initials: 'X',
  initials_asked: false,
  initials_fixed: false,
  zone: 'Europe/London',
  other_person: null,
};

test('initials are asked for with the first file, and only then', async () => {
  const attach_chosen = async () => ({ attached: [{ ...photo, exhibit: 'X/1' }], refused: [] });
  const change_settings = vi.fn(async ({ change }: { change: NewSettings }) => ({
    ...settings,
    ...change,
    initials_asked: true,
  }));
  await openScreen(Screen, {}, { attach_chosen, change_settings, settings: async () => settings });
  const initials = page.getByLabelText('Your initials, for marks such as AB/1');
  await expect.element(initials).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await initials.fill('a1');
  await page.getByRole('button', { name: 'Keep these' }).click();
  await expect.element(page.getByText(/Write one to four letters/)).toBeVisible();
  await expectNoAxeFaults();
  await initials.fill('rh');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/Your files are marked RH\/1/)).toBeVisible();
  await expect.element(page.getByText(/^RH\/1 has a time of its own/)).toBeVisible();
  expect(change_settings).toHaveBeenCalledWith({ change: { initials: 'RH' } });
});

test('the question for initials can be left', async () => {
  const attach_chosen = async () => ({ attached: [{ ...photo, exhibit: 'X/1' }], refused: [] });
  const change_settings = vi.fn(async () => ({ ...settings, initials_asked: true }));
  await openScreen(Screen, {}, { attach_chosen, change_settings, settings: async () => settings });
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await expect.element(page.getByText('Police may ask for them.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Leave it', exact: true }).first().click();
  await expect.element(page.getByText(/marked X\/1 and so on, for now/)).toBeVisible();
  expect(change_settings).toHaveBeenCalledWith({ change: { initials: 'X' } });
});

const unfinished: UnfinishedFiles = {
  id: 'u1',
  names: ['CCTV_shop.mp4'],
  incident: 'e1',
  incident_words: '14 March 2026, 19:30',
  begun_words: '27 November 2026, 22:46',
};

test('a file that was not added is named, and chosen again for its incident', async () => {
  let left = [unfinished];
  const attach_again = vi.fn(async () => {
    left = [];
    return { attached: [photo], refused: [] };
  });
  await openScreen(Screen, {}, { attach_again, unfinished_files: async () => left });
  await expect
    .element(page.getByText('“CCTV_shop.mp4” was not added. It was meant for the incident of 14'))
    .toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Choose it again' }).click();
  await expect.element(page.getByText('The file is added to its incident.')).toBeVisible();
  expect(attach_again).toHaveBeenCalledWith({ unfinished: 'u1' });
  await expect.element(page.getByText(/was not added/)).not.toBeInTheDocument();
  await expect.element(page.getByText('Added to this note')).not.toBeInTheDocument();
});

test('files that belonged to no incident go into the note only when the person says so', async () => {
  const names = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'];
  let left: UnfinishedFiles[] = [{ ...unfinished, names, incident: null, incident_words: null }];
  const attach_again = async () => {
    left = [];
    return { attached: [photo], refused: [] };
  };
  await openScreen(Screen, {}, { attach_again, unfinished_files: async () => left });
  await expect
    .element(page.getByText('5 files were not added: a.jpg, b.jpg, c.jpg and 2 more.'))
    .toBeVisible();
  await page.getByRole('button', { name: 'Choose them again' }).click();
  await expect.element(page.getByText(/It is in Evidence/)).toBeVisible();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'Add to this note' }).click();
  await expect.element(page.getByText('Added to this note')).toBeVisible();
});

test('a file that was not added can be left', async () => {
  let left = [unfinished];
  const leave_unfinished = vi.fn(async () => void (left = []));
  await openScreen(Screen, {}, { leave_unfinished, unfinished_files: async () => left });
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect.element(page.getByText(/was not added/)).not.toBeInTheDocument();
  expect(leave_unfinished).toHaveBeenCalledWith({ unfinished: 'u1' });
});
