import type { Answer } from '../../../shared/ipc/port-message';
import type { EnquiryLine, ParkedLine, ParkedWhy } from '../../../shared/ipc/vault-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import { heldKeyOf } from '../data/held';
import { momentOfId } from '../data/moment-of-id';
import type { OutboxRow } from '../data/rows';
import { emptyUnit, type Unit } from '../data/unit-of-work';
import { heldUnchanged } from '../hold-words';
import { correctedOnPaper } from '../unsent-words';
import { noConflict, notParked, notRejected, unreadable } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { lineOf } from './enquiry-lines';
import { linePlans } from './line-plans';
import { reopened } from './reopened-call';
import { onPaper } from './unsent-rows';

/** What the CRM did not take, and what a person decides about it. */
export function parkedHandlers(context: Context): Handlers<'parked.list' | 'parked.decide'> {
  const { store, changes } = context;

  const decide = async (row: OutboxRow, why: ParkedWhy, how: Decision): Promise<Answer<Decided>> => {
    const event = {
      what: 'parked-decided' as const,
      opId: row.opId,
      enquiryId: row.entityId,
      decision: how,
      officerId: context.desk().officer.id,
    };
    const unit = { ...emptyUnit, audit: [event] };
    if (how === 'try-again')
      return commit({ ...unit, decides: [{ opId: row.opId, decision: 'person-tries-again' }] });
    if (how === 'accept-crm') {
      if (why.kind !== 'conflict' && why.kind !== 'erased') return { ok: false, problem: noConflict };
      return commit({ ...unit, decides: [{ opId: row.opId, decision: 'person-accepts-crm' }] });
    }
    if (why.kind !== 'rejected' && why.kind !== 'too-large') return { ok: false, problem: notRejected };
    if (await onPaper(context, row.entityId)) return { ok: false, problem: correctedOnPaper };
    return correct(row, unit);
  };

  const commit = async (unit: Unit): Promise<Answer<Decided>> => {
    const done = await store.work.commit(unit);
    return done.ok ? { ok: true, value: { callId: null } } : done;
  };

  /** Opens the enquiry as a call again. The mutation stays parked until the corrected one takes its place. */
  const correct = async (row: OutboxRow, unit: Unit): Promise<Answer<Decided>> => {
    if (await heldKeyOf(store.db, row.entityId)) return { ok: false, problem: heldUnchanged };
    const open = (await store.reader.newest('call', MOST_DRAFTS)).find(
      (c) => c.body.draft.corrects === row.opId,
    );
    if (open) return { ok: true, value: { callId: open.row.id } };
    const record = await store.reader.get('enquiry', row.entityId);
    if (!record) return { ok: false, problem: unreadable };
    const interactionId = record.body.body.interaction.id;
    const isTaken = (await store.db.records.get(interactionId)) !== undefined;
    const [sensitive, toEnter] = await Promise.all([
      store.reader.get('sensitive', apartId('sensitive', row.entityId)),
      store.reader.get('to-enter', apartId('to-enter', row.entityId)),
    ]);
    const apart = { details: sensitive?.body.details ?? [], toEnter: toEnter?.body ?? null };
    const draft = reopened(record.body, apart, row.opId, isTaken ? context.newId() : interactionId);
    const done = await commit({ ...unit, records: [store.drafts.writeOf(draft)] });
    return done.ok ? { ok: true, value: { callId: draft.id } } : done;
  };

  return {
    async 'parked.list'() {
      const parked = await store.outbox.parked();
      const records = await store.reader.many(
        'enquiry',
        parked.map(({ row }) => row.entityId),
      );
      const byId = new Map(records.map((record) => [record.row.id, record]));
      const planOf = linePlans(context.packs.current().pack, context.now());
      const lines = parked.map(({ row, why, parkedAt }): ParkedLine => {
        const record = byId.get(row.entityId);
        const line = record ? lineOf(record, 'parked', planOf(record, 'parked')) : lineWithoutRecord(row);
        return { ...line, opId: row.opId, why, parkedAt: londonInstant(parkedAt) };
      });
      return { ok: true, value: lines };
    },

    async 'parked.decide'({ opId, decision }) {
      const row = await store.db.outbox.get(opId);
      if (row?.delivery.state !== 'parked') return { ok: false, problem: notParked };
      const why = await store.outbox.whyParked(row);
      // The person was erased in the CRM: their copy here goes for good, not in a month. What is parked goes with it,
      // so that a crash in between leaves it in the list, to be decided again.
      if (decision === 'accept-crm' && why.kind === 'erased') {
        const erased = await context.retention.erase([row.entityId], 'erasure');
        if (!erased.ok) return erased;
        changes.changed('parked', 'status', 'enquiries');
        // One that is held stays until its hold is lifted; what is parked of it is decided about all the same.
        if (!(await store.db.outbox.get(opId))) return { ok: true, value: { callId: null } };
      }
      const decided = await decide(row, why, decision);
      if (!decided.ok) return decided;
      changes.changed('parked', 'status', 'enquiries', 'calls');
      context.sync.wake('committed');
      return decided;
    },
  };
}

/** For one whose record can't be opened: it is counted as parked, so it must be seen and decided about. */
const lineWithoutRecord = (row: OutboxRow): EnquiryLine => ({
  id: row.entityId,
  reference: '',
  capturedAt: londonInstant(momentOfId(row.opId)),
  service: '',
  name: null,
  delivery: 'parked',
  purge: null,
});

type Decision = 'try-again' | 'correct' | 'accept-crm';
type Decided = { callId: string | null };
const MOST_DRAFTS = 200;
