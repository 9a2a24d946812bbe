import fc from 'fast-check';
import { createSyncEngine, type SyncEngine } from '../../../../renderer/vault/sync/engine';
import type { Mutation } from '../../../../shared/sync/mutation';
import { advance } from '../../../../shared/sync/outbox-state';
import { entityIdOf, madeUpCreate, madeUpNote } from './made-up-mutations';
import { commit, emptyDisk, openMemoryOutbox, stateOf, type Disk } from './memory-outbox';
import { ModelCrm } from './model-crm';
import { changesWeathers, healthWeathers, ModelNetwork, poisons, pushWeathers } from './model-network';
import { SimClock } from './sim-clock';

export const HOUR = 3_600_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const plain = <T extends string>(what: T) => fc.record({ do: fc.constant(what) });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('create'),
      count: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 250 })),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('note'), entity: fc.nat(60) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.nat(60_000) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.nat(300) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('kill'), downMs: fc.nat(20_000) }) },
  { weight: 1, arbitrary: plain('stop') },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('jump'),
      ms: fc.integer({ min: -2 * 24 * HOUR, max: 2 * 24 * HOUR }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wake'),
      why: oneOf(['network-changed', 'woke', 'enrolled', 'asked'] as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('refuse-next'), as: fc.option(oneOf(poisons), { nil: null }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('decide'),
      which: fc.nat(10),
      how: oneOf(['person-tries-again', 'person-accepts-crm', 'person-sends-after-all'] as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: oneOf(['set-aside', 'destroy'] as const),
      back: fc.nat(20),
      inMs: fc.nat(40),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crm-change'), entity: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crm-erase'), entity: fc.nat(60) }) },
  { weight: 1, arbitrary: plain('crm-forgets') },
  { weight: 1, arbitrary: plain('crm-renews-cursors') },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A day at a desk, and all that goes wrong in it. */
export const story = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 40 }),
  push: fc.array(oneOf(pushWeathers), { maxLength: 40 }),
  health: fc.array(oneOf(healthWeathers), { maxLength: 15 }),
  changes: fc.array(oneOf(changesWeathers), { maxLength: 15 }),
  storeRefuses: fc.array(fc.boolean(), { maxLength: 20 }),
  storeSlow: fc.boolean(),
  chances: fc.array(fc.double({ min: 0.1, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 20 }),
});
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** One desk, one CRM and what lies between them, living through a story; at its end the weather is fine. */
export class World {
  readonly clock = new SimClock();
  readonly crm = new ModelCrm();
  readonly disk: Disk = emptyDisk();
  readonly saved: Mutation[] = [];
  readonly complaints: string[] = [];
  /** Entities of which a person has set something aside, or destroyed what was not sent. */
  readonly setAside = new Set<string>();
  readonly destroyed = new Set<string>();
  readonly network: ModelNetwork;
  private engine: SyncEngine | null = null;
  private killDesk: () => void = () => undefined;
  private entities = 0;
  private isFair = false;
  private thrown = 0;
  private nextIs: Extract<Step, { do: 'refuse-next' }> | null = null;

  constructor(private readonly story: Story) {
    const draw = <T>(from: T[], otherwise: T): T => (this.isFair ? otherwise : (from.shift() ?? otherwise));
    this.network = new ModelNetwork(this.clock, this.crm, {
      push: () => draw(story.push, 'fine'),
      health: () => draw(story.health, 'fine'),
      changes: () => draw(story.changes, 'fine'),
    });
  }

  async play(): Promise<void> {
    await this.start();
    for (const next of this.story.steps) await this.act(next);
    this.isFair = true;
    this.engine?.wake('asked');
    await this.clock.run(3 * HOUR);
  }

  private readonly random = (): number =>
    this.story.chances[(this.thrown += 1) % this.story.chances.length] ?? 0;

