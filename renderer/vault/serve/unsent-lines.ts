import { lastFile, paperOf } from '../../../shared/domain/other-way';
import { parseKeyName } from '../../../shared/crypto/key-names';
import type { UnsentLine, UnsentWhy } from '../../../shared/ipc/unsent-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { isMailOp } from '../../../shared/sync/mail-op';
import { mutation } from '../../../shared/sync/mutation';
import { momentOfId } from '../data/moment-of-id';
import type { OpenedRecord } from '../data/opened-record';
import type { OutboxRow } from '../data/rows';
import type { Context } from './context';
import { otherWaysOf } from './unsent-rows';
import { oldBefore } from './unsent-too-long';

/** More than a person can look at; the oldest come first. */
const MOST = 500;

/** Each enquiry of which something waits, the one that has waited longest first. */
export async function unsentLines(context: Context): Promise<UnsentLine[]> {
  const { store } = context;
  await store.unsent.ready();
  const found = (await oldestRows(context))
    // Within one millisecond the ids tell no order.
    .sort((a, b) => momentOfId(a.opId) - momentOfId(b.opId) || a.deviceSeq - b.deviceSeq);
  const byEntity = new Map<string, OutboxRow[]>();
  for (const row of found) byEntity.set(row.entityId, [...(byEntity.get(row.entityId) ?? []), row]);
  const records = await store.reader.enquiries([...byEntity.keys()]);
  const byId = new Map(records.map((record) => [record.row.id, record]));
  const before = oldBefore(context);
  return Promise.all(
    [...byEntity].map(([enquiryId, rows]) => lineOf(context, enquiryId, rows, byId.get(enquiryId), before)),
  );
}

/** Without queue tickets: they are the day's, and nobody sends, prints or destroys one. */
async function oldestRows({ store }: Context): Promise<OutboxRow[]> {
  const opIds = store.unsent.all();
  const found: OutboxRow[] = [];
  for (let from = 0; from < opIds.length && found.length < MOST; from += MOST)
    for (const row of await store.db.outbox.bulkGet(opIds.slice(from, from + MOST)))
      if (row && !store.unsent.isTicket(row.entityId) && found.length < MOST) found.push(row);
  return found;
}

async function lineOf(
  context: Context,
  enquiryId: string,
  all: readonly OutboxRow[],
  record: OpenedRecord<'enquiry'> | undefined,
  before: number,
): Promise<UnsentLine> {
  const { store } = context;
  const forCrm = all.filter(({ opId }) => !isMailOp(opId));
  const rows = forCrm.length > 0 ? forCrm : all;
  const [first] = [...rows].sort((a, b) => a.deviceSeq - b.deviceSeq);
  const [oldest = ''] = all.map(({ opId }) => opId).sort();
  const since = momentOfId(oldest);
  const what = first && forCrm.length > 0 ? await mutationOf(context, first) : null;
  const ways = store.unsent.hasOtherWay(enquiryId) ? await otherWaysOf(context, enquiryId) : [];
  const file = lastFile(ways);
  const paper = paperOf(ways);
  const keyName = record?.row.keyName;
  return {
    enquiryId,
    reference: record?.body.reference ?? what?.reference ?? '',
    service: record?.body.body.service.name ?? (what?.op === 'enquiry.create' ? what.body.service.name : ''),
    what: forCrm.length === 0 ? 'mail' : what && what.op !== 'enquiry.create' ? 'change' : 'enquiry',
    since: londonInstant(since),
    old: since < before,
    why: first ? await whyOf(context, first) : { kind: 'waits', tries: 0 },
    readable: record !== undefined,
    held: keyName !== undefined && parseKeyName(keyName).use === 'held',
    file: file && { at: file.at, toDesk: file.toDesk },
    paper,
  };
}

async function mutationOf({ store }: Context, row: OutboxRow) {
  const parsed = mutation.safeParse(await store.outbox.openWhat(row));
  return parsed.success ? parsed.data : null;
}

async function whyOf({ store }: Context, row: OutboxRow): Promise<UnsentWhy> {
  const { delivery } = row;
  switch (delivery.state) {
    case 'queued':
      return { kind: 'waits', tries: delivery.tries };
    case 'sending':
      return { kind: 'sending', tries: delivery.tries };
    case 'aside':
      return { kind: 'aside' };
    case 'parked': {
      const { kind, crmSays, problemType } = await store.outbox.whyParked(row);
      return { kind: 'parked', why: { kind, crmSays, problemType } };
    }
    case 'applied':
      return { kind: 'waits', tries: 0 };
  }
}
