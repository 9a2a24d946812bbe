import { expect, test } from 'vitest';
import { emptyUnit } from '../../../renderer/vault/data/unit-of-work';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { advance } from '../../../shared/sync/outbox-state';
import { entityIdOf, madeUpCreate, madeUpNote, opIdOf } from '../sync/support/made-up-mutations';
import { storeAtNight } from './store-at-night';

const chance = { now: 1, random: () => 0.5 };

test('what is set aside or destroyed between being chosen and being marked is not taken, and stays as it is', async () => {
  const { store, retention, put } = await storeAtNight('2026-11-23');
  await put([], [madeUpCreate(1, 1), madeUpNote(1, 2), madeUpCreate(3, 3), madeUpCreate(4, 4)]);
  await store.unsent.ready();
  const chosen = await store.outbox.due(Number.MAX_SAFE_INTEGER, 10);
  expect(chosen).toHaveLength(4);
  const aside = { opId: opIdOf(1), decision: 'person-sets-aside' as const };
  expect(await store.work.commit({ ...emptyUnit, decides: [aside] })).toMatchObject({ ok: true });
  expect(await retention.erase([entityIdOf(3)], 'destroyed')).toMatchObject({ ok: true });
  const taken = await store.outbox.take(
    chosen.map(({ opId, delivery }) => ({ opId, delivery: advance(delivery, { kind: 'sent' }, chance) })),
  );
  expect([...taken]).toEqual([opIdOf(4)]);
  // The destroying left its certificate to be sent.
  const rows = (await store.db.outbox.orderBy('opId').toArray()).filter((row) => !isCertificateOp(row.opId));
  expect(rows.map(({ opId, delivery }) => [opId, delivery.state])).toEqual([
    [opIdOf(1), 'aside'],
    [opIdOf(2), 'queued'],
    [opIdOf(4), 'sending'],
  ]);
  expect(store.unsent.stateOf(entityIdOf(1))).toBe('aside');
});
