import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { deriveKey, webAead } from '../../../renderer/vault/data/web-crypto';
import { sealFile } from '../../../shared/transfer/sealed-file';
import { codeWords } from '../../../shared/transfer/transfer-code';
import { demonstrationConfirm } from '../../support/demonstration-role';
import { madeUpCreate } from '../sync/support/made-up-mutations';
import { saved } from './desk-with-mail';
import { bare, reception } from './reception-at-work';
import { deskB, newStick, otherDeskWith, plugIn } from './two-desks';
import { applied, conflicting, crmThat, eventually, rejected, vaultAtWork } from './vault-at-work';

const toB = 'B2C';

/** A desk with enquiries that it could not send, a stick, and another desk. */
async function twoDesks(count = 1) {
  const stick = newStick();
  const first = vaultAtWork();
  plugIn(first.main, stick);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await saved(first));
  const second = await otherDeskWith(stick);
  const exported = async (enquiryIds = ids) => {
    const made = await first.ask('unsent.export', { enquiryIds, toDesk: toB });
    if (!made) throw new Error('not saved');
    return made.code;
  };
  return { stick, first, second, ids, exported };
}

test('an enquiry goes to another desk in a file, with its ids, its reference and all that was written', async () => {
  const { first, second, ids, exported } = await twoDesks();
  const code = await exported();
  const [line] = await first.ask('unsent.list', null);
  expect(line).toMatchObject({ file: { toDesk: toB }, why: { kind: 'waits' } });
  expect(await second.ask('unsent.choose-file', null)).toMatchObject({ fromDesk: 'K7M' });
  expect(await second.ask('unsent.take-in', { code: code.toLowerCase() })).toEqual({
    taken: [line?.reference],
    known: 0,
    rewritten: 0,
    gone: 0,
  });
  const enquiryId = ids[0] ?? '';
  const [here, there] = await Promise.all([
    first.ask('enquiry.get', { enquiryId }),
    second.ask('enquiry.get', { enquiryId }),
  ]);
  expect(there?.record).toEqual(here?.record);
  expect(there?.hasSensitive).toBe(here?.hasSensitive);
  await eventually(async () =>
    expect((await second.ask('find.local', { text: 'Quillfeather', limit: 5 })).hits).toHaveLength(1),
  );
  // The first desk keeps it until the CRM has it.
  expect(await first.ask('unsent.list', null)).toHaveLength(1);

  const fromFirst = crmThat(first.main, applied);
  const fromSecond = crmThat(second.main, applied);
  await Promise.all([first.ask('sync.now', null), second.ask('sync.now', null)]);
  await eventually(() => expect([fromFirst.length, fromSecond.length]).toEqual([1, 1]));
  const [a] = fromFirst;
  const [b] = fromSecond;
  expect(b).toEqual({ ...a, deviceId: deskB.deviceId, deviceSeq: b?.deviceSeq });
});

test('a file is taken in once; what of it is here already is passed over', async () => {
  const { second, exported, ids } = await twoDesks(2);
  const one = await exported(ids.slice(0, 1));
  await second.ask('unsent.choose-file', null);
  await second.ask('unsent.take-in', { code: one });
  expect(await second.refused('unsent.take-in', { code: one })).toMatchObject({ kind: 'no-file' });
  await second.ask('unsent.choose-file', null);
  expect(await second.refused('unsent.take-in', { code: one })).toMatchObject({ kind: 'here-already' });
  const both = await exported();
  await second.ask('unsent.choose-file', null);
  expect(await second.ask('unsent.take-in', { code: both })).toMatchObject({ known: 1 });
  expect(await second.ask('unsent.list', null)).toHaveLength(2);
});

test('a queue ticket that waits is no enquiry: neither listed, counted nor exported, and it spoils no file', async () => {
  const stick = newStick();
  const first = reception();
  plugIn(first.main, stick);
  const ticket = await first.ask('queue.check-in', bare);
  const none = { queued: 0, oldestUnsentAt: null, overdue: null };
  expect((await first.ask('status.get', null)).outbox).toMatchObject(none);
  expect(await first.ask('kept.look', null)).toMatchObject({ unsent: { count: 0 }, open: { ticket: 1 } });
  expect(await first.pending()).toEqual({ queued: 0, sending: 0 });
  const enquiryId = await saved(first);
  expect((await first.ask('status.get', null)).outbox).toMatchObject({ queued: 1 });
  const restarted = vaultAtWork(first.main);
  expect((await restarted.ask('status.get', null)).outbox).toMatchObject({ queued: 1 });
  const listed = await first.ask('unsent.list', null);
  expect(listed).toMatchObject([{ enquiryId, what: 'enquiry' }]);
  const seen = await first.ask('unsent.supervise', { confirm: demonstrationConfirm });
  expect(seen.byReason).toMatchObject([{ reason: 'waits', count: 1 }]);
  for (const [method, input] of [
    ['unsent.export', { enquiryIds: [enquiryId, ticket.id], toDesk: toB }],
    ['unsent.set-aside', { enquiryId: ticket.id }],
    ['unsent.destroy', { enquiryId: ticket.id, ground: 'recorded-twice', confirm: demonstrationConfirm }],
  ] as const)
    expect(await first.refused(method, input)).toMatchObject({ kind: 'not-an-enquiry' });
  expect(stick.files).toEqual([]);
  const made = await first.ask('unsent.export', {
    enquiryIds: listed.map((line) => line.enquiryId),
    toDesk: toB,
  });
  const second = await otherDeskWith(stick);
  await second.ask('unsent.choose-file', null);
  expect(await second.ask('unsent.take-in', { code: made?.code })).toMatchObject({
    taken: [listed[0]?.reference],
  });
});

