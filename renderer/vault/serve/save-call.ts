import type { AuditEvent } from '../../../shared/audit/event';
import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { mergeConsents } from '../../../shared/domain/consents';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { isPassedToTeam } from '../../../shared/domain/hand-off';
import { readReference } from '../../../shared/domain/reference';
import { isOfPack } from '../../../shared/domain/speak-for';
import type { Answer, Problem } from '../../../shared/ipc/port-message';
import type { VaultOutputs } from '../../../shared/ipc/vault-contract';
import { serviceOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { londonInstant } from '../../../shared/policy/civil-date';
import { notPassed, purgePlan, type Passing } from '../../../shared/policy/retention';
import { maskDraft } from '../../../shared/policy/mask-draft';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { isMailOp } from '../../../shared/sync/mail-op';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import type { OpenedRecord } from '../data/opened-record';
import { emptyUnit, type RecordWrite } from '../data/unit-of-work';
import { hashOf } from '../data/web-crypto';
import { badInput, callGone, noLongerParked, otherConsent, stillNeeds } from '../words';
import { apartWrites } from './apart-writes';
import { areOfPack } from './consents';
import type { Context } from './context';

type Create = Extract<Mutation, { op: 'enquiry.create' }>;
type Finished = { record: EnquiryRecord; mutation: Create; follows: number };

/**
 * All enquiries of a call in one unit of work: records, mutations, audit event, and the draft goes. Answers ok only
 * after the strict commit. Saving the same call again, because an answer was lost, answers the same.
 */
export async function saveCall(
  context: Context,
  typed: CallDraft,
): Promise<Answer<VaultOutputs['call.save']>> {
  const { store, changes, packs } = context;
  const { pack } = await packs.of(typed.packVersion);
  const missing = savingNeeds(pack, typed);
  if (missing.length > 0) return { ok: false, problem: stillNeeds(missing) };
  // What no field of the screen shows must hold no card number either.
  const draft = maskDraft(typed);

  const at = context.now();
  await store.drafts.quiet();
  const ids = draft.enquiries.map((enquiry) => enquiry.id);
  const [before, open] = await Promise.all([
    store.reader.many('enquiry', ids),
    store.db.records.get(draft.id),
  ]);
  const answer = {
    references: draft.enquiries.map((e) => e.reference),
    purge: purgePlan(packs.current().pack, passingOfDraft(pack, draft), at),
  };
  if (open?.kind !== 'call') {
    const savedBefore = before.length === draft.enquiries.length;
    return savedBefore ? { ok: true, value: answer } : { ok: false, problem: callGone };
  }

  const misfit = (await misfitOf(context, draft, before)) ?? (await context.witness.look(draft));
  if (misfit) return { ok: false, problem: misfit };

  const takesIn = draft.corrects === null ? [] : await waitingBehind(context, draft.corrects, ids);
  const finished: Finished[] = [];
  for (const enquiry of draft.enquiries) {
    const was = before.find((b) => b.row.id === enquiry.id) ?? null;
    // A consent that was withdrawn while this was corrected stays withdrawn.
    const consents = mergeConsents(draft.consents, was?.body.body.consents ?? []);
    const one = await finish(context, pack, { ...draft, consents }, enquiry, at, was);
    if (!one.ok) return one;
    finished.push(one.value);
  }
  const apart = await apartWrites(
    store,
    pack,
    draft,
    finished.map(({ record, mutation }, i) => ({
      enquiry: draft.enquiries[i] as EnquiryDraft,
      body: mutation.body,
      capturedAt: record.capturedAt,
    })),
  );
  const done = await store.work.commit({
    ...emptyUnit,
    records: [
      ...finished.map(({ record, follows }): RecordWrite => {
        const time = Date.parse(record.capturedAt);
        return { id: record.id, kind: 'enquiry', time, body: record, follows };
      }),
      ...apart.records,
    ],
    drops: [draft.id, ...apart.drops],
    mutations: finished.map((one) => one.mutation),
    closes: draft.corrects === null ? [] : [draft.corrects],
    takesIn,
    alters: before.map(({ row }) => row.id),
    audit: [eventOf(context, draft, finished)],
  });
  if (!done.ok) return done.problem.kind === 'stale' ? { ok: false, problem: callGone } : done;

  context.witness.forget(draft.id);
  finished.forEach(({ record }, i) => {
    const row = done.value.rows[i];
    if (row) context.find.begun()?.add(record, row.keyName, row.revision);
  });
  changes.changed('calls', 'enquiries', 'status', ...(draft.corrects ? (['parked'] as const) : []));
  context.sync.wake('committed');
  return { ok: true, value: answer };
}

/**
 * What the screen's process must not be able to do, should it fall into wrong hands: write over another enquiry, take
 * the place of another's parked mutation. What it says was said, the witness looks at.
 */
async function misfitOf(
  { store, packs }: Context,
  { corrects, enquiries, packVersion, representative, consents }: CallDraft,
  before: readonly OpenedRecord<'enquiry'>[],
): Promise<Problem | null> {
  const corrected = corrects === null ? null : (await store.db.outbox.get(corrects))?.entityId;
  if (corrected === undefined) return noLongerParked;
  const ids = new Set(enquiries.map((e) => e.id));
  if (enquiries.some((e) => readReference(e.reference) !== e.reference)) return badInput;
  if (ids.size < enquiries.length || (corrected !== null && !ids.has(corrected))) return badInput;
  if (before.some(({ row }) => row.id !== corrected)) return badInput;
  const inForce = await packs.of(packVersion);
  // That version is not on this PC any more: what it said can't be checked against it.
  if (inForce.pack.version !== packVersion) return null;
  if (representative && !isOfPack(inForce.pack, representative)) return badInput;
  const stored = before.flatMap(({ body }) => body.body.consents ?? []);
  return (await areOfPack(inForce, consents, stored)) ? null : otherConsent;
}

/** Of the several enquiries of a call one may be passed to a team: the narrowest rule is told of. */
function passingOfDraft(pack: CouncilPack, draft: CallDraft): Passing {
  const outcomes = draft.enquiries.map(({ outcome, serviceId }) => ({
    kind: outcome.kind,
    team: outcome.team ?? serviceOf(pack, serviceId)?.team ?? null,
  }));
  const toTeam = outcomes.some(({ kind, team }) => kind !== null && isPassedToTeam({ kind, team }));
  return { ...notPassed, channel: draft.channel, toTeam };
}

/** What was added to the corrected enquiry since and waits behind its parked mutation; the correction holds it too. */
async function waitingBehind(
  { store }: Context,
  corrects: string,
  enquiryIds: readonly string[],
): Promise<string[]> {
  const rows = [...(await store.outbox.ofEntities(enquiryIds)).values()].flat();
  return (
    rows
      // An e-mail that waits is no change of the enquiry: it goes its own way.
      .filter((row) => row.opId !== corrects && row.delivery.state === 'queued' && !isMailOp(row.opId))
      .map((row) => row.opId)
  );
}

async function finish(
  context: Context,
  pack: CouncilPack,
  draft: CallDraft,
  enquiry: EnquiryDraft,
  at: number,
  before: OpenedRecord<'enquiry'> | null,
): Promise<Answer<Finished>> {
  const now = londonInstant(at);
  // A correction is written after the talk: the call ended when its closing was said.
  const endedAt = draft.corrects === null ? now : (draft.said.closing ?? now);
  const body = finishEnquiry(pack, draft, enquiry, endedAt);
  if (!body) return { ok: false, problem: badInput };
  const number = await context.store.numbers.take();
  if (!number.ok) return number;

  const { id, name } = context.desk().officer;
  const op = 'enquiry.create' as const;
  const identity = { op, entityId: enquiry.id, baseVersion: null, body };
  const { reference } = enquiry;
  const capturedAt = before?.body.capturedAt ?? now;
  // As it will be read again before it is sent: what could not leave must not be called saved.
  const sendable = mutation.safeParse({
    ...identity,
    opId: context.newId(),
    deviceId: context.desk().deviceId,
    deviceSeq: number.value,
    capturedAt,
    actor: { id, name },
    noticePackVersion: draft.packVersion,
    reference,
    payloadHash: await hashOf(identity),
  });
  if (!sendable.success || sendable.data.op !== op) return { ok: false, problem: badInput };
  // The CRM gets them; here they are sealed by themselves (`apartWrites`).
  const { sensitive: _, ...kept } = body;
  return {
    ok: true,
    value: {
      follows: before?.row.revision ?? 0,
      record: {
        v: 1,
        id: enquiry.id,
        reference,
        capturedAt,
        officer: { id, name },
        packVersion: draft.packVersion,
        body: kept,
      },
      mutation: sendable.data,
    },
  };
}

function eventOf(context: Context, draft: CallDraft, finished: readonly Finished[]): AuditEvent {
  return {
    what: 'call-saved',
    callId: draft.id,
    officerId: context.desk().officer.id,
    packVersion: draft.packVersion,
    enquiries: finished.map(({ mutation }) => ({
      enquiryId: mutation.entityId,
      opId: mutation.opId,
      anonymous: mutation.body.anonymous,
    })),
    receipts: draft.receipts.map(({ noticeId, version, status }) => ({ noticeId, version, status })),
    replaces: draft.corrects,
  };
}
