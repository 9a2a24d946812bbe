import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Mutation } from '../../../../shared/sync/mutation';
import { madeUpId } from '../../../support/made-up-enquiries';

const at = '2026-11-23T09:00:00.000Z';

export const entityIdOf = (n: number): string => madeUpId(1, n);
export const opIdOf = (deviceSeq: number): string => madeUpId(2, deviceSeq);

const payloadHash = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** The hash that the contract wants of a mutation as it came. */
export const hashOf = ({ op, entityId, baseVersion, body }: Mutation): string =>
  payloadHash({ op, entityId, baseVersion, body });

const common = (entity: number, deviceSeq: number) => ({
  opId: opIdOf(deviceSeq),
  entityId: entityIdOf(entity),
  deviceId: madeUpId(3, 1),
  deviceSeq,
  baseVersion: null,
  capturedAt: at,
  actor: { id: 'demo-officer', name: 'Demo Officer' },
  noticePackVersion: '1',
  reference: `K7M-${String(entity).padStart(4, '0')}-X`,
});

export function madeUpCreate(entity: number, deviceSeq: number, note = `note ${deviceSeq}`): Mutation {
  const body = {
    interaction: { id: madeUpId(4, entity), channel: 'phone', language: 'en', startedAt: at, endedAt: at },
    receipts: [],
    service: { id: 'missed-bin', lgsl: 524, name: 'Missed bin' },
    anonymous: true,
    person: null,
    fields: {},
    note,
    outcome: { kind: 'passed', detail: '', team: 'Waste', by: null },
  } as const;
  const rest = common(entity, deviceSeq);
  const hashed = { op: 'enquiry.create', entityId: rest.entityId, baseVersion: null, body } as const;
  return { ...rest, op: 'enquiry.create', body: { ...body, receipts: [] }, payloadHash: payloadHash(hashed) };
}

export function madeUpNote(entity: number, deviceSeq: number): Mutation {
  const body = { text: `note ${deviceSeq}`, at, by: 'demo-officer' };
  const rest = common(entity, deviceSeq);
  const hashed = { op: 'note.add', entityId: rest.entityId, baseVersion: null, body };
  return { ...rest, op: 'note.add', body, payloadHash: payloadHash(hashed) };
}