test('taken in twice at the same moment, it is here once', async () => {
  const { second, exported } = await twoDesks();
  const code = await exported();
  await second.ask('unsent.choose-file', null);
  const both = await Promise.allSettled([
    second.ask('unsent.take-in', { code }),
    second.ask('unsent.take-in', { code }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await second.ask('unsent.list', null)).toHaveLength(1);
});

test('five wrong codes put the file away; a mistyped one is told apart and does not count', async () => {
  const { second, exported } = await twoDesks();
  const right = await exported();
  const wrong = codeWords(webAead.random(15));
  await second.ask('unsent.choose-file', null);
  const mistyped = { code: `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}` };
  expect(await second.refused('unsent.take-in', mistyped)).toMatchObject({ kind: 'wrong-code' });
  const says: string[] = [];
  for (let n = 0; n < 5; n += 1) says.push((await second.refused('unsent.take-in', { code: wrong })).say);
  expect(says[0]).toContain('4 more tries');
  expect(says[3]).toContain('One more try');
  expect(says[4]).toContain('put away');
  expect(await second.refused('unsent.take-in', { code: right })).toMatchObject({ kind: 'no-file' });
  await second.ask('unsent.choose-file', null);
  expect(await second.ask('unsent.take-in', { code: right })).toMatchObject({ known: 0 });
});

test('another council’s, another desk’s, a newer one’s and a changed file are refused, each in its own words', async () => {
  const { first, stick, exported } = await twoDesks();
  await exported();
  const [file = new Uint8Array()] = stick.files;
  const foreign = await otherDeskWith(stick, { ...deskB, controllerId: 'another-council' });
  expect(await foreign.refused('unsent.choose-file', null)).toMatchObject({ kind: 'other-council' });
  expect(await first.refused('unsent.choose-file', null)).toMatchObject({ kind: 'other-desk' });
  const second = await otherDeskWith(stick);
  stick.files.push(file.slice(0, 40));
  expect(await second.refused('unsent.choose-file', null)).toMatchObject({ kind: 'not-ours' });
  const newer = Buffer.from(file).toString('latin1').replace('"v":1', '"v":2');
  stick.files.push(Uint8Array.from(Buffer.from(newer, 'latin1')));
  expect(await second.refused('unsent.choose-file', null)).toMatchObject({ kind: 'newer-version' });
  expect(await first.refused('unsent.export', { enquiryIds: [], toDesk: toB })).toMatchObject({
    kind: 'bad-input',
  });
  const ids = (await first.ask('unsent.list', null)).map(({ enquiryId }) => enquiryId);
  expect(await first.refused('unsent.export', { enquiryIds: ids, toDesk: 'K7M' })).toMatchObject({
    kind: 'own-desk',
  });
});

test('what was sealed with the right code but is not what its hash says, or of another shape, is not taken in', async () => {
  const stick = newStick();
  const second = await otherDeskWith(stick);
  const honest = madeUpCreate(1, 1);
  const forged = { ...honest, body: { ...(honest.body as object), note: 'other words' } };
  const ticket = { ...honest, op: 'ticket.open' };
  for (const items of [
    [[forged]],
    [[ticket]],
    [[{ ...honest, more: 1 }]],
    [],
    [[honest, madeUpCreate(2, 2)]],
  ]) {
    const secret = webAead.random(15);
    const facts = {
      fileId: crypto.randomUUID(),
      controllerId: 'west-oxfordshire',
      fromDesk: 'K7M',
      toDesk: toB,
      madeAt: '2026-11-23T10:00:00.000+00:00',
    };
    const plain = new TextEncoder().encode(canonicalize({ items }));
    stick.files.push(await sealFile({ aead: webAead, derive: deriveKey }, secret, facts, plain));
    await second.ask('unsent.choose-file', null);
    expect(await second.refused('unsent.take-in', { code: codeWords(secret) })).toMatchObject({
      kind: 'other-version',
    });
  }
  expect(await second.ask('unsent.list', null)).toEqual([]);
});

test('a disk that is full, or a person who thinks better of it: no file, nothing noted, everything still here', async () => {
  const { first, stick, ids } = await twoDesks();
  const asked = { enquiryIds: ids, toDesk: toB };
  stick.outcome = 'full';
  expect(await first.refused('unsent.export', asked)).toMatchObject({ kind: 'full' });
  stick.outcome = 'failed';
  expect(await first.refused('unsent.export', asked)).toMatchObject({ kind: 'file-not-saved' });
  stick.outcome = 'not-wanted';
  expect(await first.ask('unsent.export', asked)).toBeNull();
  expect(await first.ask('unsent.list', null)).toMatchObject([{ file: null, why: { kind: 'waits' } }]);
});

test('the first desk learns from the CRM’s changes that the other one has sent it, parked here or on paper', async () => {
  const { first, ids, exported } = await twoDesks(3);
  await exported(ids.slice(0, 2));
  await first.ask('unsent.set-aside', { enquiryId: ids[1] });
  crmThat(first.main, rejected);
  const told = ids.map((id) => ({
    kind: 'enquiry' as const,
    id,
    version: 4,
    data: { reference: '', crmReference: 'CRM-000009', status: 'open' as const },
    tombstone: null,
  }));
  const references = new Map((await first.ask('unsent.list', null)).map((l) => [l.enquiryId, l.reference]));
  for (const change of told) change.data.reference = references.get(change.id) ?? '';
  let pages = 0;
  first.main.answer('crm.changes', ({ cursor }) =>
    Promise.resolve({
      ok: true,
      value: {
        ok: true,
        value: {
          // Only once the CRM has refused this desk's own.
          changes: pages++ > 0 ? told : [],
          next: `c${pages}`,
          more: false,
          reset: cursor === 'never',
        },
        serverTime: null,
      },
    }),
  );
  await first.ask('enquiry.recent', { limit: 5 });
  await eventually(async () => expect(await first.ask('parked.list', null)).toHaveLength(2));
  first.hear('crm-changed');
  await first.ask('sync.now', null);
  // The third was never given to anybody: it stays for a person to decide about.
  await eventually(async () =>
    expect((await first.ask('unsent.list', null)).map(({ enquiryId }) => enquiryId)).toEqual([ids[2]]),
  );
  expect(await first.ask('enquiry.get', { enquiryId: ids[1] })).toMatchObject({
    delivery: { state: 'applied', crmReference: 'CRM-000009' },
  });
});

test.each(['corrected since', 'corrected since and refused again', 'as exported'])(
  'what differs from the CRM’s copy (%s) waits for a person, though the CRM tells of the exported words',
  async (how) => {
    const { first, ids, exported } = await twoDesks();
    const [enquiryId = ''] = ids;
    const corrects = how !== 'as exported';
    const judge = how.endsWith('again') ? rejected : conflicting;
    const sent = crmThat(first.main, (item) =>
      corrects && item.opId === sent[0]?.opId ? rejected(item) : judge(item),
    );
    const why = async () => (await first.ask('parked.list', null)).map((line) => line.why.kind);
    await first.ask('sync.now', null);
    await eventually(async () => expect(await why()).toHaveLength(1));
    await exported();
    const [parked] = await first.ask('parked.list', null);
    if (corrects) {
      const { callId } = await first.ask('parked.decide', { opId: parked?.opId, decision: 'correct' });
      await first.ask('call.save', { draft: await first.ask('call.get', { callId }) });
      await eventually(() => expect(sent).toHaveLength(2));
    }
    const stays = [how.endsWith('again') ? 'rejected' : 'conflict'];
    await eventually(async () => expect(await why()).toEqual(stays));
    let asked = 0;
    first.main.answer('crm.changes', () => {
      asked += 1;
      const data = {
        reference: parked?.reference ?? '',
        crmReference: 'CRM-000009',
        status: 'open' as const,
      };
      const changes = [{ kind: 'enquiry' as const, id: enquiryId, version: 4, data, tombstone: null }];
      // The second page is asked for when the first has been dealt with.
      const value = { changes, next: `n${asked}`, more: asked === 1, reset: false };
      return Promise.resolve({ ok: true, value: { ok: true, value, serverTime: null } });
    });
    first.hear('crm-changed');
    await first.ask('sync.now', null);
    await eventually(() => expect(asked).toBeGreaterThan(1));
    expect(await why()).toEqual(stays);
  },
);
