import type { Clock } from '../../../../renderer/vault/sync/transport';

type Timer = { at: number; n: number; call: () => void };

/** Real time that only moves when told, and a wall clock over it that may jump. */
export class SimClock implements Clock {
  /** Milliseconds of real time since the test began. */
  elapsed = 0;
  private wall = Date.parse('2026-11-23T09:00:00.000Z');
  private timers: Timer[] = [];
  private made = 0;

  now(): number {
    return this.wall + this.elapsed;
  }

  jump(ms: number): void {
    this.wall += ms;
  }

  setTimer(ms: number, call: () => void): () => void {
    if (!Number.isFinite(ms) || ms < 0) throw new Error(`no timer of ${ms} ms`);
    const timer = { at: this.elapsed + ms, n: (this.made += 1), call };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((t) => t !== timer);
    };
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.setTimer(ms, resolve));
  }

  /** Lets everything happen that happens within so many milliseconds. */
  async run(ms: number): Promise<void> {
    const until = this.elapsed + ms;
    for (;;) {
      await settled();
      const next = this.timers
        .filter((t) => t.at <= until)
        .sort((a, b) => a.at - b.at || a.n - b.n)
        .at(0);
      if (!next) break;
      this.timers = this.timers.filter((t) => t !== next);
      this.elapsed = Math.max(this.elapsed, next.at);
      next.call();
    }
    this.elapsed = until;
  }
}

/** Every promise that can go on has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
