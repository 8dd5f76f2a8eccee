import { expect, test } from 'vitest';
import { incidentView } from '../../testing/small-case';
import { textsOf } from './entry-texts';

test('every text of an entry has the name of its field, the wanted one in front', () => {
  const texts = textsOf(incidentView.entry!, '/who/0/why');
  expect(texts.map(({ label }) => label)).toEqual([
    'Who (1): why you think so',
    'What happened',
    'Where',
    'Witness (1): what they saw or heard',
  ]);
  expect(texts[0]!.text).toBe('I know his car');
});

test('codes are left out unless it is about them', () => {
  const pointers = (first: string) =>
    textsOf(incidentView.entry!, first).map(({ pointer }) => pointer);
  expect(pointers('/what')).not.toContain('/behaviours/0');
  expect(pointers('/behaviours/0')[0]).toBe('/behaviours/0');
});
