import type { AllOf } from '../all-of';
import type { Entry } from '../generated/Entry';
import type { EntryKind } from '../generated/EntryKind';
import type { GeoPoint } from '../generated/GeoPoint';
import type { When } from '../generated/When';

/**
 * One question of a form, of whatever kind the entry is: what reads, shows and says fields needs to know. Its words are in
 * the catalogue under `form-KIND-NAME`. Forms are written as `FieldsOf` their kind.
 */
export interface FieldSpec {
  name: string;
  as:
    | 'text'
    | 'words'
    | 'lines'
    | 'day'
    | 'when'
    | 'choice'
    | 'person'
    | 'incidents'
    | 'things'
    | 'ticks'
    | 'point'
    | 'yes'
    | 'rows';
  needed?: boolean;
  more?: boolean;
  future?: boolean;
  longAgo?: boolean;
  inline?: boolean;
  choices?: readonly string[];
  say?(value: string): string;
  open?: boolean;
  brings?(value: string): Record<string, unknown>;
  of?: readonly FieldSpec[];
  ready?: boolean;
}

/** What stands in an entry of this kind, as Rust has it. */
type ContentOf<Kind extends EntryKind> = Omit<Extract<Entry, { kind: Kind }>, 'kind'>;

// Looked up by kind, so that a form of any kind is still known to consist of fields.
type Fields = { [Kind in EntryKind]: readonly FieldOf<ContentOf<Kind>>[] };
type Given = { [Kind in EntryKind]: Partial<ContentOf<Kind>> };

/** The questions about an entry of this kind. */
export type FieldsOf<Kind extends EntryKind> = Fields[Kind];

/** What a new entry of this kind can begin with. */
export type GivenOf<Kind extends EntryKind> = Given[Kind];

/**
 * One question about `Content`: by the name of what it asks, and in a way in which that can be asked. What `Content` is never
 * without is needed; only what is ticked or not is always answered.
 */
export type FieldOf<Content> = {
  [Name in keyof Content & string]-?: {
    name: Name;
    /** Stands under "More", closed until something is written there. */
    more?: boolean;
  } & Needed<Content, Name> &
    ControlFor<Required<Content>[Name], Content>;
}[keyof Content & string];

type Needed<Content, Name extends keyof Content> = Partial<Content>[Name] extends Content[Name]
  ? { needed?: boolean }
  : [Content[Name]] extends [boolean]
    ? { needed?: never }
    : { needed: true };

/** How what stands there can be asked for. Numbers and what is measured of files are not typed in. */
type ControlFor<Value, Content> = [Value] extends [boolean]
  ? { as: 'yes' }
  : [Value] extends [string]
    ? string extends Value
      ? Text | Day | Choice<Value, readonly Value[], Content>
      : Choice<Value, AllOf<Value>, Content>
    : [Value] extends [When]
      ? { as: 'when' } & MayBeAhead
      : [Value] extends [GeoPoint]
        ? { as: 'point' }
        : [Value] extends [readonly (infer One extends string)[]]
          ? string extends One
            ? { as: 'lines' | 'incidents' | 'things' }
            : Ticks<One, AllOf<One>>
          : [Value] extends [readonly (infer Row extends object)[]]
            ? Rows<Row>
            : never;

interface Text {
  as: 'text' | 'words' | 'person';
}

interface MayBeAhead {
  /** Lies ahead: a due date. */
  future?: boolean;
}

interface Day extends MayBeAhead {
  as: 'day';
  /** Lies years back: a birthday, for which nobody needs "Today". */
  longAgo?: boolean;
}

/** Written as methods: a form of any kind hands them nothing but the values of this choice. */
interface Choice<Value, Choices, Content> {
  as: 'choice';
  /** None is chosen for the person. */
  choices: Choices;
  say(value: Value): string;
  /** Side by side, where there are many short answers. */
  inline?: boolean;
  /** May be left unanswered. */
  open?: boolean;
  /** What a choice fills in elsewhere in the form, unless the person did. */
  brings?(value: Value): Partial<Content>;
}

/** Any number of a few answers. */
interface Ticks<Value, Choices> {
  as: 'ticks';
  choices: Choices;
  say(value: Value): string;
}

interface Rows<Row> {
  as: 'rows';
  /** What each row holds. */
  of: readonly FieldOf<Row>[];
  /** One stands ready to be typed in where there is none yet. */
  ready?: boolean;
}
