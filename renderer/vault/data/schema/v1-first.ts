/**
 * Schema 1, frozen once released: a change is a new file beside this one and a line in `versions.ts`. A new version of
 * a body counts as a change too, for an older program must not open a store that holds bodies it can't read.
 *
 * records: primary key `id`. `[kind+timeKey]` lists the newest first, for `timeKey` falls as time goes on.
 *   `[kind+keyName+revision]` finds what lies under a key, and tells ids and revisions apart from bodies.
 * outbox: primary key `opId`; delivery state lives here alone.
 * audit: primary key `seq`, the chain's running number.
 * meta: primary key `name`.
 * segments: sealed pieces of the find index.
 */
export const v1 = {
  version: 1,
  stores: {
    records: 'id, [kind+timeKey], [kind+keyName+revision]',
    outbox: 'opId, entityId, keyName, [delivery.state+deviceSeq]',
    audit: 'seq',
    meta: 'name',
    segments: 'id, keyName',
  },
} as const;
