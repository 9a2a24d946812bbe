import type { RecordKind } from './rows';

/** Takes a body from version `n` to `n + 1`; pure, and frozen once released. */
export type Upcaster = (body: Record<string, unknown>) => Record<string, unknown>;

/** By kind: the newest version, and the step away from each older one. */
export type Upcasters = Readonly<
  Record<RecordKind, { newest: number; from: Readonly<Record<number, Upcaster>> }>
>;

/** Scripts in steps, languages that change, representatives, consent, delicate details, cases in other systems. */
function callToV2(body: Record<string, unknown>): Record<string, unknown> {
  const draft = body.draft as Record<string, unknown>;
  const enquiries = draft.enquiries as Record<string, unknown>[];
  return {
    ...body,
    v: 2,
    draft: {
      ...draft,
      v: 2,
      languages: [{ language: draft.language, at: draft.startedAt }],
      trails: [],
      representative: null,
      consents: [],
      enquiries: enquiries.map((enquiry) => ({
        ...enquiry,
        reasons: [],
        refusals: [],
        sensitive: [],
        systemReference: '',
        toEnter: false,
      })),
    },
  };
}

export const upcasters: Upcasters = {
  enquiry: { newest: 1, from: {} },
  call: { newest: 2, from: { 1: callToV2 } },
  discard: { newest: 1, from: {} },
  sensitive: { newest: 1, from: {} },
  'to-enter': { newest: 1, from: {} },
  ticket: { newest: 1, from: {} },
  'hand-off': { newest: 1, from: {} },
  hold: { newest: 1, from: {} },
  'other-way': { newest: 1, from: {} },
  visit: { newest: 1, from: {} },
};

/**
 * Brings a body to the newest version when it is opened; the sealed one stays as it was written. null for a version
 * that has no way here, e.g. one from the future.
 */
export function upcast(kind: RecordKind, body: unknown, known: Upcasters = upcasters): unknown {
  const { newest, from } = known[kind];
  let at = body as Record<string, unknown>;
  while (at.v !== newest) {
    const step = typeof at.v === 'number' ? from[at.v] : undefined;
    if (!step) return null;
    at = step(at);
  }
  return at;
}
