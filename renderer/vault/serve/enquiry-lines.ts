import type { Delivery, EnquiryLine } from '../../../shared/ipc/vault-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
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
    case 'applied':
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

export function lineOf(
  { body }: OpenedRecord<'enquiry'>,
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
  };
}

export async function linesOf(
  { store, packs, now }: Pick<Context, 'store' | 'packs' | 'now'>,
  records: readonly OpenedRecord<'enquiry'>[],
): Promise<EnquiryLine[]> {
  await store.unsent.ready();
  const states = new Map(records.map(({ row }) => [row.id, store.unsent.stateOf(row.id)]));
  const unknown = [...states].filter(([, state]) => state === 'unknown').map(([id]) => id);
  const rows = unknown.length > 0 ? await store.outbox.ofEntities(unknown) : null;
  const planOf = linePlans(packs.current().pack, now());
  return records.map((record) => {
    const { id } = record.row;
    const state = states.get(id) ?? 'unknown';
    const delivery =
      state === 'unknown'
        ? (deciding(rows?.get(id) ?? [])?.delivery.state ?? 'applied')
        : state === 'taken'
          ? 'applied'
          : state;
    return lineOf(record, delivery, planOf(record, delivery));
  });
}
