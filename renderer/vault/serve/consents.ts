import type { ConsentEvent } from '../../../shared/domain/consent-event';
import { consentInForce, withdrawalOf } from '../../../shared/domain/consents';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { optionalPurpose } from '../../../shared/domain/optional-question';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import type { OpenedRecord } from '../data/opened-record';
import { timeKey } from '../data/rows';
import { emptyUnit, type RecordWrite } from '../data/unit-of-work';
import { hashOf } from '../data/web-crypto';
import { badInput, enquiryGone, noConsentGiven } from '../words';
import type { Context } from './context';
import type { PackInForce } from './council-pack';
import type { Handlers } from './door';
import { onPaper } from './unsent-rows';

/**
 * Whether answers to optional questions may be fixed to an enquiry: an optional purpose of the pack, asked with its own
 * script, word for word, and answered yes or no. Those that are stored already are as they are.
 */
export async function areOfPack(
  { pack, consentHashes }: PackInForce,
  consents: readonly ConsentEvent[],
  stored: readonly ConsentEvent[],
): Promise<boolean> {
  const known = new Set(stored.map((event) => JSON.stringify(event)));
  const fresh = consents.filter((event) => !known.has(JSON.stringify(event)));
  if (fresh.length === 0) return true;
  const hashes = await consentHashes();
  return fresh.every(({ purposeId, answer, scriptId, hash, channel, packVersion }) => {
    const script = pack.scripts.find(({ id }) => id === scriptId);
    return (
      answer !== 'withdrawn' &&
      packVersion === pack.version &&
      optionalPurpose(pack, purposeId) !== null &&
      script?.role === 'consent' &&
      script.purposeId === purposeId &&
      script.channels.includes(channel) &&
      hash === hashes[scriptId]
    );
  });
}

/** `mutation` is null where it was handed over on paper: the CRM has no such enquiry. `tells`: as a `Unit` has it. */
type Withdrawn = {
  before: OpenedRecord<'enquiry'>;
  record: EnquiryRecord;
  mutation: Mutation | null;
  tells: boolean;
};
/** What somebody decides about it in the same instant comes first; more than this is no accident. */
const MOST_TRIES = 3;

export function consentHandlers(context: Context): Handlers<'consent.withdraw'> {
  const { store, changes, now, newId } = context;

  /** The enquiries of one call were saved at one moment, and the answer was about all of them. */
  const ofSameCall = async (record: EnquiryRecord): Promise<OpenedRecord<'enquiry'>[]> => {
    const rows = await store.db.records
      .where('[kind+timeKey]')
      .equals(['enquiry', timeKey(Date.parse(record.capturedAt))])
      .toArray();
    const opened = await store.reader.many(
      'enquiry',
      rows.map((row) => row.id),
    );
    return opened.filter((one) => one.body.body.interaction.id === record.body.interaction.id);
  };

  const withdraw = async (
    before: OpenedRecord<'enquiry'>,
    given: ConsentEvent,
    at: string,
  ): Promise<Answer<Withdrawn>> => {
    const { id, name } = context.desk().officer;
    const event = withdrawalOf(given, { at, by: id });
    const consents = [...(before.body.body.consents ?? []), event];
    const record = { ...before.body, body: { ...before.body.body, consents } };
    const paper = await onPaper(context, before.row.id);
    if (paper === 'only') return { ok: true, value: { before, record, mutation: null, tells: false } };
    const number = await store.numbers.take();
    if (!number.ok) return number;
    const identity = { op: 'consent.add' as const, entityId: before.row.id, baseVersion: null, body: event };
    const { body } = before;
    const sendable = mutation.safeParse({
      ...identity,
      opId: newId(),
      deviceId: context.desk().deviceId,
      deviceSeq: number.value,
      capturedAt: at,
      actor: { id, name },
      noticePackVersion: body.packVersion,
      reference: body.reference,
      payloadHash: await hashOf(identity),
    });
    if (!sendable.success) return { ok: false, problem: badInput };
    return { ok: true, value: { before, record, mutation: sendable.data, tells: paper === null } };
  };

  const withdrawAll = async (enquiryId: string, purposeId: string): Promise<Answer<null>> => {
    const asked = await store.reader.get('enquiry', enquiryId);
    if (!asked) return { ok: false, problem: enquiryGone };
    const answer = consentInForce(asked.body.body.consents ?? [], purposeId)?.answer;
    if (answer === undefined || answer === 'refused') return { ok: false, problem: noConsentGiven };
    const at = londonInstant(now());
    const done: Withdrawn[] = [];
    for (const one of await ofSameCall(asked.body)) {
      const given = consentInForce(one.body.body.consents ?? [], purposeId);
      if (given?.answer !== 'given') continue;
      const withdrawn = await withdraw(one, given, at);
      if (!withdrawn.ok) return withdrawn;
      done.push(withdrawn.value);
    }
    if (done.length === 0) return { ok: true, value: null };
    const stored = await store.work.commit({
      ...emptyUnit,
      records: done.map(({ before, record }): RecordWrite => {
        const time = Date.parse(record.capturedAt);
        const { revision } = before.row;
        return { id: record.id, kind: 'enquiry', time, body: record, follows: revision, keepsItsDay: true };
      }),
      mutations: done.flatMap((one) => one.mutation ?? []),
      tells: done.filter(({ tells }) => tells).map(({ record }) => record.id),
      audit: [
        {
          what: 'consent-withdrawn',
          purposeId,
          enquiries: done.map((one) => ({ enquiryId: one.record.id, opId: one.mutation?.opId ?? null })),
          officerId: context.desk().officer.id,
        },
      ],
    });
    if (!stored.ok) return stored;
    done.forEach(({ record }, i) => {
      const row = stored.value.rows[i];
      if (row) context.find.begun()?.add(record, row.keyName, row.revision);
    });
    changes.changed('enquiries', 'status');
    context.sync.wake('committed');
    return { ok: true, value: null };
  };

  return {
    /**
     * As easy as giving (UK GDPR Art 7(3)): one command, online or not, for every enquiry of the call; once withdrawn,
     * again is the same. The record keeps its day.
     */
    async 'consent.withdraw'({ enquiryId, purposeId }) {
      for (let tries = 1; ; tries += 1) {
        const done = await withdrawAll(enquiryId, purposeId);
        if (done.ok || done.problem.kind !== 'stale' || tries === MOST_TRIES) return done;
      }
    },
  };
}
