import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mutation } from '../../../shared/sync/mutation';
import type { poisons } from './support/model-network';
import { HOUR, story, World } from './support/model-world';

/** Any number by hand: `SYNC_RUNS=20000 npx vitest run --config build/vitest.config.ts engine-model`. */
const RUNS = Number(process.env.SYNC_RUNS ?? 250);

/**
 * What fails without the CRM's word on it may be the line's fault, and is never parked for it; what is refused is
 * parked only once the CRM has taken other work.
 */
const isTriedForEver = (poison: (typeof poisons)[number] | undefined): boolean =>
  poison === 'lost' || poison === 'html' || poison === 'server-fault' || poison === 'refused';

/** What is wrong with where one saved mutation ended; null when nothing is. */
function wrongEnd(world: World, { opId, entityId, deviceSeq }: Mutation): string | null {
  const row = world.disk.rows.get(opId);
  if (!row) return world.crm.erased.has(entityId) || world.destroyed.has(entityId) ? null : 'lost';
  const poison = world.network.poison.get(opId);
  switch (row.delivery.state) {
    case 'applied':
      return row.delivery.by === 'person' || world.crm.has(opId) ? null : 'called sent, but never taken';
    case 'aside':
      return world.setAside.has(entityId) ? null : 'set aside by nobody';
    case 'sending':
      return isTriedForEver(poison) ? null : 'sending for ever';
    case 'parked':
      if (world.crm.refused.has(opId) || world.crm.erased.has(entityId)) return null;
      if (poison === 'refused' || poison === 'too-large') return null;
      // What a person gave up on or destroyed earlier may be what this one needed.
      return world.destroyed.has(entityId) || isGivenUp(world, entityId)
        ? null
        : `parked without cause: ${row.delivery.why.problemType}`;
    case 'queued': {
      if (isTriedForEver(poison)) return null;
      const isHeld = [...world.disk.rows.values()].some(
        (other) =>
          other.entityId === entityId &&
          other.deviceSeq < deviceSeq &&
          ['parked', 'aside', 'queued'].includes(other.delivery.state),
      );
      return isHeld ? null : 'queued for ever';
    }
  }
}

const isGivenUp = (world: World, entityId: string): boolean =>
  [...world.disk.rows.values()].some(
    ({ entityId: id, delivery }) =>
      id === entityId && delivery.state === 'applied' && delivery.by === 'person',
  );

function busiest(moments: readonly number[], withinMs: number): number {
  let most = 0;
  for (let i = 0, from = 0; i < moments.length; i += 1) {
    while ((moments[i] ?? 0) - (moments[from] ?? 0) > withinMs) from += 1;
    most = Math.max(most, i - from + 1);
  }
  return most;
}

test(
  'loses nothing, doubles nothing, keeps each enquiry in order and lets nothing stand in the way, whatever happens',
  { timeout: 120_000 + RUNS * 500 },
  async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const world = new World(structuredClone(told));
        await world.play();
        const { crm, network, disk } = world;
        const wrong = world.saved.flatMap((m) => {
          const how = wrongEnd(world, m);
          return how === null ? [] : [`${m.deviceSeq} ${how}`];
        });
        expect(wrong).toEqual([]);
        expect(world.complaints).toEqual([]);
        expect(crm.complaints).toEqual([]);
        expect(network.complaints).toEqual([]);

        expect(new Set(crm.effects.map((e) => e.opId)).size).toBe(crm.effects.length);
        const lastSeq = new Map<string, number>();
        for (const { entityId, deviceSeq } of crm.effects) {
          expect(deviceSeq).toBeGreaterThan(lastSeq.get(entityId) ?? 0);
          lastSeq.set(entityId, deviceSeq);
        }

        const known = [...crm.enquiries].filter(([id]) => !crm.erased.has(id));
        expect(disk.known).toEqual(new Map(known.map(([id, e]) => [id, e.crmReference])));

        const lastHour = network.requests.filter((at) => at > world.clock.elapsed - HOUR).length;
        expect(lastHour).toBeLessThan(160 + 500 * network.poison.size);
        expect(busiest(network.requests, 1_000)).toBeLessThan(150);
      }),
      // A long search stops at what it found: making it small is for a second run, with the seed it names.
      { numRuns: RUNS, endOnFailure: RUNS > 1_000 },
    );
  },
);
