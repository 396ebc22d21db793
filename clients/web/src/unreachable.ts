/** Ends a `switch` over every kind: a kind that nobody handles does not compile. */
export function unreachable(left: never): never {
  throw new Error(`Nobody handles ${JSON.stringify(left)}`);
}
