import { expect, test } from 'vitest';
import type { RecordWrite } from '../../../renderer/vault/data/unit-of-work';
import { checkedIn } from '../../../shared/domain/held-ticket';
import type { Mutation } from '../../../shared/sync/mutation';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { madeUpId } from '../../support/made-up-enquiries';
import { ticketOf } from '../queue/any-ticket';
import { madeUpCreate } from '../sync/support/made-up-mutations';
import { storeAtNight } from './store-at-night';

const today = '2026-11-23';
const writeOf = (n: number, day: string): RecordWrite => ({
  id: ticketOf(n).id,
  kind: 'ticket',
  time: Date.parse(`${day}T10:00:00Z`),
  body: checkedIn(ticketOf(n, { day })),
  follows: 0,
});
const opened = (n: number): Mutation => ({
  ...madeUpCreate(n, n),
  op: 'ticket.open',
  entityId: ticketOf(n).id,
  reference: `A-${n}`,
  body: ticketOf(n).facts,
});

test('drops every ticket at the end of its day, sent or not, and burns the key its words lay under', async () => {
  const at = await storeAtNight(today);
  await at.put([writeOf(1, today)], [opened(1)]);
  await at.sweep();
  expect(await at.has(ticketOf(1).id)).toBe(true);
  const before = await at.store.db.records.get(ticketOf(1).id);
  at.setDay('2026-11-24');
  await at.sweep();
  expect(await at.has(ticketOf(1).id)).toBe(false);
  // Its own certificate waits, and nothing else.
  expect((await at.store.db.outbox.toArray()).every(({ opId }) => isCertificateOp(opId))).toBe(true);
  expect(at.kept.burned).toEqual([`open/${today}`]);
  expect(before && (await at.store.sealer.openBytes(before, before.body))).toBeNull();
});

test('drops a ticket that this Firstpoint cannot read, by the day it was checked in on', async () => {
  const at = await storeAtNight(today);
  await at.put([{ ...writeOf(1, today), id: madeUpId(8, 9), body: { v: 9 } }]);
  at.setDay('2026-11-24');
  await at.sweep();
  expect(await at.has(madeUpId(8, 9))).toBe(false);
});
