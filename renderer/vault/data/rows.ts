import type { AuditRow } from '../../../shared/audit/chain';
import type { Bytes } from '../../../shared/crypto/envelope';
import type { OutboxDelivery } from '../../../shared/sync/outbox-state';

/**
 * `call`: a draft. `enquiry`: a saved enquiry. `discard`: why a draft was thrown away. `sensitive`: the delicate details
 * of an enquiry, apart from it. `to-enter`: what waits to be entered into a service's own system. `hand-off`: to whom an
 * enquiry was passed by e-mail. `hold`: why an enquiry is, or was, held. `other-way`: how an unsent one left this desk on
 * paper or in a sealed file. `visit`: a visitor. `ticket`: one of today's queue, of this desk or another.
 */
export const recordKinds = [
  'enquiry',
  'call',
  'discard',
  'sensitive',
  'to-enter',
  'hand-off',
  'hold',
  'other-way',
  'visit',
  'ticket',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A record on disk: nothing of it is in clear but what is needed to list, count and reseal it. */
export type RecordRow = {
  id: string;
  kind: RecordKind;
  keyName: string;
  /** Falls as time goes on; see `timeKey`. */
  timeKey: number;
  /** Rises by one each time the body changes; a reseal leaves it as it is. */
  revision: number;
  body: Bytes;
};

/** Latest moment a Date can hold, so that every moment has its key. */
const LATEST = 8.64e15;
/** The newest first, by plain ascending order. */
export const timeKey = (epochMs: number): number => LATEST - epochMs;

/** The moment that a time key was made of. */
export const momentOf = (key: number): number => LATEST - key;

type Parked = Extract<OutboxDelivery, { state: 'parked' }>;
/** As `OutboxDelivery`, without the reason of a parked item, which is sealed beside it. */
export type StoredDelivery = Exclude<OutboxDelivery, Parked> | Omit<Parked, 'why'>;

export function withoutWhy({ why: _, ...delivery }: Parked): StoredDelivery {
  return delivery;
}

export type OutboxRow = {
  /** A mutation's, or an e-mail's (`shared/sync/mail-op.ts`): the one outbox has two routes. */
  opId: string;
  entityId: string;
  deviceSeq: number;
  delivery: StoredDelivery;
  keyName: string;
  /** The exact bytes to send (of an e-mail: the message), sealed; null from the moment they were taken. */
  mutation: Bytes | null;
  /** Why it is parked, sealed: it may quote the CRM's copy. */
  why: Bytes | null;
};

export type MetaRow = { name: string; value: unknown };
export type SegmentRow = { id: string; keyName: string; body: Bytes };
export type { AuditRow };
