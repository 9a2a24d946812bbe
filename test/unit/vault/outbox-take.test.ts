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

test('while the code was typed the CRM took the enquiry: a consent that still waits does not make it unsent', async () => {
  const { store, retention, put } = await storeAtNight('2026-11-23');
  await put([], [madeUpCreate(1, 1), madeUpNote(1, 2)]);
  const waited = [opIdOf(1), opIdOf(2)];
  const by = { state: 'applied', tries: 1, misses: 0, faults: 0, version: 1, crmReference: null } as const;
  await store.outbox.settle([{ opId: opIdOf(1), delivery: { ...by, at: 1, by: 'crm' } }]);
  const destroy = (seen: string[]) => retention.erase([entityIdOf(1)], 'destroyed', [], seen);
  expect(await destroy(waited)).toMatchObject({ ok: false, problem: { kind: 'sent-meanwhile' } });
  expect(await store.db.outbox.count()).toBe(2);
  // Who saw that only the note waits may destroy that.
  expect(await destroy([opIdOf(2)])).toMatchObject({ ok: true });
});

test('while the code was typed the CRM took the enquiry: an e-mail that still waits does not make it unsent', async () => {
  const { store, retention, put } = await storeAtNight('2026-11-23');
  await put([], [madeUpCreate(1, 1)]);
  const row = await store.db.outbox.get(opIdOf(1));
  const by = { state: 'applied', tries: 1, misses: 0, faults: 0, version: 1, crmReference: null } as const;
  await store.outbox.settle([{ opId: opIdOf(1), delivery: { ...by, at: 1, by: 'crm' } }]);
  await store.db.outbox.add({ ...row!, opId: `${opIdOf(2)}/mail`, deviceSeq: 2 });
  expect(await retention.erase([entityIdOf(1)], 'destroyed')).toMatchObject({
    ok: false,
    problem: { kind: 'sent-meanwhile' },
  });
});
