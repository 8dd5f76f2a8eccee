import { sayDate } from '../time/dates';
import type { GeoPoint } from '../generated/GeoPoint';
import { t } from '../words';
import type { FieldSpec } from './field-specs';
import { typedPoint } from './fields';

/** What was answered to one question, in words; empty where it was left, or where it is a list of its own. */
export function sayField(
  spec: FieldSpec,
  kept: unknown,
  nameOf: (entry: string) => string,
): string {
  if (kept === undefined || kept === null || kept === '') return '';
  switch (spec.as) {
    case 'lines':
      return (kept as string[]).join('\n');
    case 'day':
      return sayDate(kept as string);
    case 'choice':
      return spec.say?.(kept as string) ?? (kept as string);
    case 'person':
      return nameOf(kept as string);
    case 'point':
      return typedPoint(kept as GeoPoint);
    case 'things':
      return (kept as string[]).map(nameOf).join('\n');
    case 'ticks':
      return (kept as string[]).map((one) => spec.say?.(one) ?? one).join(', ');
    case 'yes':
      return kept ? t('answer-yes') : '';
    case 'when':
    case 'incidents':
    case 'rows':
      return '';
    default:
      return kept as string;
  }
}
