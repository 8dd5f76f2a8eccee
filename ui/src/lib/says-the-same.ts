/** Whether two entries say the same, in whatever order their fields stand. */
export function saysTheSame(one: object, other: object): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(entry: object): string {
  return JSON.stringify(entry, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
