import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { databaseName } from '../../../renderer/vault/data/store-db';
import type { RecordRow } from '../../../renderer/vault/data/rows';
import type { EnquiryDraft } from '../../../shared/domain/call-draft';
import type { Mutation } from '../../../shared/sync/mutation';
import { publishedFormsPack } from '../../support/forms-pack';
import { frozen } from '../../support/frozen-store';
import { delivers } from '../../support/fake-main';
import { lifts, why } from './desk-with-holds';
import { applied, crmThat, eventually, newMain, rejected, vaultAtWork, type AtWork } from './vault-at-work';

const nextMorning = Date.parse('2026-11-24T07:30:00Z');
const aMonthLater = Date.parse('2026-12-23T07:30:00Z');
const secret = 'Xylographa asthma';

/** Main with a pack that takes volunteered details and has a service with a system of its own. */
async function formsMain() {
  const main = newMain();
  const desk = await main.client.ask('desk.get', null);
  if (!desk.ok) throw new Error('no desk');
  delivers(main, publishedFormsPack({ special: 'volunteered-only' }));
  return { main, storeId: desk.value.storeId };
}

async function saveOne(vault: AtWork, change: Partial<EnquiryDraft>): Promise<string> {
  const filled = await vault.filled();
  const draft = { ...filled, enquiries: filled.enquiries.map((one) => ({ ...one, ...change })) };
  await vault.ask('call.put', { draft });
  await vault.ask('call.save', { draft });
  return draft.enquiries[0]?.id ?? '';
}

const volunteered = { sensitive: [{ tag: 'health', text: secret }] };
const toEnter = {
  serviceId: 'housing-repair',
  toEnter: true,
  note: 'boiler bangs',
  values: { name: 'Zorah Quillfeather', repair: 'the boiler' },
};

/** The rows as they lie on the disk. */
async function rowsIn(storeId: string): Promise<RecordRow[]> {
  const opening = indexedDB.open(databaseName(storeId));
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const asked = opening.result.transaction('records').objectStore('records').getAll();
  await new Promise((resolve) => (asked.onsuccess = resolve));
  opening.result.close();
  return asked.result as RecordRow[];
}
const kindsIn = async (storeId: string) =>
  (await rowsIn(storeId)).map(({ kind, keyName }) => `${kind} ${keyName}`).sort();

async function auditOf(storeId: string): Promise<string> {
  const opening = indexedDB.open(databaseName(storeId));
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const asked = opening.result.transaction('audit').objectStore('audit').getAll();
  await new Promise((resolve) => (asked.onsuccess = resolve));
  opening.result.close();
  return JSON.stringify((asked.result as unknown[]).map(frozen));
}

