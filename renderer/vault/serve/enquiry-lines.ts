import { parseKeyName } from '../../../shared/crypto/key-names';
import type { Delivery, EnquiryLine } from '../../../shared/ipc/vault-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { paperOf } from '../../../shared/domain/other-way';
import { apartId } from '../data/apart-id';
import type { PurgePlan } from '../../../shared/policy/retention';
import type { OpenedRecord } from '../data/opened-record';
import { crmRows } from '../data/outbox-row';
import type { OutboxRow } from '../data/rows';
import type { Store } from '../data/open-store';
import type { Context } from './context';
import { linePlans } from './line-plans';

/** Where an enquiry stands: by its first mutation that isn't settled, or else by the one that brought it. */
function deciding(rows: readonly OutboxRow[]): OutboxRow | null {
  return rows.find((row) => row.delivery.state !== 'applied') ?? rows[0] ?? null;
}

/** On its way to the CRM alone; what goes by e-mail is told beside it. */
export async function deliveryOf(store: Store, all: readonly OutboxRow[]): Promise<Delivery> {
  const rows = crmRows(all);
  const unsettled = deciding(rows);
  const [first] = rows;
  if (!unsettled || !first) return { state: 'queued', tries: 0 };
  const changeWaits = first.delivery.state === 'applied' && unsettled !== first;
  // What is parked must be decided about; what only waits leaves the enquiry where it is.
  const row = changeWaits && unsettled.delivery.state !== 'parked' ? first : unsettled;
  const { delivery } = row;
  switch (delivery.state) {
    case 'queued':
    case 'sending':
      return { state: delivery.state, tries: delivery.tries };
    case 'aside':
      return { state: 'aside' };
    case 'applied':
      if (delivery.by === 'paper') return onPaper(store, row.entityId, delivery.at);
      return {
        state: 'applied',
        at: londonInstant(delivery.at),
        crmReference: delivery.crmReference,
        changeWaits,
      };
    case 'parked':
      return { state: 'parked', opId: row.opId, why: await store.outbox.whyParked(row) };
  }
}

async function onPaper(store: Store, enquiryId: string, at: number): Promise<Delivery> {
  const ways = await store.reader.get('other-way', apartId('other-way', enquiryId));
  const paper = ways && paperOf(ways.body.list);
  return { state: 'on-paper', at: londonInstant(at), to: paper?.way === 'handed-over' ? paper.to : null };
}

export function lineOf(
  { row, body }: OpenedRecord<'enquiry'>,
  delivery: Delivery['state'],
  purge: PurgePlan,
): EnquiryLine {
  return {
    id: body.id,
    reference: body.reference,
    capturedAt: body.capturedAt,
    service: body.body.service.name,
    name: body.body.person?.name ?? null,
    delivery,
    purge,
    ...(parseKeyName(row.keyName).use === 'held' && { held: true as const }),
  };
}

export async function linesOf(
  { store, packs, now }: Pick<Context, 'store' | 'packs' | 'now'>,
  records: readonly OpenedRecord<'enquiry'>[],
): Promise<EnquiryLine[]> {
  await store.unsent.ready();
  const states = new Map(records.map(({ row }) => [row.id, store.unsent.stateOf(row.id)]));
  /** Where memory alone can't tell: what was settled may have been on paper. */
  const unknown = [...states]
    .filter(([id, state]) => state === 'unknown' || (state === 'taken' && store.unsent.hasOtherWay(id)))
    .map(([id]) => id);
  const rows = unknown.length > 0 ? await store.outbox.ofEntities(unknown) : null;
  const planOf = linePlans(packs.current().pack, now());
  const standOf = (id: string): Delivery['state'] => {
    const state = states.get(id) ?? 'unknown';
    if (!unknown.includes(id)) return state === 'taken' || state === 'unknown' ? 'applied' : state;
    const delivery = deciding(rows?.get(id) ?? [])?.delivery;
    if (delivery?.state === 'applied' && delivery.by === 'paper') return 'on-paper';
    return delivery?.state ?? 'applied';
  };
  return records.map((record) => {
    const stand = standOf(record.row.id);
    return lineOf(record, stand, planOf(record, stand));
  });
}
