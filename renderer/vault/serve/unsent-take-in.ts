import { mergeConsents } from '../../../shared/domain/consents';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { Answer } from '../../../shared/ipc/port-message';
import type { UnsentOutputs } from '../../../shared/ipc/unsent-contract';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import { fileContent } from '../../../shared/transfer/file-content';
import { openFile, type ChosenFile } from '../../../shared/transfer/sealed-file';
import { readCode } from '../../../shared/transfer/transfer-code';
import { apartId } from '../data/apart-id';
import type { OpenedRecord } from '../data/opened-record';
import { emptyUnit, type RecordWrite } from '../data/unit-of-work';
import { deriveKey, hashOf, webAead } from '../data/web-crypto';
import { changedJustNow, codeMistyped, contentUnknown, nothingNew } from '../unsent-words';
import type { Context } from './context';
import { judgeItem } from './judge-item';
import { notedBefore } from './noted-before';

type Create = Extract<Mutation, { op: 'enquiry.create' }>;
type Taken = UnsentOutputs['unsent.take-in'];

const decoder = new TextDecoder();

/**
 * Takes the enquiries of a file in, once: what is here already is passed over, what was added to it since is not. Each keeps its ids, its reference and what
 * was said when; only who sends it is this desk, and in the order of this desk. So whichever desk is first, the CRM has it
 * once. All of it is stored, or nothing.
 */
export async function takeIn(
  context: Context,
  file: ChosenFile,
  typed: string,
): Promise<Answer<Taken> | 'wrong-code'> {
  const secret = readCode(typed);
  if (!secret) return { ok: false, problem: codeMistyped };
  const plain = await openFile({ aead: webAead, derive: deriveKey }, secret, file);
  if (!plain) return 'wrong-code';
  const items = await readContent(plain);
  if (!items) return { ok: false, problem: contentUnknown };
  const before = await notedBefore(context.store);
  const judged = await Promise.all(items.map((list) => judgeItem(context, list, before)));
  const fresh = judged.filter(({ missing }) => missing.length > 0);
  const rewritten = judged.filter((one) => one.rewritten).length;
  const gone = judged.filter((one) => one.gone).length;
  const known = judged.filter((one) => one.missing.length === 0 && !one.rewritten && !one.gone).length;
  if (fresh.length === 0) return { ok: false, problem: nothingNew({ known, rewritten, gone }) };

  const mine: Mutation[][] = [];
  const records: RecordWrite[] = [];
  for (const { missing, record } of fresh) {
    const renumbered = await asThisDesks(context, missing);
    if (!renumbered.ok) return renumbered;
    mine.push(renumbered.value);
    records.push(...recordsOf(renumbered.value, record));
  }
  const done = await context.store.work.commit({
    ...emptyUnit,
    records,
    mutations: mine.flat(),
    audit: [
      {
        what: 'unsent-taken-in',
        fileId: file.header.fileId,
        fromDesk: file.header.fromDesk,
        enquiries: mine.map((list) => ({
          enquiryId: list[0]?.entityId ?? '',
          opIds: list.map(({ opId }) => opId),
        })),
        officerId: context.desk().officer.id,
      },
    ],
  });
  // Taken in at the same moment from another copy of it, or the record was changed.
  if (!done.ok) return done.problem.kind === 'stale' ? { ok: false, problem: changedJustNow } : done;
  records.forEach(({ kind, body }, i) => {
    const row = done.value.rows[i];
    if (row && kind === 'enquiry')
      context.find.begun()?.add(body as EnquiryRecord, row.keyName, row.revision);
  });
  context.changes.changed('enquiries', 'status');
  context.sync.wake('committed');
  return { ok: true, value: { taken: mine.map((list) => list[0]?.reference ?? ''), known, rewritten, gone } };
}

/** null: sealed as it should be, but of a shape that this program does not know, or not what its hash says. */
async function readContent(plain: Uint8Array): Promise<Mutation[][] | null> {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(plain));
  } catch {
    return null;
  }
  const parsed = fileContent.safeParse(value);
  if (!parsed.success) return null;
  for (const { op, entityId, baseVersion, body, payloadHash } of parsed.data.items.flat())
    if ((await hashOf({ op, entityId, baseVersion, body })) !== payloadHash) return null;
  return parsed.data.items;
}

async function asThisDesks(context: Context, list: readonly Mutation[]): Promise<Answer<Mutation[]>> {
  const { deviceId } = context.desk();
  const mine: Mutation[] = [];
  for (const one of list) {
    const number = await context.store.numbers.take();
    if (!number.ok) return number;
    const parsed = mutation.safeParse({ ...one, deviceId, deviceSeq: number.value });
    if (!parsed.success) return { ok: false, problem: contentUnknown };
    mine.push(parsed.data);
  }
  return { ok: true, value: mine };
}

/** As the desk that took it down keeps it. */
function recordOf({
  entityId,
  reference,
  capturedAt,
  actor,
  noticePackVersion,
  body,
}: Create): EnquiryRecord {
  const { sensitive: _, ...kept } = body;
  return {
    v: 1,
    id: entityId,
    reference,
    capturedAt,
    officer: { id: actor.id, name: actor.name },
    packVersion: noticePackVersion,
    body: kept,
  };
}

/** With what was added to it since. Consents merge, so that one which the enquiry holds already counts once. */
function withAdded(record: EnquiryRecord, list: readonly Mutation[]): EnquiryRecord {
  let body = record.body;
  for (const one of list) {
    if (one.op === 'consent.add')
      body = { ...body, consents: mergeConsents(body.consents ?? [], [one.body]) };
    if (one.op === 'reference.add') body = { ...body, directEntry: one.body };
  }
  return body === record.body ? record : { ...record, body };
}

/** What is stored of these mutations: a new enquiry with what is sealed apart from it, or what is added to one. */
function recordsOf(list: readonly Mutation[], known: OpenedRecord<'enquiry'> | null): RecordWrite[] {
  const create = list.find((one): one is Create => one.op === 'enquiry.create');
  if (!create) {
    const record = known && withAdded(known.body, list);
    if (!record || record === known.body) return [];
    const time = Date.parse(record.capturedAt);
    const { id, revision } = known.row;
    return [{ id, kind: 'enquiry', time, body: record, follows: revision, keepsItsDay: true }];
  }
  const { entityId: id, capturedAt, body } = create;
  const time = Date.parse(capturedAt);
  const record = withAdded(recordOf(create), list);
  const enquiry: RecordWrite = { id, kind: 'enquiry', time, body: record, follows: 0 };
  if (!body.sensitive) return [enquiry];
  const apart = { v: 1, enquiryId: id, details: body.sensitive };
  return [enquiry, { id: apartId('sensitive', id), kind: 'sensitive', time, body: apart, follows: 0 }];
}
