import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { createFindIndex, type FindIndex } from '../../../renderer/vault/find/find-index';
import type { RecordKey, RecordSource, SegmentStore } from '../../../renderer/vault/find/segment-store';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import type { Chance } from '../../support/made-up-words';

/** A record source and a segment store in memory, with the faults that real ones have. */
export class SmallWorld {
  readonly records = new Map<string, RecordKey & { record: EnquiryRecord }>();
  readonly rows = new Map<string, { keyName: string; bytes: Uint8Array }>();
  /** True: the disk is full. */
  full = false;
  /** How many more questions to the records fail. */
  failing = 0;
  /** Whatever the index reported as a fault. */
  readonly bugs: unknown[] = [];
  opened = 0;
  private rowCount = 0;
  private idle: (() => void)[] = [];

  /** `chance` decides how long each answer of the store takes; without it they come at once. */
  constructor(private readonly chance: Chance = () => 0) {}

  /** Lets other work go first, now and then. */
  async wait(): Promise<void> {
    for (let turns = Math.floor(this.chance() * 4); turns > 0; turns--) await Promise.resolve();
  }

  private readonly segments: SegmentStore = {
    load: () => this.openRows(),
    put: async (keyName, bytes) => {
      const sealed = bytes.slice();
      await this.wait();
      if (this.full) return null;
      const id = `row ${++this.rowCount}`;
      this.rows.set(id, { keyName, bytes: sealed });
      await this.wait();
      return id;
    },
    drop: async (ids) => {
      await this.wait();
      for (const id of ids) this.rows.delete(id);
    },
  };

  private async *openRows() {
    for (const [segmentId, { keyName, bytes }] of [...this.rows]) {
      await this.wait();
      yield { segmentId, keyName, bytes: bytes.slice() };
    }
  }

  private fail(): void {
    if (this.failing > 0 && this.failing--) throw new Error('the disk failed');
  }

  private readonly source: RecordSource = {
    keys: async () => {
      await this.wait();
      this.fail();
      const keys = [...this.records.values()].map(({ id, revision, keyName }) => ({ id, revision, keyName }));
      await this.wait();
      return keys;
    },
    open: async (ids) => {
      await this.wait();
      this.fail();
      const opened = ids.flatMap((id) => this.records.get(id) ?? []).map((found) => ({ ...found }));
      this.opened += opened.length;
      await this.wait();
      return opened;
    },
  };

  /** An index as it is made when the vault starts. */
  start(): FindIndex {
    this.idle = [];
    return createFindIndex({
      segments: this.segments,
      records: this.source,
      onBug: (error) => this.bugs.push(error),
      later: (_ms, run) => {
        this.idle.push(run);
        return () => (this.idle = this.idle.filter((waiting) => waiting !== run));
      },
      pause: () => Promise.resolve(),
    });
  }

  /** Half a minute without anything to do. */
  rest(): void {
    for (const run of this.idle.splice(0)) run();
  }

  put(record: EnquiryRecord, keyName: string, revision = 1): void {
    this.records.set(record.id, { id: record.id, record, keyName, revision });
  }
}

type Changes = Partial<Omit<EnquiryRecord, 'body'>> & { body?: Partial<EnquiryRecord['body']> };

/** One made-up record with what a test wants to be special about it. */
export function enquiry(n: number, changes: Changes = {}): EnquiryRecord {
  const [plain] = madeUpEnquiries(1, { seed: n + 1, days: 1 });
  if (!plain) throw new Error('no record was made');
  const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const body = { ...plain.body, person: null, fields: {}, note: '', ...changes.body };
  return { ...plain, id, ...changes, body };
}
