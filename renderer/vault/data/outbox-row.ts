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

/**
 * When an enquiry was passed: the moment its first mutation was settled, in milliseconds since 1970. What was added
 * later, such as a consent withdrawn, does not begin its month anew. `rows` are one enquiry's, by rising `deviceSeq`.
 */
export function passedAt(rows: readonly OutboxRow[]): number | null {
  const [first] = rows;
  return first?.delivery.state === 'applied' ? first.delivery.at : null;
}
