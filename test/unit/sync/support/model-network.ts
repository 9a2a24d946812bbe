import { ANSWER_WITHIN_MS } from '../../../../renderer/vault/sync/ask';
import type { Transport } from '../../../../renderer/vault/sync/transport';
import type { CrmFault, MainInput, MainOutput } from '../../../../shared/ipc/vault-main-contract';
import { jsonBytes, MOST_BYTES, MOST_ITEMS } from '../../../../shared/sync/batch';
import type { MutationResult } from '../../../../shared/sync/mutation';
import type { ModelCrm } from './model-crm';
import type { SimClock } from './sim-clock';

export const lineFaults = ['lost', 'hangs', 'html', 'busy', 'quiet', 'signed-out', 'throws'] as const;
export const pushWeathers = [
  ...(['fine', ...lineFaults, 'server-fault', 'refused', 'lost-after', 'hangs-after', 'late'] as const),
  ...(['missing', 'noisy', 'some-retry', 'all-retry'] as const),
] as const;
export const healthWeathers = ['fine', ...lineFaults] as const;
export const changesWeathers = ['fine', ...lineFaults, 'refused', 'reset', 'stands-still'] as const;
export const poisons = ['lost', 'html', 'server-fault', 'refused', 'too-large'] as const;

type Weather<T extends readonly string[]> = () => T[number];
export type Sky = {
  push: Weather<typeof pushWeathers>;
  health: Weather<typeof healthWeathers>;
  changes: Weather<typeof changesWeathers>;
};

const QUIET_MS = 40_000;
const LATE_MS = 45_000;

const fault = (kind: CrmFault['kind'], status: number | null = null, retryAfterMs: number | null = null) => ({
  ok: false as const,
  fault: { kind, status, retryAfterMs },
});
const faults = {
  lost: fault('no-answer'),
  html: fault('not-a-crm', 200),
  busy: fault('busy', 503),
  quiet: fault('busy', 429, QUIET_MS),
  'server-fault': fault('busy', 500),
  'signed-out': fault('signed-out', 401),
  refused: fault('refused', 403),
  'too-large': fault('too-large', 413),
};
type FaultName = keyof typeof faults;
const isFault = (weather: string): weather is FaultName => Object.hasOwn(faults, weather);

/** What lies between desks and the CRM, with its faults, and what it sees going wrong on it. */
export class ModelNetwork {
  readonly complaints: string[] = [];
  /** Real time at which each request began. */
  readonly requests: number[] = [];
  /** Items whose mere presence makes a request fail, and how. */
  readonly poison = new Map<string, (typeof poisons)[number]>();
  private latency = 7;

  constructor(
    private readonly clock: SimClock,
    private readonly crm: ModelCrm,
    private readonly sky: Sky,
  ) {}

  /** One desk, from its start to its end. */
  connect(): { transport: Transport; kill(): void } {
    const desk = { killed: false, open: new Set<ReadonlySet<string>>(), quietUntil: 0 };
    const never = new Promise<never>(() => undefined);

    const begin = (): void => {
      this.requests.push(this.clock.elapsed);
      if (this.clock.elapsed < desk.quietUntil) this.complaints.push('asked before Retry-After was over');
    };
    const answer = async <T>(value: T): Promise<T & { serverTime: string | null }> => {
      await this.travel();
      if (desk.killed) return never;
      return { ...value, serverTime: new Date(this.clock.now()).toISOString() };
    };
    const fail = async (name: FaultName) => {
      const failed = await answer(faults[name]);
      if (name === 'quiet') desk.quietUntil = Math.max(desk.quietUntil, this.clock.elapsed + QUIET_MS);
      return failed;
    };
    const start = async (weather: string): Promise<void> => {
      if (desk.killed) return never;
      begin();
      await this.travel();
      if (weather === 'throws') throw new Error('a bug in the transport');
      if (weather === 'hangs') return never;
    };

    const push = async ({ items }: MainInput<'crm.push'>): Promise<MainOutput<'crm.push'>> => {
      const weather = this.sky.push();
      if (items.length > MOST_ITEMS) this.complaints.push('more than 100 items');
      if (jsonBytes({ items }) > MOST_BYTES) this.complaints.push('more than 1 MiB');
      await start(weather);
      const toxin = items.map((item) => this.poison.get(item.opId)).find((found) => found !== undefined);
      if (toxin) return fail(toxin);
      if (isFault(weather)) return fail(weather);
      if (weather === 'late') {
        this.clock.setTimer(LATE_MS, () => void this.crm.push({ items }, () => false));
        return fail('lost');
      }
      const odd = new Set(items.filter((_, i) => i % 3 === 0).map((item) => item.opId));
      const results = this.crm.push(
        { items },
        (opId) => weather === 'all-retry' || (weather === 'some-retry' && odd.has(opId)),
      );
      if (weather === 'lost-after') return fail('lost');
      if (weather === 'hangs-after') return never;
      return answer({ ok: true as const, value: garbled(results, weather, odd) });
    };

    return {
      kill() {
        desk.killed = true;
      },
      transport: {
        health: async () => {
          const weather = this.sky.health();
          await start(weather);
          return isFault(weather) ? fail(weather) : answer({ ok: true as const, value: null });
        },
        push: async (input) => {
          const entities = new Set(input.items.map((item) => item.entityId));
          for (const other of desk.open) {
            if ([...other].some((id) => entities.has(id)))
              this.complaints.push('an entity travels twice at once');
          }
          desk.open.add(entities);
          if (desk.open.size > 3) this.complaints.push('more than three pushes in flight');
          // When the engine gives up on an answer, the request is no longer its own.
          this.clock.setTimer(ANSWER_WITHIN_MS - 1, () => desk.open.delete(entities));
          return push(input).finally(() => desk.open.delete(entities));
        },
        changes: async ({ cursor, limit }) => {
          const weather = this.sky.changes();
          await start(weather);
          if (isFault(weather)) return fail(weather);
          const page = this.crm.pull(cursor, limit);
          if (!page) return answer(fault('refused', 400));
          if (weather === 'reset') {
            const value = { changes: [], next: this.crm.freshCursor(), more: true, reset: true };
            return answer({ ok: true as const, value });
          }
          if (weather === 'stands-still') {
            return answer({ ok: true as const, value: { ...page, next: cursor ?? page.next, more: true } });
          }
          return answer({ ok: true as const, value: page });
        },
      },
    };
  }

  private travel(): Promise<void> {
    this.latency = (this.latency * 31) % 197;
    return this.clock.wait(5 + this.latency);
  }
}

/** A 200 that is not all it should be. */
function garbled(results: MutationResult[], weather: string, odd: ReadonlySet<string>): MutationResult[] {
  if (weather === 'missing') return results.filter((result) => !odd.has(result.opId));
  if (weather !== 'noisy') return results;
  const stranger = { ...results[0]!, opId: '00000000-0000-7000-8000-00000000dead' };
  const denials = results
    .filter((result) => odd.has(result.opId))
    .map(({ opId }) => ({ result: 'rejected', opId, problem: { type: 'about:blank' } }) as const);
  return [stranger, ...denials, ...[...results].reverse()];
}
