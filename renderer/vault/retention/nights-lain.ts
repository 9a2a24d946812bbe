import { parseKeyName } from '../../../shared/crypto/key-names';
import type { Answer } from '../../../shared/ipc/port-message';
import { recordsOfKind } from '../data/rows-under';
import { transact } from '../data/transact';
import type { RetentionParts } from './retention-parts';

const LAIN = 'drafts-lain';

/** By draft: the nights that the sweep saw it untouched, on which day last, and at which revision. */
type Lain = Record<string, { nights: number; day: string; revision: number }>;

/**
 * Counts for each draft the nights it has lain untouched, one for each new day that the sweep meets, and gives the
 * count. What dates say is not enough to throw somebody's words away: a clock that jumps a year ahead makes every draft
 * look old at once, but it is one new day, and setting it back is none. Counted once a day, however often it is begun.
 */
export async function countNightsLain({ store }: RetentionParts): Promise<Answer<Map<string, number>>> {
  const { db } = store;
  const today = store.clock.today();
  return store.queue.run(async () => {
    const before = ((await db.meta.get(LAIN))?.value as Lain | undefined) ?? {};
    const drafts = await recordsOfKind(db, 'call').toArray();
    const lain: Lain = {};
    for (const { id, revision, keyName } of drafts) {
      const was = before[id];
      if (was?.revision === revision)
        lain[id] = was.day === today ? was : { nights: was.nights + 1, day: today, revision };
      // Touched since, and so sealed under the key of the day on which it was.
      else lain[id] = { nights: parseKeyName(keyName).of === today ? 0 : 1, day: today, revision };
    }
    const nights = new Map(Object.entries(lain).map(([id, one]) => [id, one.nights]));
    if (JSON.stringify(lain) === JSON.stringify(before)) return { ok: true, value: nights };
    const stored = await transact(db, {
      durability: 'strict',
      stores: ['meta'],
      write: (on) => on('meta').put({ name: LAIN, value: lain }),
    });
    return stored.ok ? { ok: true, value: nights } : stored;
  });
}
