import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Backend } from '$lib/backend';
import type { AttachResult } from '$lib/backend/types';
import type { Attached } from '$lib/generated/Attached';
import type { Changed } from '$lib/generated/Changed';
import { spanOf } from '$lib/instants';
import { isShortlyBefore } from '$lib/now';
import type { When } from '$lib/when';
import type { NewSettings } from '$lib/generated/NewSettings';
import type { Settings } from '$lib/generated/Settings';
import type { UnfinishedFiles } from '$lib/generated/UnfinishedFiles';
import { expectNoAxeFaults } from '../../testing/axe';
import { openScreen } from '../../testing/open';
import { incidentView } from '../../testing/small-case';
import Screen from './Screen.svelte';

const changed: Changed = { entry: 'e1', revision: 1, kind: 'incident', is_new: true };
const photo: Attached = {
  id: 'i1',
  exhibit: 'AB/1',
  original_name: 'car.jpg',
  already_here: false,
  offers: [
    {
      words: '14 March 2026, 19:30',
      source_words: 'Camera’s clock when the picture was taken',
      when: {
        earliest: '2026-03-14T19:30:00',
        latest: '2026-03-14T19:30:00',
        zone: 'Europe/London',
        precision: 'minute',
        basis: 'photo',
      },
    },
  ],
};

test('says Saved only once it is', async () => {
  let done = (_: Changed) => {};
  const record = vi.fn(() => new Promise<Changed>((resolve) => (done = resolve)));
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  await expect.element(page.getByText('Saved.')).not.toBeInTheDocument();
  done(changed);
  await expect.element(page.getByRole('heading', { name: 'Saved.' })).toBeVisible();
  await expectNoAxeFaults();
});

test('what was saved can be seen, and the record locked, from where it says so', async () => {
  const { router, frame } = await openScreen(Screen, {}, { record: async () => changed });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await page.getByRole('button', { name: 'Lock' }).click();
  expect(frame.lock).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'See it' }).click();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'incident', params: { id: changed.entry } });
});

test('a failure keeps the words and says why', async () => {
  const record = () => Promise.reject({ code: 'disk-full', params: {} });
  await openScreen(Screen, {}, { record });
  const words = page.getByLabelText('What happened, in your own words');
  await words.fill('Car outside again.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('alert')).toHaveTextContent(/The disk is full/);
  await expect.element(words).toHaveValue('Car outside again.');
});

test('an empty note is asked about on saving, not before', async () => {
  await openScreen(Screen, {});
  await expectNoAxeFaults();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByRole('alert')).toHaveFocus();
  await expectNoAxeFaults();
});

test('a photo’s own time is offered, and taken only when the person says so', async () => {
  const record = vi.fn(async () => changed);
  const attach_chosen = async () => ({ attached: [photo], refused: [] });
  await openScreen(Screen, {}, { record, attach_chosen });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await expect.element(page.getByText(/AB\/1 has a time of its own/)).toBeVisible();
  await expectNoAxeFaults();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const before = save.element().getBoundingClientRect().top;
  await page.getByRole('button', { name: 'Use this time' }).click();
  await expect
    .element(page.getByText('kept as: 14 March 2026, 19:30, from the photo’s own clock.'))
    .toBeVisible();
  await expect.element(page.getByText(/AB\/1 has a time of its own/)).not.toBeInTheDocument();
  expect(Math.abs(save.element().getBoundingClientRect().top - before)).toBeLessThan(4);
  await expectNoAxeFaults();
  await save.click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record).toHaveBeenCalledWith({
    entry: {
      kind: 'incident',
      what: 'Car outside again.',
      when: photo.offers[0]!.when,
      evidence: ['i1'],
    },
  });
});

