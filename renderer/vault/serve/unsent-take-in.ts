import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { Answer } from '../../../shared/ipc/port-message';
import type { UnsentOutputs } from '../../../shared/ipc/unsent-contract';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import { fileContent } from '../../../shared/transfer/file-content';
import { openFile, type ChosenFile } from '../../../shared/transfer/sealed-file';
import { readCode } from '../../../shared/transfer/transfer-code';
import { apartId } from '../data/apart-id';
import { emptyUnit, type RecordWrite } from '../data/unit-of-work';
import { deriveKey, hashOf, webAead } from '../data/web-crypto';
import { codeMistyped, contentUnknown, takenInBefore } from '../unsent-words';
import type { Context } from './context';

type Create = Extract<Mutation, { op: 'enquiry.create' }>;
type Taken = UnsentOutputs['unsent.take-in'];

const decoder = new TextDecoder();

/**
 * Takes the enquiries of a file in, once: what is here already is passed over. Each keeps its ids, its reference and what
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
  const isNew = await Promise.all(items.map((list) => areNew(context, list)));
  const fresh = items.filter((_, i) => isNew[i]);
  const known = items.length - fresh.length;
  if (fresh.length === 0) return { ok: false, problem: takenInBefore };

  const mine: Mutation[][] = [];
  for (const list of fresh) {
    const renumbered = await asThisDesks(context, list);
    if (!renumbered.ok) return renumbered;
    mine.push(renumbered.value);
  }
  const creates = mine.flat().filter((one): one is Create => one.op === 'enquiry.create');
  const done = await context.store.work.commit({
    ...emptyUnit,
    records: creates.flatMap(recordsOf),
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
  // Taken in at the same moment from another copy of it.
  if (!done.ok) return done.problem.kind === 'stale' ? { ok: false, problem: takenInBefore } : done;
  for (const create of creates) {
    const row = done.value.rows.find(({ id }) => id === create.entityId);
    if (row) context.find.begun()?.add(recordOf(create), row.keyName, row.revision);
  }
  context.changes.changed('enquiries', 'status');
  context.sync.wake('committed');
  return { ok: true, value: { taken: mine.map((list) => list[0]?.reference ?? ''), known } };
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

/** Neither a record nor anything on its way of it is here. */
async function areNew({ store }: Context, list: readonly Mutation[]): Promise<boolean> {
  const [record, rows] = await Promise.all([
    store.db.records.get(list[0]?.entityId ?? ''),
    store.db.outbox.bulkGet(list.map(({ opId }) => opId)),
  ]);
  return record === undefined && rows.every((row) => row === undefined);
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

/** With what is sealed apart from it. */
function recordsOf(create: Create): RecordWrite[] {
  const { entityId: id, capturedAt, body } = create;
  const time = Date.parse(capturedAt);
  const enquiry: RecordWrite = { id, kind: 'enquiry', time, body: recordOf(create), follows: 0 };
  if (!body.sensitive) return [enquiry];
  const apart = { v: 1, enquiryId: id, details: body.sensitive };
  return [enquiry, { id: apartId('sensitive', id), kind: 'sensitive', time, body: apart, follows: 0 }];
}
