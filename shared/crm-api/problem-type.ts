import type { Schema } from './schema';

const base = 'https://firstpoint.example.invalid/problems/';

/** The last part of every problem type that the contract knows, e.g. `reference-taken`. */
export type ProblemSlug = Schema<'ProblemType'> extends `${typeof base}${infer Slug}` ? Slug : never;

/** The stable type URI of a problem (RFC 9457). */
export function problemType(slug: ProblemSlug): Schema<'ProblemType'> {
  return `${base}${slug}`;
}