test('a time that was taken can be given back, and is offered again', async () => {
  const attach_chosen = async () => ({ attached: [photo], refused: [] });
  await openScreen(Screen, {}, { attach_chosen });
  await page.getByRole('button', { name: 'yesterday' }).click();
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await page.getByRole('button', { name: 'Use this time' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .element(page.getByRole('button', { name: 'yesterday' }))
    .toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByText(/AB\/1 has a time of its own/)).toBeVisible();
});

test('several files with a time make one offer', async () => {
  const record = vi.fn(async () => changed);
  const another = (number: number): Attached => ({
    ...photo,
    id: `i${number}`,
    exhibit: `AB/${number}`,
    offers: photo.offers.map((offer) => ({
      ...offer,
      words: `14 March 2026, 19:3${number}`,
      when: {
        ...offer.when,
        earliest: `2026-03-14T19:3${number}:00`,
        latest: `2026-03-14T19:3${number}:00`,
      },
    })),
  });
  const attach_chosen = async () => ({ attached: [1, 2, 3].map(another), refused: [] });
  await openScreen(Screen, {}, { record, attach_chosen });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Add a photo or file' }).click();
  await expect.element(page.getByText(/3 of these files have a time of their own/)).toBeVisible();
  await page.getByText('Choose which').click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /14 March 2026, 19:32 \(AB\/2/ }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([
    { entry: { when: { earliest: '2026-03-14T19:32:00', basis: 'photo' } } },
  ]);
});

test('about now ends when she began to write, and invents no minute', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  const before = Date.now();
  await page.getByLabelText('What happened, in your own words').fill('He is outside.');
  await expect.element(page.getByText(/kept as: .*shortly before.*from memory/)).toBeVisible();
  const after = Date.now();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  const { when } = (record.mock.calls[0] as unknown as [{ entry: { when: When } }])[0].entry;
  expect(when).toMatchObject({ precision: 'part_of_day', basis: 'memory' });
  expect(isShortlyBefore(when)).toBe(true);
  const [, end] = spanOf(when)!;
  expect(end).toBeGreaterThan(before - 60_000);
  expect(end).toBeLessThanOrEqual(after);
});

test('a draft of before that kept a minute is about that time', async () => {
  const begun: When = {
    earliest: '2026-11-20T21:14:00',
    latest: '2026-11-20T21:14:00',
    zone: 'Europe/London',
    precision: 'minute',
    basis: 'memory',
  };
  const note = { what: 'He was at the', timing: 'now', begun, files: [] };
  await openScreen(
    Screen,
    {},
    { draft: async () => JSON.stringify({ note: null, unfinished: [note] }) },
  );
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect
    .element(page.getByText('kept as: 20 November 2026, shortly before 21:14, from memory.'))
    .toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'when I began this note' }))
    .toHaveAttribute('aria-pressed', 'true');
});

test('one tap says yesterday, and another which part of it', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('A note under the door.');
  await page.getByRole('button', { name: 'yesterday' }).click();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: 'evening' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([
    { entry: { when: { precision: 'part_of_day', part_of_day: 'evening', basis: 'memory' } } },
  ]);
});

test('another time unfolds under the note, ready to type in', async () => {
  await openScreen(Screen, {}, {});
  await page.getByRole('button', { name: 'another time' }).click();
  await expect.element(page.getByLabelText('Day', { exact: true })).toHaveFocus();
  await expectNoAxeFaults();
});

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
    const fault = { code: 'file-unreadable', params: {} };
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

test('not sure when is kept as unknown', async () => {
  const record = vi.fn(async () => changed);
  await openScreen(Screen, {}, { record });
  await page.getByLabelText('What happened, in your own words').fill('Somebody moved the bins.');
  await page.getByRole('button', { name: 'not sure' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => record.mock.calls.length).toBe(1);
  expect(record.mock.calls[0]).toMatchObject([{ entry: { when: { precision: 'unknown' } } }]);
});

test('an unfinished note is offered without its words, and a new one does not lose it', async () => {
  const before = { what: 'He was at the', timing: 'now', files: [] };
  const save_draft = vi.fn(async (_: { name: string; json: string }) => undefined);
  const { router } = await openScreen(
    Screen,
    {},
    { save_draft, draft: async () => JSON.stringify({ note: before, unfinished: [] }) },
  );
  const words = page.getByLabelText('What happened, in your own words');
  await expect.element(page.getByText('There is a note that you did not finish.')).toBeVisible();
  await expect.element(words).toHaveValue('');
  await words.fill('Another thing.');
  await router.finish();
  const kept = JSON.parse(save_draft.mock.lastCall![0].json);
  expect(kept.unfinished[0].what).toBe('He was at the');
  expect(kept.note.what).toBe('Another thing.');
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect.element(words).toHaveValue('He was at the');
});

test('a clock that jumped is told, and saving goes on as ever', async () => {
  const record = vi.fn(async () => changed);
  const clock_jump = {
    way: 'back' as const,
    before: { utc: '2036-11-26T09:00:00Z', offset_minutes: 0 },
    after: { utc: '2026-11-26T09:00:00Z', offset_minutes: 0 },
  };
  const status = {
    stage: 'open' as const,
    recovery_code: 'made' as const,
    has_entries: true,
    new_key: null,
  };
  await openScreen(Screen, {}, { record, status: async () => ({ ...status, clock_jump }) });
  await expect
    .element(page.getByText(/clock went back, from 26 November 2036, 09:00 to 26 November 2026/))
    .toBeVisible();
  await expectNoAxeFaults();
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByRole('heading', { name: 'Saved.' })).toBeVisible();
});