  private async start(): Promise<void> {
    const { transport, kill } = this.network.connect();
    const opened = openMemoryOutbox(this.disk, {
      now: () => this.clock.now(),
      random: this.random,
      delay: () => (this.story.storeSlow ? this.clock.wait(this.random() * 8) : Promise.resolve()),
      refuses: () => !this.isFair && (this.story.storeRefuses.shift() ?? false),
      onSettle: (updates) => {
        for (const { opId, delivery } of updates) {
          if (delivery.state !== 'applied' || this.crm.has(opId)) continue;
          this.complaints.push(`${opId} was called sent, but the CRM has never taken it`);
        }
      },
    });
    this.killDesk = () => {
      kill();
      opened.kill();
    };
    this.engine = createSyncEngine({
      store: opened.store,
      transport: {
        ...transport,
        push: (input) => {
          for (const { opId, entityId } of input.items) {
            const state = stateOf(this.disk, opId);
            if (state === 'sending' || (state === 'gone' && this.crm.erased.has(entityId))) continue;
            this.complaints.push(`${opId} was sent, though it is ${state}`);
          }
          return transport.push(input);
        },
      },
      clock: this.clock,
      random: this.random,
      onChange: () => undefined,
      log: quiet,
    });
    void this.engine.start();
  }

  private save(mutation: Mutation): void {
    const as = this.nextIs;
    this.nextIs = null;
    if (as?.as) this.network.poison.set(mutation.opId, as.as);
    else if (as) this.crm.refused.add(mutation.opId);
    this.saved.push(mutation);
    commit(this.disk, mutation);
    this.engine?.wake('committed');
  }

  private async act(next: Step): Promise<void> {
    switch (next.do) {
      case 'create':
        for (let i = 0; i < next.count; i += 1)
          this.save(madeUpCreate((this.entities += 1), this.saved.length + 1));
        break;
      case 'note':
        if (this.entities > 0)
          this.save(madeUpNote((next.entity % this.entities) + 1, this.saved.length + 1));
        break;
      case 'pass':
        await this.clock.run(next.ms);
        break;
      case 'kill':
        this.killDesk();
        this.engine = null;
        await this.clock.run(next.downMs);
        await this.start();
        break;
      case 'stop':
        void this.engine?.stop();
        await this.clock.run(20 * 60_000);
        if ([...this.disk.rows.values()].some((row) => row.delivery.state === 'sending') && this.isCalm()) {
          this.complaints.push('stopped, but something is still called sending');
        }
        this.killDesk();
        await this.start();
        break;
      case 'jump':
        this.clock.jump(next.ms);
        break;
      case 'wake':
        this.engine?.wake(next.why);
        break;
      case 'refuse-next':
        this.nextIs = next;
        break;
      case 'decide':
        this.decide(next);
        break;
      case 'set-aside':
      case 'destroy':
        this.clock.setTimer(next.inMs, () => this.takeOut(next.do, next.back));
        break;
      case 'crm-change':
        this.crm.change(entityIdOf(next.entity));
        break;
      case 'crm-erase':
        if (this.crm.enquiries.has(entityIdOf(next.entity))) this.crm.erase(entityIdOf(next.entity));
        break;
      case 'crm-forgets':
        this.crm.forgetCreates();
        break;
      case 'crm-renews-cursors':
        this.crm.renewCursors();
        break;
    }
  }

  /** Whether the store took all it was asked to, so far. */
  private isCalm(): boolean {
    return this.story.storeRefuses.length === 0;
  }

  private decide({ which, how }: Extract<Step, { do: 'decide' }>): void {
    const state = how === 'person-sends-after-all' ? 'aside' : 'parked';
    const waiting = [...this.disk.rows.values()].filter((row) => row.delivery.state === state);
    const row = waiting[which % Math.max(waiting.length, 1)];
    if (!row) return;
    const chance = { now: this.clock.now(), random: this.random };
    this.disk.rows.set(row.opId, { ...row, delivery: advance(row.delivery, { kind: how }, chance) });
    this.engine?.wake('committed');
  }

  /** Of one of the newest entities, unless something of it is under way or nothing waits. */
  private takeOut(how: 'set-aside' | 'destroy', back: number): void {
    const entityId = entityIdOf(Math.max(1, this.entities - back));
    const rows = [...this.disk.rows.values()].filter((row) => row.entityId === entityId);
    const waiting = rows.filter((row) => row.delivery.state !== 'applied');
    if (waiting.length === 0 || waiting.some((row) => row.delivery.state === 'sending')) return;
    (how === 'destroy' ? this.destroyed : this.setAside).add(entityId);
    const chance = { now: this.clock.now(), random: this.random };
    for (const row of how === 'destroy' ? rows : waiting) {
      if (how === 'destroy') this.disk.rows.delete(row.opId);
      else {
        const delivery = advance(row.delivery, { kind: 'person-sets-aside' }, chance);
        this.disk.rows.set(row.opId, { ...row, delivery });
      }
    }
  }
}
