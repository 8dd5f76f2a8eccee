declare const every: unique symbol;

/** Every value of a union, in the order in which they are offered. Only `allOf` makes one. */
export type AllOf<Value> = readonly Value[] & Every<Value>;

/** Takes a value, so that a list of all of a smaller union is none of this one. */
interface Every<Value> {
  readonly [every]: (value: Value) => void;
}

/** What the compiler says where a value is missing. */
interface Missing<Value> {
  missing: Value;
}

/**
 * The values of a union that Rust made, written out in an order: `allOf<Answer>()(['yes', 'no', 'not_sure'])`. One that
 * the union does not have does not compile, and neither does a list in which one is missing.
 */
export function allOf<Value>() {
  return <const Written extends readonly Value[]>(
    values: Written &
      ([Value] extends [Written[number]] ? unknown : Missing<Exclude<Value, Written[number]>>),
  ) => values as readonly Value[] as AllOf<Value>;
}