test('who types on and on is kept, and sees when', async () => {
  const save_draft = vi.fn(async (_: { name: string; json: string }) => undefined);
  await openScreen(Screen, {}, { save_draft });
  await page.getByLabelText('What happened, in your own words').click();
  const began = Date.now();
  while (save_draft.mock.calls.length === 0) {
    await userEvent.keyboard('on ');
    expect(Date.now() - began).toBeLessThan(10_000);
  }
  expect(save_draft.mock.calls[0]?.[0].json).toContain('on on');
  await expect.element(page.getByText(/^Kept \d\d:\d\d$/)).toBeVisible();
  await expectNoAxeFaults();
});

test('what could not be kept is tried again without another key', async () => {
  let refusals = 1;
  const save_draft = vi.fn(async () => {
    if (refusals-- > 0) throw { code: 'disk-full', params: {} };
  });
  await openScreen(Screen, {}, { save_draft });
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await expect.element(page.getByText(/could not be kept/)).toBeVisible();
  await expect.element(page.getByText(/^Kept /), { timeout: 15_000 }).toBeVisible();
});

test('what was saved as the page went is not left as a draft', async () => {
  let done = (_: Changed) => {};
  const record = () => new Promise<Changed>((resolve) => (done = resolve));
  const left = new Map<string, string>();
  const { router } = await openScreen(
    Screen,
    {},
    {
      record,
      save_draft: async ({ name, json }) => void left.set(name, json),
      discard_draft: async ({ name }) => void left.delete(name),
    },
  );
  await page.getByLabelText('What happened, in your own words').fill('Car outside again.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const leaving = router.finish();
  done(changed);
  await leaving;
  await router.finish();
  expect([...left.keys()]).toEqual([]);
});

test('what else is unfinished is listed with its kind, what it is about and since when, and no words', async () => {
  const left = new Map([
    ['report:new:e1', '{}'],
    ['person:p1', '{}'],
    ['write', '{}'],
    ['files-1', '{}'],
  ]);
  const begun = { utc: '2026-11-27T22:43:00Z', offset_minutes: 0 };
  const { router } = await openScreen(
    Screen,
    {},
    {
      drafts: async () => [...left.keys()].map((name) => ({ name, begun, kept: begun })),
      entry: async () => incidentView,
      draft: async ({ name }) => (name === 'write' ? null : (left.get(name) ?? null)),
      discard_draft: async ({ name }) => void left.delete(name),
      save_draft: async ({ name, json }) => void left.set(name, json),
    },
  );
  await expect.element(page.getByRole('heading', { name: 'Not finished (2)' })).toBeVisible();
  const report = page.getByRole('listitem').filter({ hasText: 'Report, new' });
  await expect.element(report).toHaveTextContent(/about 21 November 2026, about 20:30, begun /);
  await expect.element(page.getByText(/Car parked/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
  await page.getByRole('button', { name: /Throw it away Report/ }).click();
  await expect.element(page.getByRole('heading', { name: 'Not finished' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /Go on with it Report/ }).click();
  await expect
    .poll(() => router.current)
    .toEqual({ name: 'report', params: { kind: 'report', about: ['e1'] } });
});