test('sensitive details go to the CRM and into a record of their own, and nowhere else', async () => {
  const { main, storeId } = await formsMain();
  const vault = vaultAtWork(main);
  const sent = crmThat(main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const enquiryId = await saveOne(vault, volunteered);

  const shown = await Promise.all([
    vault.ask('enquiry.get', { enquiryId }),
    vault.ask('enquiry.recent', { limit: 5 }),
    vault.ask('find.local', { text: 'Xylographa', limit: 5 }),
    vault.ask('call.list', null),
  ]);
  expect(JSON.stringify(shown)).not.toContain('Xylographa');
  expect(shown[0]).toMatchObject({ hasSensitive: true });
  expect(shown[2].hits).toEqual([]);
  await eventually(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({ sensitive: [{ tag: 'health', text: secret }] });
  expect(await auditOf(storeId)).not.toContain('sensitive-shown');
  expect(await vault.ask('enquiry.sensitive', { enquiryId })).toEqual([{ tag: 'health', text: secret }]);
  expect(await auditOf(storeId)).toContain('sensitive-shown');
  expect(await auditOf(storeId)).not.toContain('Xylographa');
});

test('a draft that holds them is not told apart in the list of calls', async () => {
  const { main } = await formsMain();
  const vault = vaultAtWork(main);
  const filled = await vault.filled();
  const draft = { ...filled, enquiries: filled.enquiries.map((one) => ({ ...one, ...volunteered })) };
  await vault.ask('call.put', { draft });
  expect(JSON.stringify(await vault.ask('call.list', null))).not.toMatch(/Xylographa|health/);
  expect(await vault.ask('call.get', { callId: draft.id })).toMatchObject({ enquiries: [volunteered] });
});

test('they are not written down before a receipt', async () => {
  const { main } = await formsMain();
  const vault = vaultAtWork(main);
  const started = await vault.ask('call.start', { channel: 'phone', language: 'en' });
  const draft = { ...started, enquiries: started.enquiries.map((one) => ({ ...one, ...volunteered })) };
  expect(await vault.refused('call.put', { draft })).toMatchObject({ kind: 'no-receipt' });
});

test('they move with their enquiry at night and burn with it', async () => {
  const { main, storeId } = await formsMain();
  const first = vaultAtWork(main);
  crmThat(main, applied);
  await first.ask('enquiry.recent', { limit: 5 });
  const enquiryId = await saveOne(first, volunteered);
  await eventually(async () =>
    expect(await first.ask('enquiry.get', { enquiryId })).toMatchObject({ delivery: { state: 'applied' } }),
  );
  const second = vaultAtWork(main, () => nextMorning);
  await second.ask('enquiry.recent', { limit: 5 });
  await eventually(async () =>
    expect(await kindsIn(storeId)).toEqual(['enquiry due/2026-12-23', 'sensitive due/2026-12-23']),
  );
  expect(await second.ask('enquiry.sensitive', { enquiryId })).toEqual([{ tag: 'health', text: secret }]);
  const third = vaultAtWork(main, () => aMonthLater);
  await third.ask('enquiry.recent', { limit: 5 });
  await eventually(async () => expect(await kindsIn(storeId)).toEqual([]));
  expect(await third.ask('enquiry.sensitive', { enquiryId })).toEqual([]);
});

test('they stay with an enquiry that is unsent', async () => {
  const { main, storeId } = await formsMain();
  const enquiryId = await saveOne(vaultAtWork(main), volunteered);
  const second = vaultAtWork(main, () => nextMorning);
  await second.ask('enquiry.recent', { limit: 5 });
  await eventually(async () =>
    expect(await kindsIn(storeId)).toEqual(['enquiry open/2026-11-24', 'sensitive open/2026-11-24']),
  );
  expect(await second.ask('enquiry.sensitive', { enquiryId })).toHaveLength(1);
});

/** The CRM says that it has erased these. */
function erasedInCrm(vault: AtWork, ids: string[], reason: 'erasure' | 'merged'): void {
  const changes = ids.map((id) => ({
    kind: 'enquiry' as const,
    id,
    version: 2,
    data: null,
    tombstone: { reason },
  }));
  vault.main.answer('crm.changes', () =>
    Promise.resolve({
      ok: true,
      value: {
        ok: true,
        value: { changes, next: 'c2', more: false, reset: false } as never,
        serverTime: null,
      },
    }),
  );
}

test('an erasure takes them, and what waits to be entered, and spares others’', async () => {
  const { main, storeId } = await formsMain();
  const vault = vaultAtWork(main);
  const sent = crmThat(main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const kept = await saveOne(vault, volunteered);
  const gone = [await saveOne(vault, volunteered), await saveOne(vault, toEnter)];
  await eventually(() => expect(sent).toHaveLength(3));
  erasedInCrm(vault, gone, 'erasure');
  await eventually(async () => {
    await vault.ask('sync.now', null);
    expect((await rowsIn(storeId)).map(({ id }) => id.slice(0, 36))).toEqual([kept, kept]);
  });
  expect(await vault.ask('enquiry.sensitive', { enquiryId: kept })).toHaveLength(1);
  expect(await vault.ask('to-enter.list', null)).toEqual([]);
});

test('a correction brings them back, and what it takes out is gone', async () => {
  const { main, storeId } = await formsMain();
  const vault = vaultAtWork(main);
  crmThat(main, rejected);
  await vault.ask('enquiry.recent', { limit: 5 });
  await saveOne(vault, volunteered);
  const parked = await eventually(async () => {
    const [line] = await vault.ask('parked.list', null);
    if (!line) throw new Error('not parked yet');
    return line;
  });
  const { callId } = await vault.ask('parked.decide', { opId: parked.opId, decision: 'correct' });
  const draft = await vault.ask('call.get', { callId });
  expect(draft).toMatchObject({ enquiries: [volunteered] });
  const corrected = { ...draft, enquiries: draft?.enquiries.map((one) => ({ ...one, sensitive: [] })) };
  await vault.ask('call.save', { draft: corrected });
  expect((await rowsIn(storeId)).map(({ kind }) => kind)).toEqual(['enquiry']);
});

test('what is to be entered elsewhere never leaves the desk, waits over any night, and goes with its reference', async () => {
  const { main, storeId } = await formsMain();
  const first = vaultAtWork(main);
  const sent: Mutation[] = crmThat(main, applied);
  await first.ask('enquiry.recent', { limit: 5 });
  const enquiryId = await saveOne(first, toEnter);
  await eventually(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({ person: null, directEntry: { system: 'Homebase', reference: null } });
  expect(JSON.stringify(sent)).not.toMatch(/boiler|Zorah/);

  const later = vaultAtWork(main, () => aMonthLater);
  await later.ask('enquiry.recent', { limit: 5 });
  await eventually(async () => expect(await kindsIn(storeId)).toEqual(['to-enter open/2026-12-23']));
  const [line] = await later.ask('to-enter.list', null);
  expect(line).toMatchObject({ enquiryId, system: 'Homebase', service: 'Housing repair' });
  expect(JSON.stringify(line)).not.toMatch(/boiler|Zorah/);
  expect(await later.ask('to-enter.get', { enquiryId })).toMatchObject({
    answers: toEnter.values,
    note: 'boiler bangs',
  });
  await later.ask('to-enter.done', { enquiryId, systemReference: ' HB-77 ' });
  expect(await kindsIn(storeId)).toEqual([]);
  await eventually(() => expect(sent.at(-1)).toMatchObject({ op: 'reference.add', entityId: enquiryId }));
  expect(sent.at(-1)?.body).toEqual({ system: 'Homebase', reference: 'HB-77' });
  expect(await later.refused('to-enter.done', { enquiryId, systemReference: 'HB-77' })).toMatchObject({
    kind: 'gone',
  });
});

test('a reference that is recorded while the desk still has the enquiry is shown with it', async () => {
  const { main, storeId } = await formsMain();
  const vault = vaultAtWork(main);
  const enquiryId = await saveOne(vault, toEnter);
  await vault.ask('to-enter.done', { enquiryId, systemReference: 'HB-78' });
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    record: { body: { directEntry: { reference: 'HB-78' } } },
  });
  expect(await kindsIn(storeId)).toEqual(['enquiry open/2026-11-23']);
  expect(await vault.ask('status.get', null)).toMatchObject({ outbox: { queued: 2 } });
});

test('what was to be entered stays with a held enquiry when its reference is recorded, and goes when the hold is lifted', async () => {
  const { main, storeId } = await formsMain();
  const vault = vaultAtWork(main);
  crmThat(main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const enquiryId = await saveOne(vault, toEnter);
  await vault.ask('hold.place', { enquiryId, ...why });
  await vault.ask('to-enter.done', { enquiryId, systemReference: 'HB-79' });
  await eventually(async () => expect((await vault.ask('kept.look', null)).unsent.count).toBe(0));
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    record: { body: { directEntry: { reference: 'HB-79' } } },
  });
  expect(await vault.ask('to-enter.list', null)).toEqual([]);
  expect(await vault.ask('to-enter.get', { enquiryId })).toBeNull();
  expect(await vault.refused('to-enter.done', { enquiryId, systemReference: 'HB-80' })).toMatchObject({
    kind: 'gone',
  });

  const later = vaultAtWork(main, () => aMonthLater);
  await later.ask('enquiry.recent', { limit: 5 });
  const held = (await rowsIn(storeId)).filter(({ keyName }) => keyName.startsWith('held/'));
  expect(held.map(({ kind }) => kind).sort()).toEqual(['enquiry', 'hold', 'to-enter']);
  await later.ask('hold.lift', { enquiryId, ...lifts });
  expect(await kindsIn(storeId)).toEqual([]);
});
