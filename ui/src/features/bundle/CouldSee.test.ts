import { expect, test, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { Answers as Backend } from '$lib/backend/fake';
import { expectNoAxeFaults } from '../../testing/axe';
import { emulate } from '../../testing/media';
import { openScreen } from '../../testing/open';
import { incidentView } from '../../testing/small-case';
import { many, number, passages, seen } from '../../testing/small-seen';
import type { Answers } from './choice';
import { unanswered } from './choice';
import CouldSee from './CouldSee.svelte';
import type { Seen } from './seeing';

const answering: Backend = {
  entry: async () => incidentView,
  item: async () => ({
    id: 'i2',
    item: {
      digest: '0'.repeat(64),
      size: 1_000,
      item_kind: 'pdf',
      media_type: 'application/pdf',
      original_name: 'tenancy.pdf',
      received: 'chosen',
      exhibit: 'AB/2',
    },
    size_words: '1 kB',
    received_words: '21 November 2026',
    clocks: [],
    offers: [],
    device_words: null,
    point_words: null,
    at_place: null,
    not_read: null,
    incidents: [],
  }),
  preview: async () => ({ kind: 'nothing', reason: 'nothing-to-show' }),
};

async function open(what: Seen = seen, answers: Answers = unanswered()) {
  const oncontinue = vi.fn();
  await openScreen(CouldSee, { seen: what, answers, oncontinue }, answering);
  return oncontinue;
}

const count = () => screen.getByRole('status');
const button = (name: string | RegExp) => screen.getByRole('button', { name, exact: true });

test('each place stands on a line with its words, its field and its own decision', async () => {
  await open();
  await expect.element(count()).toHaveTextContent('0 of 6 decided');
  await expect.element(screen.getByText(/It cannot say that there are no others/)).toBeVisible();
  const row = button(/He rang from 07700 900123 and said nothing/);
  await expect.element(row).toHaveAccessibleName(/20 March 2026: Who \(1\): why you think so/);
  await button(/^Withhold 07700 900123/).click();
  await expect.element(button(/^Withhold 07700 900123/)).toHaveAttribute('aria-pressed', 'true');
  await expect.element(count()).toHaveTextContent('1 of 6 decided');
  await expectNoAxeFaults();
});

test('one detail is decided in all its places at once, and in one of them otherwise', async () => {
  await open();
  await button('Withhold all 3: 12 Example Road').click();
  await expect.element(count()).toHaveTextContent('3 of 6 decided');
  await button(/^Leave 12, Example Road, 16 March 2026/).click();
  await expect.element(count()).toHaveTextContent('3 of 6 decided');
  const all = button('Withhold all 3: 12 Example Road');
  await expect.element(all).toHaveAttribute('aria-pressed', 'false');
});

test('what a field says alike in earlier versions is one row, decided at once', async () => {
  const place = number.places[0]!;
  const spot = { in: 'field', entry: 'e1', kind: 'incident', field: '/who/0/why' } as const;
  const places = [3, 2, 1].map((revision) => ({
    ...place,
    id: `version-${revision}`,
    spot: { ...spot, revision },
  }));
  await open({ findings: [{ ...number, places }], to_look_at: [], exhibits: [] });
  await expect.element(screen.getByText('also in 2 earlier versions')).toBeVisible();
  await button(/^Withhold 07700 900123/).click();
  await expect.element(count()).toHaveTextContent('3 of 3 decided');
});

test('what may tell more than what happened stands by itself, each kind with why it matters', async () => {
  const all = { findings: [...seen.findings, ...passages], to_look_at: [], exhibits: [] };
  await open(all);
  await expect.element(count()).toHaveTextContent('0 of 7 decided');
  const group = screen.getByRole('heading', { name: 'These may tell more than what happened' });
  await expect.element(group).toBeVisible();
  const headings = document.querySelectorAll('section h2');
  expect([...headings].map((heading) => heading.textContent)).toEqual([
    'These go out readable',
    'These may tell more than what happened',
    'These are withheld',
    'As it stands',
  ]);
  await expect.element(screen.getByRole('heading', { name: 'Legal advice (2)' })).toBeVisible();
  await expect
    .element(screen.getByText(/a court or the other side may ask for more/))
    .toBeVisible();
  await expect.element(screen.getByText(/what is not safe yet/)).toBeVisible();
  await expect.element(screen.getByText(/Health is private/)).not.toBeInTheDocument();
  await expect
    .element(screen.getByText(/^3 passages that may tell more than what happened/))
    .toBeVisible();
  await expect
    .element(screen.getByText('One detail that you have not decided goes out readable.'))
    .toBeVisible();
  await button('Withhold all 2: My solicitor says that I may keep the letter.').click();
  await button(/^Leave The back gate does not lock\., 25 February 2026/).click();
  await expect.element(count()).toHaveTextContent('3 of 7 decided');
  await expect.element(screen.getByText(/passages? that may tell more/)).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('a place opens beneath its line, and Escape gives the focus back', async () => {
  await open();
  const line = button(/stood outside 12 Example Road/);
  await line.click();
  const panel = screen.getByRole('region', { name: /Where it stands/ });
  await expect.element(panel).toHaveTextContent('Car parked across the road');
  await expect.element(panel).toHaveTextContent('What happened');
  await expectNoAxeFaults();
  await userEvent.tab();
  while (!document.activeElement?.textContent?.includes('Close')) await userEvent.tab();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(line).toHaveFocus();
});

test('a place in a file shows the file covered, and names the page', async () => {
  await open();
  await button(/Tenant of 12 Example Road/).click();
  const panel = screen.getByRole('region', { name: /Where it stands: AB\/2/ });
  await expect.element(panel).toHaveTextContent('In the file, page 3');
  await expect.element(panel.getByRole('button', { name: 'Show AB/2' })).toBeVisible();
  await expectNoAxeFaults();
});

test('everything is decided from the keyboard in one pass', async () => {
  await open();
  await button(/^Withhold 07700 900123/).click();
  await userEvent.keyboard('{ArrowDown}');
  // Exhibits are looked at first: what was covered is shown, and the focus goes on.
  await expect.element(button('Show AB/3, Several files packed in one')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Looked at: AB/3')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.element(button('Keep out: AB/3')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Show AB/3, Several files packed in one')).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(button('Looked at: AB/1')).toHaveFocus();
  await userEvent.keyboard(' {ArrowDown}');
  await expect.element(button('Withhold all 3: 12 Example Road')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(count()).toHaveTextContent('6 of 6 decided');
  await expect.element(screen.getByText(/You have decided on everything/)).toBeVisible();
  await expect.element(button('Next not decided')).not.toBeInTheDocument();
});

test('what was not looked at is named, with what it means, and can go to police only', async () => {
  const oncontinue = await open();
  await expect
    .element(screen.getByText(/2 files that you have not looked at go in.*AB\/1, AB\/3/))
    .toBeVisible();
  await expect.element(screen.getByText(/the other person could see or hear/)).toBeVisible();
  await expect
    .element(screen.getByText('One detail that you have not decided goes out readable.'))
    .toBeVisible();
  await expect
    .element(screen.getByText('3 details that you have not decided stay withheld.'))
    .toBeVisible();
  await button('Send those to police only').click();
  await expect.element(button('Police only: AB/3')).toHaveAttribute('aria-pressed', 'true');
  await button('Continue').click();
  expect(oncontinue).toHaveBeenCalledOnce();
});

test('what is not decided is found among rows that are not shown yet', async () => {
  const findings = many(120);
  const decided = Object.fromEntries(
    findings.slice(0, 100).map(({ places }) => [places[0]!.id, true]),
  );
  await open({ findings, to_look_at: [], exhibits: [] }, { ...unanswered(), decided });
  await expect.element(count()).toHaveTextContent('100 of 120 decided');
  expect(document.querySelectorAll('[data-row]').length).toBeLessThan(60);
  await button('Next not decided').click();
  await expect.element(button(/^Withhold 07700 900100/)).toHaveFocus();
  await button('Withhold all 120: Telephone number').click();
  await expect.element(count()).toHaveTextContent('120 of 120 decided');
});

test('nothing found is not said to be nothing there', async () => {
  await open({ findings: [], to_look_at: [], exhibits: [] });
  await expect.element(screen.getByText(/Daybook found no address/)).toBeVisible();
  await expect.element(screen.getByText(/It cannot say that there are no others/)).toBeVisible();
  await expect.element(count()).not.toBeInTheDocument();
  await expectNoAxeFaults();
});

test('narrow, with very long words and at 400 % it needs no scrolling sideways', async () => {
  const found = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4);
  const [number] = many(1);
  const long = { ...number!, text: found, places: [{ ...number!.places[0]!, found, name: found }] };
  for (const width of [400, 320]) {
    await screen.viewport(width, 256);
    const opened = await openScreen(
      CouldSee,
      {
        seen: { findings: [long, ...seen.findings], to_look_at: seen.to_look_at, exhibits: [] },
        answers: unanswered(),
        oncontinue: () => undefined,
      },
      answering,
    );
    await expect.element(count()).toBeInTheDocument();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    await expectNoAxeFaults();
    await opened.unmount();
  }
  await screen.viewport(1280, 860);
});

test.each([
  ['dark', { name: 'prefers-color-scheme', value: 'dark' }],
  ['forced colours', { name: 'forced-colors', value: 'active' }],
] as const)('%s', async (_look, feature) => {
  await emulate(feature);
  await open();
  await button(/stood outside 12 Example Road/).click();
  await expect.element(screen.getByRole('region')).toHaveTextContent('Car parked');
  await expectNoAxeFaults();
  await emulate();
});

test('words from the right stand from the right', async () => {
  const [number] = many(1);
  const place = { ...number!.places[0]!, before: 'اتصل من ', after: ' ولم يقل شيئا' };
  await open({ findings: [{ ...number!, places: [place] }], to_look_at: [], exhibits: [] });
  const line = document.querySelector<HTMLElement>('.line')!;
  expect(getComputedStyle(line).direction).toBe('rtl');
});

test('what does not go out as received says why, and is given only by choice', async () => {
  await open({ ...seen, findings: [], to_look_at: [] });
  await screen.getByText('Show the file').click();
  await expect.element(screen.getByText('A clean copy goes out.')).toBeVisible();
  await expect
    .element(screen.getByText(/There is more in this file than the picture shows/))
    .toHaveTextContent(/Not read: what its camera or a program wrote for itself; a short film/);
  await button('As received: AB/1').click();
  await expect.element(button('As received: AB/1')).toHaveAttribute('aria-pressed', 'true');
  await expect
    .element(screen.getByText(/with the parts that Daybook could not read/))
    .toBeVisible();
  await expectNoAxeFaults();
  await button('As proposed: AB/1').click();
  await expect.element(screen.getByText('A clean copy goes out.')).toBeVisible();
});

test('a file in which something is withheld cannot be given as received', async () => {
  const [photo] = seen.exhibits;
  const exhibits = [{ ...photo!, why: [...photo!.why, { why: 'withheld' as const }] }];
  await open({ findings: [], to_look_at: [], exhibits });
  await screen.getByText('Show the file').click();
  await expect.element(screen.getByText(/Something in it is withheld/)).toBeVisible();
  expect(screen.getByRole('button', { name: /^As received/ }).elements()).toHaveLength(0);
});
