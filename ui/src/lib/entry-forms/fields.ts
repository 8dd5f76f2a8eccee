import { readDay, typedDay } from '../time/kept-days';
import type { Entry } from '../generated/Entry';
import type { GeoPoint } from '../generated/GeoPoint';
import type { TypedDate } from '../time/typed-dates';
import { readWhen, type TypedWhen } from '../time/typed-when';
import { t } from '../words';
import type { FieldSpec } from './field-specs';

/** What stands in a form, as it was typed. */
export type Typed = Record<string, unknown>;

export interface FieldProblem {
  field: string;
  words: string;
}

/** What a form shows for what was kept; for nothing, an empty form. */
export function typedOf(specs: readonly FieldSpec[], kept: Record<string, unknown>): Typed {
  return Object.fromEntries(specs.map((spec) => [spec.name, typedField(spec, kept[spec.name])]));
}

function typedField(spec: FieldSpec, kept: unknown): unknown {
  switch (spec.as) {
    case 'lines':
      return ((kept as string[] | undefined) ?? []).join('\n');
    case 'day':
      return typedDay(kept as string | undefined);
    case 'when':
      return kept;
    case 'incidents':
    case 'things':
    case 'ticks':
      return kept ?? [];
    case 'point':
      return typedPoint(kept as GeoPoint | undefined);
    case 'yes':
      return kept ?? false;
    case 'choice':
      return kept ?? '';
    case 'rows':
      return typedRows(spec, (kept as Typed[] | undefined) ?? []);
    default:
      return kept ?? '';
  }
}

function typedRows({ of = [], ready }: FieldSpec, kept: readonly Typed[]): Typed[] {
  const rows = kept.length === 0 && ready ? [{}] : kept;
  return rows.map((row) => typedOf(of, row));
}

/** Reads a form over what was kept before: what the form does not ask stays as it was. */
export function readTyped(
  specs: readonly FieldSpec[],
  typed: Typed,
  before: Record<string, unknown>,
  id: string,
): { values: Record<string, unknown>; problems: FieldProblem[] } {
  const values = { ...before };
  const problems: FieldProblem[] = [];
  for (const spec of specs) {
    const field = `${id}-${spec.name}`;
    const read = readField(spec, typed[spec.name], field, before[spec.name]);
    problems.push(...(read.problems ?? []));
    if (read.value === undefined) delete values[spec.name];
    else values[spec.name] = read.value;
    if (spec.needed && read.value === undefined && !read.problems) {
      problems.push({
        field,
        words: t(CHOSEN.has(spec.as) ? 'form-needed-choice' : 'form-needed'),
      });
    }
  }
  return { values, problems };
}

/** What is chosen, and not written. */
const CHOSEN = new Set<FieldSpec['as']>(['choice', 'person', 'ticks']);

interface Read {
  value?: unknown;
  problems?: FieldProblem[];
}

function readField(spec: FieldSpec, typed: unknown, field: string, before: unknown): Read {
  switch (spec.as) {
    case 'lines':
      return { value: linesOf(typed as string) };
    case 'day': {
      const { day, problem } = readDay(typed as TypedDate);
      return problem ? { problems: [{ field, words: problem }] } : { value: day };
    }
    case 'when':
      return { value: readWhen(typed as TypedWhen | undefined) };
    case 'incidents':
    case 'things':
    case 'ticks':
      return { value: filled(typed as string[]) };
    case 'point':
      return readPoint(typed as string, field, before as GeoPoint | undefined);
    case 'yes':
      return { value: Boolean(typed) };
    case 'rows':
      return readRows(spec.of ?? [], typed as Typed[], field, before as Typed[] | undefined);
    default:
      return { value: (typed as string).trim() || undefined };
  }
}

const filled = <One>(list: One[]) => (list.length > 0 ? list : undefined);
const linesOf = (typed: string) =>
  filled(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );

/** Rows in which nothing stands are no rows. */
function readRows(
  of: readonly FieldSpec[],
  rows: Typed[],
  field: string,
  before: Typed[] | undefined,
): Read {
  const read = rows.map((row, at) => ({
    row,
    ...readTyped(of, row, before?.[at] ?? {}, `${field}-${at}`),
  }));
  const written = read.filter(({ row }) => !isEmpty(of, row));
  const problems = written.flatMap((one) => one.problems);
  return problems.length > 0
    ? { problems }
    : { value: filled(written.map(({ values }) => values)) };
}

/** Whether nothing was written: an untouched form is no draft. */
export function isEmpty(specs: readonly FieldSpec[], typed: Typed): boolean {
  return JSON.stringify(typed) === JSON.stringify(typedOf(specs, {}));
}

const MICRO = 1_000_000;

export function typedPoint(point: GeoPoint | undefined): string {
  if (!point) return '';
  const { latitude_microdegrees, longitude_microdegrees } = point;
  return `${latitude_microdegrees / MICRO}, ${longitude_microdegrees / MICRO}`;
}

function readPoint(typed: string, field: string, before: GeoPoint | undefined): Read {
  if (!typed.trim()) return {};
  if (typed === typedPoint(before)) return { value: before };
  const [, north, east] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(typed) ?? [];
  const latitude = Number(north);
  const longitude = Number(east);
  if (!north || !east || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    return { problems: [{ field, words: t('form-point-problem') }] };
  }
  const value: GeoPoint = {
    latitude_microdegrees: Math.round(latitude * MICRO),
    longitude_microdegrees: Math.round(longitude * MICRO),
  };
  return { value };
}

/** An entry out of its kind and what a form holds. */
export function entryFrom(kind: Entry['kind'], values: Record<string, unknown>): Entry {
  return { ...values, kind } as Entry;
}

/** What a change of one field fills in elsewhere. */
export function brought(spec: FieldSpec, value: unknown): Typed {
  return (typeof value === 'string' && spec.brings?.(value)) || {};
}
