import type { ParkedWhy } from '../../../shared/ipc/vault-contract';
import type { OutboxDelivery, OutboxEntry } from '../../../shared/sync/outbox-state';
import type { OutboxRow } from './rows';

/** What the two sealed parts of an outbox row are sealed as. */
export const MUTATION = 'mutation';
export const WHY = 'why';

/** Stands in where the sealed reason can't be opened any more. */
export const unknownWhy: ParkedWhy = {
  kind: 'rejected',
  problemType: 'about:blank',
  crmSays: '',
  current: null,
};

/** The row as the rules see it; the reason of a parked one plays no part in them. */
export function entryOf({ opId, entityId, deviceSeq, delivery }: OutboxRow): OutboxEntry {
  const whole: OutboxDelivery = delivery.state === 'parked' ? { ...delivery, why: unknownWhy } : delivery;
  return { opId, entityId, deviceSeq, delivery: whole };
}
