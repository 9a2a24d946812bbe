import { isDue } from './outbox-state';
import type { OutboxEntry } from './outbox-state';

/**
 * Chooses what may be sent now. Offer it queued entries by rising `deviceSeq`; it takes one unless an earlier item
 * of the same entity is parked or set aside, waits for its moment or was itself not taken, or any item of that entity is being
 * sent. Other entities go on. `held` are the entries that are `sending`, `parked` or `aside`.
 */
export function duePicker(held: Iterable<OutboxEntry>, now: number): (entry: OutboxEntry) => boolean {
  /** entity → the first of its items that stops later ones. */
  const stops = new Map<string, number>();
  for (const { entityId, deviceSeq, delivery } of held) {
    const from = delivery.state === 'sending' ? 0 : deviceSeq;
    stops.set(entityId, Math.min(from, stops.get(entityId) ?? from));
  }
  return (entry) => {
    const stop = stops.get(entry.entityId);
    if (stop !== undefined && stop < entry.deviceSeq) return false;
    if (isDue(entry.delivery, now)) return true;
    stops.set(entry.entityId, entry.deviceSeq);
    return false;
  };
}
