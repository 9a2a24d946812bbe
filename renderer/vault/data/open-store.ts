import type { MainOutput } from '../../../shared/ipc/vault-main-contract';
import type { MainClient } from '../main-client';
import { openCivilClock, type CivilClock } from '../retention/civil-clock';
import type { RecordSource, SegmentStore } from '../find/segment-store';
import { openAuditChain, type AuditChain } from './audit-log';
import { createDrafts, type Drafts } from './drafts';
import { createKeyRing, type KeyRing } from './key-ring';
import { createOpenedRecords, type OpenedRecords } from './opened-records';
import { createMailTable, type MailTable } from './mail-table';
import { createOutboxTable, type OutboxTable } from './outbox-table';
import { createRecordReader, createRecordSource, type RecordReader } from './record-reader';
import { keepAlive } from './revive';
import { createRunningNumbers, type RunningNumbers } from './references';
import { createSealer, type Sealer } from './sealer';
import { createSegmentTable } from './segment-table';
import { createSerialQueue, type SerialQueue } from './serial-queue';
import type { StoreDb } from './store-db';
import { createUnsent, type Unsent } from './unsent';
import { createUnitOfWork, type UnitOfWork } from './unit-of-work';

/** The opened store: everything that reads or writes the database goes through one of these. */
export type Store = {
  db: StoreDb;
  ring: KeyRing;
  sealer: Sealer;
  queue: SerialQueue;
  chain: AuditChain;
  clock: CivilClock;
  work: UnitOfWork;
  reader: RecordReader;
  recent: OpenedRecords;
  unsent: Unsent;
  drafts: Drafts;
  outbox: OutboxTable;
  mails: MailTable;
  numbers: RunningNumbers;
  records: RecordSource;
  segments: SegmentStore;
};

export type StoreParts = {
  db: StoreDb;
  main: MainClient;
  /** Main's answer to `keys.all`; the raw bytes are wiped. */
  keys: MainOutput<'keys.all'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** Told when the disk has no room for a capture, or fails the store altogether, and when it has again. */
  onFull(full: boolean): void;
  /** Told when the platform does not answer this page any more: see `keepAlive`. */
  onSilence(): void;
};

/** Puts the store together over an opened database and main's keys. */
export async function openStore(parts: StoreParts): Promise<Store> {
  const { db, main, keys, now, random, onFull, onSilence } = parts;
  const [ring, chain, clock] = await Promise.all([
    createKeyRing(main, keys),
    openAuditChain(db),
    openCivilClock(db, now),
  ]);
  keepAlive(db, { onShut: onFull, onSilence });
  const queue = createSerialQueue();
  const sealer = createSealer(ring);
  const recent = createOpenedRecords();
  const unsent = createUnsent(db, queue);
  const reader = createRecordReader(db, sealer, recent);
  const today = (): string => clock.today();
  const work = createUnitOfWork({ db, ring, sealer, queue, chain, recent, unsent, now, today, onFull });
  return {
    db,
    ring,
    sealer,
    queue,
    chain,
    clock,
    work,
    reader,
    recent,
    unsent,
    drafts: createDrafts({ work, reader, now }),
    outbox: createOutboxTable({ db, sealer, queue, unsent, now, random }),
    mails: createMailTable({ db, sealer, queue, chain, unsent, now, random }),
    numbers: createRunningNumbers(main),
    records: createRecordSource(db, reader),
    segments: createSegmentTable(db, ring),
  };
}
