import type { ParkedWhy } from '../../../shared/ipc/vault-contract';
import type { OutboxDelivery } from '../../../shared/sync/outbox-state';
import { MUTATION, unknownWhy, WHY } from './outbox-row';
import { withoutWhy, type OutboxRow } from './rows';
import type { Sealer } from './sealer';
import type { StoreDb } from './store-db';

/** Opens and seals the two parts of an outbox row that are not in clear, for both routes. */
export type OutboxSeals = {
  /** What is to be sent; `undefined` where nothing opens it any more. */
  openWhat(row: OutboxRow): Promise<unknown>;
  whyParked(row: OutboxRow): Promise<ParkedWhy>;
  /** The row after a delivery; what was taken is kept no longer. */
  settled(row: OutboxRow, delivery: OutboxDelivery): Promise<OutboxRow>;
};

export function createOutboxSeals(db: StoreDb, sealer: Sealer): OutboxSeals {
  /** A row may be resealed between reading and opening; then it is read once more. */
  const openWhat = async (row: OutboxRow, again = true): Promise<unknown> => {
    if (!row.mutation) return undefined;
    const opened = await sealer.open({ id: row.opId, kind: MUTATION, keyName: row.keyName }, row.mutation);
    if (opened.ok) return opened.value;
    const fresh = again ? await db.outbox.get(row.opId) : undefined;
    return fresh && fresh.keyName !== row.keyName ? openWhat(fresh, false) : undefined;
  };

  return {
    openWhat: (row) => openWhat(row),
    async whyParked(row) {
      if (!row.why) return unknownWhy;
      const opened = await sealer.open({ id: row.opId, kind: WHY, keyName: row.keyName }, row.why);
      return opened.ok ? (opened.value as ParkedWhy) : unknownWhy;
    },
    async settled(row, delivery) {
      if (delivery.state === 'applied') return { ...row, delivery, mutation: null, why: null };
      if (delivery.state !== 'parked') return { ...row, delivery, why: null };
      const as = { id: row.opId, kind: WHY, keyName: row.keyName };
      const why = sealer.canSeal(row.keyName) ? await sealer.seal(as, delivery.why) : null;
      return { ...row, delivery: withoutWhy(delivery), why };
    },
  };
}
