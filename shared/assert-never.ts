/** Closes a union: a new member does not compile until it is thought of. */
export function assertNever(rest: never): never {
  throw new Error(`not thought of: ${JSON.stringify(rest)}`);
}
