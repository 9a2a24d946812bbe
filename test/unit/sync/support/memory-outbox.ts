import type { OutboxStore, OutboxUpdate } from '../../../../renderer/vault/sync/outbox-store';
import { duePicker } from '../../../../shared/sync/due';
import type { Mutation } from '../../../../shared/sync/mutation';
import { advance, queued, type OutboxDelivery, type OutboxEntry } from '../../../../shared/sync/outbox-state';

export type DiskRow = OutboxEntry & {
  /** The bytes as they were when the enquiry was saved; null for a row that can't be opened. */
  json: string | null;
};

/** What outlives the desk. */
export type Disk = {
  rows: Map<string, DiskRow>;
  cursor: string | null;
  /** entity → the CRM's reference, as the changes told. */
  known: Map<string, string>;
};

export const emptyDisk = (): Disk => ({ rows: new Map(), cursor: null, known: new Map() });

/** As the unit of work does when an enquiry is saved. */
export function commit(disk: Disk, mutation: Mutation): void {
  const { opId, entityId, deviceSeq } = mutation;
  disk.rows.set(opId, { opId, entityId, deviceSeq, delivery: queued, json: JSON.stringify(mutation) });
}

export const stateOf = (disk: Disk, opId: string): OutboxDelivery['state'] | 'gone' =>
  disk.rows.get(opId)?.delivery.state ?? 'gone';

export type OpenStore = {
  store: OutboxStore;
  /** The process is gone: nothing it had asked for is answered, nothing more is written. */
  kill(): void;
};

type Conditions = {
  now: () => number;
  random: () => number;
  /** Time passes before an act reaches the disk, and again before its end is told. */
  delay: () => Promise<void>;
  /** True: the store refuses, nothing is written. */
  refuses: () => boolean;
  onSettle?: (updates: readonly OutboxUpdate[]) => void;
};

export const calm: Conditions = {
  now: () => 0,
  random: () => 0.5,
  delay: () => Promise.resolve(),
  refuses: () => false,
};

export function openMemoryOutbox(disk: Disk, conditions: Partial<Conditions> = {}): OpenStore {
  const { now, random, delay, refuses, onSettle } = { ...calm, ...conditions };
  let killed = false;
  const never = new Promise<never>(() => undefined);

  const act = async <T>(effect: () => T): Promise<T> => {
    await delay();
    if (killed) return never;
    if (refuses()) throw new Error('the store is full');
    const value = effect();
    await delay();
    return killed ? never : value;
  };

  const inOrder = (): DiskRow[] => [...disk.rows.values()].sort((a, b) => a.deviceSeq - b.deviceSeq);

  return {
    kill() {
      killed = true;
    },
    store: {
      due: (at, limit) =>
        act(() => {
          const rows = inOrder();
          const isHeld = ({ delivery: { state } }: DiskRow) => ['sending', 'parked', 'aside'].includes(state);
          const picks = duePicker(rows.filter(isHeld), at);
          const due = rows.filter((row) => row.delivery.state === 'queued').filter((row) => picks(row));
          return due.slice(0, limit).map(({ json, ...entry }) => ({
            ...entry,
            mutation: json === null ? undefined : (JSON.parse(json) as unknown),
          }));
        }),
      take: (updates) =>
        act(() => {
          const passedOver = new Set<string>();
          const taken = new Set<string>();
          for (const { opId, delivery } of updates) {
            const row = disk.rows.get(opId);
            if (!row || passedOver.has(row.entityId)) continue;
            if (row.delivery.state !== 'queued') {
              passedOver.add(row.entityId);
              continue;
            }
            disk.rows.set(opId, { ...row, delivery });
            taken.add(opId);
          }
          return taken;
        }),
      settle: (updates) =>
        act(() => {
          onSettle?.(updates);
          for (const { opId, delivery } of updates) {
            const row = disk.rows.get(opId);
            if (row) disk.rows.set(opId, { ...row, delivery });
          }
        }),
      requeueSending: () =>
        act(() => {
          const chance = { now: now(), random };
          const rows = inOrder().filter((row) => row.delivery.state === 'sending');
          for (const row of rows) {
            const delivery = advance(row.delivery, { kind: 'interrupted' }, chance);
            disk.rows.set(row.opId, { ...row, delivery });
          }
          return rows.length;
        }),
      counts: () =>
        act(() => {
          const counts = { queued: 0, sending: 0, parked: 0, aside: 0, applied: 0 };
          for (const { delivery } of disk.rows.values()) counts[delivery.state] += 1;
          const { queued, sending, parked, aside } = counts;
          return { queued, sending, parked, aside };
        }),
      cursor: () => act(() => disk.cursor),
      applyChanges: ({ changes, cursor }) =>
        act(() => {
          for (const change of changes) {
            if (change.kind !== 'enquiry') continue;
            const { id, data, tombstone } = change;
            if (data) disk.known.set(id, data.crmReference);
            if (!tombstone) continue;
            disk.known.delete(id);
            const rows = inOrder().filter((row) => row.entityId === id);
            const isSent = rows.every((row) => row.delivery.state === 'applied');
            if (isSent || tombstone.reason === 'erasure') for (const row of rows) disk.rows.delete(row.opId);
          }
          disk.cursor = cursor;
        }),
    },
  };
}
