import { dueKey, openKey } from '../../../shared/crypto/key-names';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { mintReference } from '../../../shared/domain/reference';
import { addPeriod, londonDate } from '../../../shared/policy/civil-date';
import type { Mutation } from '../../../shared/sync/mutation';
import { queued, type OutboxDelivery } from '../../../shared/sync/outbox-state';
import type { Store } from '../../../renderer/vault/data/open-store';
import { MUTATION } from '../../../renderer/vault/data/outbox-row';
import { timeKey, withoutWhy, type OutboxRow, type RecordRow } from '../../../renderer/vault/data/rows';
import { hashOf } from '../../../renderer/vault/data/web-crypto';
import { madeUpId } from '../../support/made-up-enquiries';

const PAGE = 250;

export type FillChoice = {
  deviceId: string;
  deskCode: string;
  /** Records from this one on are still to be sent; those before it the CRM has. */
  unsentFrom: number;
};

/**
 * Puts enquiries into a store as a month of work would have left them: what was passed before today lies under the
 * `due` key of its day, today's and what is unsent under today's `open` key. In bulk, which is some ten times quicker
 * than saving each.
 */
export async function fillStore(
  store: Store,
  records: readonly EnquiryRecord[],
  choice: FillChoice,
): Promise<void> {
  const today = store.clock.today();
  for (let from = 0; from < records.length; from += PAGE) {
    const page = records.slice(from, from + PAGE);
    const rows = await Promise.all(
      page.map((record, i) =>
        rowsOf(store, record, { ...choice, today, isUnsent: from + i >= choice.unsentFrom }),
      ),
    );
    await store.db.transaction('rw', store.db.records, store.db.outbox, async () => {
      await store.db.records.bulkPut(rows.map((row) => row.record));
      await store.db.outbox.bulkPut(rows.map((row) => row.outbox));
    });
  }
}

async function rowsOf(
  { ring, sealer, numbers }: Store,
  madeUp: EnquiryRecord,
  { deviceId, deskCode, today, isUnsent }: FillChoice & { today: string; isUnsent: boolean },
): Promise<{ record: RecordRow; outbox: OutboxRow }> {
  const at = Date.parse(madeUp.capturedAt);
  const number = await numbers.take();
  if (!number.ok) throw new Error('no number');
  // Numbered by this desk, so that what it gives out later repeats none of them.
  const id = madeUpId(at, number.value);
  const record = { ...madeUp, id, reference: mintReference(deskCode, number.value) };
  const day = londonDate(at);
  const key = await ring.ensure(isUnsent || day === today ? openKey(today) : dueKey(addPeriod(day, 'P1M')));
  if (!key.ok) throw new Error('no key');
  const keyName = key.value;
  const opId = `${id.slice(0, -12)}${'f'}${id.slice(-11)}`;
  const body = await sealer.seal({ id, kind: 'enquiry', keyName }, record);
  const mutation = isUnsent
    ? await sealer.seal(
        { id: opId, kind: MUTATION, keyName },
        await mutationOf(record, opId, deviceId, number.value),
      )
    : null;
  const delivery: OutboxDelivery = isUnsent
    ? queued
    : { state: 'applied', tries: 1, misses: 0, faults: 0, at, version: 1, crmReference: null, by: 'crm' };
  return {
    record: { id, kind: 'enquiry', keyName, timeKey: timeKey(at), revision: 1, body },
    outbox: {
      opId,
      entityId: id,
      deviceSeq: number.value,
      delivery: delivery.state === 'parked' ? withoutWhy(delivery) : delivery,
      keyName,
      mutation,
      why: null,
    },
  };
}

export async function mutationOf(
  record: EnquiryRecord,
  opId: string,
  deviceId: string,
  deviceSeq: number,
): Promise<Mutation> {
  const { id: entityId, body, capturedAt, officer, packVersion, reference } = record;
  const identity = { op: 'enquiry.create' as const, entityId, baseVersion: null, body };
  return {
    ...identity,
    opId,
    deviceId,
    deviceSeq,
    capturedAt,
    actor: officer,
    noticePackVersion: packVersion,
    reference,
    payloadHash: await hashOf(identity),
  };
}
