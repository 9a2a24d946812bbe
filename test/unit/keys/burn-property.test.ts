import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createKeyService, type KeyService } from '../../../electron/keys/key-service';
import { crashPoints } from './crash';
import { memoryStore } from './memory-store';
import { newFolder } from './new-folder';
import { hex, thief } from './thief';

// Hundreds of runs in one test, on a disk that others use too.
vi.setConfig({ testTimeout: 120_000 });

const names = ['open/2026-11-22', 'open/2026-11-23', 'due/2026-12-22', 'due/2026-12-23~2'];
const someNames = fc.subarray(names, { minLength: 1 });

const act = fc.oneof(
  fc.record({ do: fc.constant('ensure' as const), name: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('burn' as const), names: someNames }),
  fc.record({ do: fc.constant('reserve' as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('crash within' as const), points: fc.integer({ min: 1, max: 40 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

test('whatever is made, burned, cut short and restarted: keys given out stay, burned ones open from no copy, no number comes twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 24 }), async (acts) => {
      const dir = newFolder();
      try {
        await play(dir, acts);
      } finally {
        rmSync(dir, { recursive: true });
      }
    }),
    { numRuns: 150 },
  );
});

async function play(dir: string, acts: Act[]): Promise<void> {
  const burglar = thief(dir);
  const entries = new Map<string, Uint8Array>();
  /** What was given out and never asked to be burned, and what was burned with an answer. */
  const promised = new Map<string, string>();
  const burned = new Set<string>();
  const numbers = new Set<number>();
  let crashing = crashPoints();

  function crashWithin(points: number): void {
    crashing = crashPoints(points, () => burglar.copyAll());
  }

  /** Starts as often as it takes: a crash may come within the start itself, or within what it finishes. */
  async function start(): Promise<KeyService> {
    for (;;) {
      const pass = (name: string) => crashing.pass(name);
      const { store } = memoryStore(entries, pass);
      const options = { dir, allowPassphrase: false, credentialStore: store, step: pass };
      const service = await createKeyService(options).catch(() => null);
      if (service?.state().state === 'ready') await service.burn([]);
      if (!crashing.reached()) {
        expect(service?.state()).toEqual({ state: 'ready', passphrase: false });
        return service as KeyService;
      }
      crashWithin(Infinity);
    }
  }

  crashWithin(Infinity);
  let service = await start();
  for (const step of acts) {
    if (step.do === 'crash within') crashWithin(step.points);
    if (step.do === 'ensure') {
      const answer = await service.ensure(step.name);
      if (answer.ok) promised.set(step.name, hex(answer.value.raw));
    }
    if (step.do === 'burn') {
      const before = new Map(promised);
      for (const name of step.names) promised.delete(name);
      const answer = await service.burn(step.names);
      if (answer.ok)
        for (const name of step.names) if (before.has(name)) burned.add(`${name} ${before.get(name)}`);
    }
    if (step.do === 'reserve') {
      const answer = await service.reserveReferences(step.count, 1);
      for (let n = 0; answer.ok && n < step.count; n += 1) {
        expect(numbers.has(answer.value.from + n)).toBe(false);
        numbers.add(answer.value.from + n);
      }
    }
    if (step.do === 'restart' || crashing.reached()) {
      if (crashing.reached()) crashWithin(Infinity);
      service = await start();
      const held = new Map(service.all().map(({ name, raw }) => [name, hex(raw)]));
      for (const [name, raw] of promised) expect(held.get(name)).toBe(raw);
    }
    burglar.copyAll();
    const open = new Set(burglar.opens(entries).keys());
    for (const key of burned) expect(open.has(key)).toBe(false);
  }
}
