import { createSyncEngine, type SyncEngine } from '../../../../renderer/vault/sync/engine';
import type { Transport } from '../../../../renderer/vault/sync/transport';
import type { VaultTopic } from '../../../../shared/ipc/vault-contract';
import type { CrmFault, MainOutput } from '../../../../shared/ipc/vault-main-contract';
import type { Mutation } from '../../../../shared/sync/mutation';
import { commit, emptyDisk, openMemoryOutbox, stateOf, type Disk } from './memory-outbox';
import { ModelCrm } from './model-crm';
import { SimClock } from './sim-clock';

export type PushAnswer = MainOutput<'crm.push'>;

export const failing = (
  kind: CrmFault['kind'],
  status: number | null = null,
  retryAfterMs: number | null = null,
) => ({ ok: false as const, fault: { kind, status, retryAfterMs }, serverTime: null });

/** One desk with its engine, and a CRM whose answers a test may replace. A request takes 10 ms. */
export class Desk {
  readonly clock = new SimClock();
  readonly crm = new ModelCrm();
  readonly disk: Disk = emptyDisk();
  readonly told: VaultTopic[][] = [];
  readonly logged: string[] = [];
  /** What was asked of the CRM, with the real time of asking. */
  readonly asked: { what: keyof Transport; at: number; items: Mutation[] }[] = [];
  storeRefuses = false;
  storeTakesMs = 0;
  private readonly fair: Transport = {
    health: () => Promise.resolve({ ok: true, value: null, serverTime: null }),
    push: ({ items }) => Promise.resolve(this.taken(items)),
    changes: ({ cursor, limit }) => {
      const page = this.crm.pull(cursor, limit);
      return Promise.resolve(page ? { ok: true, value: page, serverTime: null } : failing('refused', 400));
    },
  };
  readonly answers: Transport = { ...this.fair };
  engine: SyncEngine = this.open();

  offline(): void {
    const none = () => Promise.resolve(failing('no-answer'));
    Object.assign(this.answers, { health: none, push: none, changes: none });
  }

  online(): void {
    Object.assign(this.answers, this.fair);
  }

  taken(items: Mutation[]): PushAnswer {
    return { ok: true, value: this.crm.push({ items }, () => false), serverTime: null };
  }

  /** Another engine on the same disk, as after a restart. */
  open(): SyncEngine {
    const ask = async (what: keyof Transport, items: Mutation[] = []): Promise<void> => {
      this.asked.push({ what, at: this.clock.elapsed, items });
      await this.clock.wait(10);
    };
    const transport: Transport = {
      health: () => ask('health').then(() => this.answers.health()),
      push: (input) => ask('push', input.items).then(() => this.answers.push(input)),
      changes: (input) => ask('changes').then(() => this.answers.changes(input)),
    };
    const { store } = openMemoryOutbox(this.disk, {
      now: () => this.clock.now(),
      refuses: () => this.storeRefuses,
      delay: () => (this.storeTakesMs > 0 ? this.clock.wait(this.storeTakesMs) : Promise.resolve()),
    });
    const note = (level: string) => (event: string) => void this.logged.push(`${level}: ${event}`);
    this.engine = createSyncEngine({
      store,
      transport,
      clock: this.clock,
      random: () => 0.5,
      onChange: (topics) => this.told.push(topics),
      log: { info: note('info'), warn: note('warn'), error: note('error') },
    });
    return this.engine;
  }

  save(...mutations: Mutation[]): void {
    for (const mutation of mutations) commit(this.disk, mutation);
    this.engine.wake('committed');
  }

  states(): string[] {
    return [...this.disk.rows.keys()].map((opId) => stateOf(this.disk, opId));
  }

  connectivity() {
    return this.engine.facts().connectivity;
  }

  times(what: keyof Transport): number[] {
    return this.asked.filter((asked) => asked.what === what).map((asked) => asked.at);
  }
}
