import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import { apartId } from '../data/apart-id';
import { heldKeyOf } from '../data/held';
import type { OpenedRecord } from '../data/opened-record';
import { emptyUnit, type RecordWrite } from '../data/unit-of-work';
import { hashOf } from '../data/web-crypto';
import { heldUnchanged } from '../hold-words';
import { badInput, cardNumberHere, changedMeanwhile, enteredAlready } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { onPaper } from './unsent-rows';

/** More than wait after any outage; a list that is longer helps nobody. */
const MOST = 200;
/** What somebody decides about it in the same instant comes first; more than this is no accident. */
const MOST_TRIES = 3;

/** What waits to be entered into a service's own system, because that did not answer when it was asked for. */
export function toEnterHandlers(
  context: Context,
): Handlers<'to-enter.list' | 'to-enter.get' | 'to-enter.done'> {
  const { store, changes } = context;

  const noteOf = async (enquiryId: string) => {
    const note = await store.reader.get('to-enter', apartId('to-enter', enquiryId));
    return note?.body.entered ? null : note;
  };

  const referenceAdded = async (
    { enquiryId, reference, system, packVersion }: OpenedRecord<'to-enter'>['body'],
    systemReference: string,
  ): Promise<Answer<Mutation>> => {
    const number = await store.numbers.take();
    if (!number.ok) return number;
    const { officer, deviceId } = context.desk();
    const body = { system, reference: systemReference };
    const identity = { op: 'reference.add' as const, entityId: enquiryId, baseVersion: null, body };
    const sendable = mutation.safeParse({
      ...identity,
      opId: context.newId(),
      deviceId,
      deviceSeq: number.value,
      capturedAt: londonInstant(context.now()),
      actor: { id: officer.id, name: officer.name },
      noticePackVersion: packVersion,
      reference,
      payloadHash: await hashOf(identity),
    });
    return sendable.success ? { ok: true, value: sendable.data } : { ok: false, problem: badInput };
  };

  const enter = async (enquiryId: string, systemReference: string): Promise<Answer<null>> => {
    const note = await noteOf(enquiryId);
    if (!note) return { ok: false, problem: enteredAlready };
    // On paper alone, the CRM knows nothing of it: the reference goes into the record.
    const paper = note.body.onPaper ? 'only' : await onPaper(context, enquiryId);
    const added =
      paper === 'only'
        ? { ok: true as const, value: null }
        : await referenceAdded(note.body, systemReference);
    if (!added.ok) return added;
    const record = await store.reader.get('enquiry', enquiryId);
    const revised = record && withReference(record, note.body.system, systemReference);
    const isHeld = (await heldKeyOf(store.db, enquiryId)) !== null;
    const done = await store.work.commit({
      ...emptyUnit,
      records: [...(revised ? [revised.write] : []), ...(isHeld ? [entered(note)] : [])],
      ...(isHeld ? {} : { drops: [note.row.id], alters: [enquiryId] }),
      mutations: added.value ? [added.value] : [],
      tells: paper === null ? [enquiryId] : [],
      audit: [
        {
          what: 'reference-added',
          enquiryId,
          opId: added.value?.opId ?? null,
          officerId: context.desk().officer.id,
        },
      ],
    });
    // Somebody recorded it, or decided about its paper, in this very instant; the next look tells which.
    if (!done.ok) return done;
    const [row] = done.value.rows;
    if (revised && row) context.find.begun()?.add(revised.body, row.keyName, row.revision);
    changes.changed('enquiries', 'status');
    context.sync.wake('committed');
    return { ok: true, value: null };
  };

  return {
    async 'to-enter.list'() {
      const waiting = await store.reader.newest('to-enter', MOST);
      const lines = waiting
        .filter(({ body }) => !body.entered)
        .map(({ body: { enquiryId, reference, capturedAt, system, service } }) => ({
          enquiryId,
          reference,
          capturedAt,
          system,
          service: service.name,
        }));
      return { ok: true, value: lines };
    },

    async 'to-enter.get'({ enquiryId }) {
      return { ok: true, value: (await noteOf(enquiryId))?.body ?? null };
    },

    /**
     * The note goes in the same unit of work in which the reference is stored and set on its way. From then on nothing
     * reads it; its old bytes stay sealed in the database's log until the night burns the day's key they lie under. Of a
     * held enquiry it stays, under the hold's key.
     */
    async 'to-enter.done'({ enquiryId, systemReference }) {
      if (holdsCardNumber(systemReference)) return { ok: false, problem: cardNumberHere };
      for (let tries = 1; ; tries += 1) {
        const done = await enter(enquiryId, systemReference);
        // A hold may have been placed in that instant, too: then the note stays with it.
        const again = !done.ok && [changedMeanwhile.kind, heldUnchanged.kind].includes(done.problem.kind);
        if (!again || tries === MOST_TRIES) return done;
      }
    },
  };
}

/** Kept as it was, but nobody is asked to enter it again. */
function entered({ row, body }: OpenedRecord<'to-enter'>): RecordWrite {
  const time = Date.parse(body.capturedAt);
  return { id: row.id, kind: 'to-enter', time, body: { ...body, entered: true }, follows: row.revision };
}

function withReference(
  { row, body }: OpenedRecord<'enquiry'>,
  system: string,
  reference: string,
): { write: RecordWrite; body: EnquiryRecord } {
  const revised = { ...body, body: { ...body.body, directEntry: { system, reference } } };
  const time = Date.parse(body.capturedAt);
  return {
    write: { id: row.id, kind: 'enquiry', time, body: revised, follows: row.revision, keepsItsDay: true },
    body: revised,
  };
}
