import { beforeEach, expect, test, vi } from 'vitest';
import { visitHandlers } from '../../../renderer/vault/serve/visits';
import { createVisitClosing } from '../../../renderer/vault/serve/visit-closing';
import type { Context } from '../../../renderer/vault/serve/context';
import { displayedReceipt } from '../../../shared/domain/displayed-notice';
import type { VisitEntry } from '../../../shared/domain/visit';
import { londonInstant, momentOn } from '../../../shared/policy/civil-date';
import { visitNoticeId } from '../../../shared/policy/visits';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { delivers, type FakeMain } from '../../support/fake-main';
import { readPack } from '../../support/read-pack';
import { deskWithMail } from './desk-with-mail';
import { daysFrom, storeAtNight } from './store-at-night';
import { eventually, newMain, vaultAtWork, type AtWork } from './vault-at-work';

const monday = '2026-11-23';
const at = (time: string, day = monday): number => momentOn(day, time);
const hours = (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => ({
  day,
  opens: '09:00',
  closes: '17:00',
}));
const council = (more: Partial<CouncilPack['visitors']> = {}): CouncilPack => {
  const pack = readPack('example-reception-handoff');
  return {
    ...pack,
    visitors: { ...pack.visitors, ...more },
    calendar: { ...pack.calendar, hours },
  };
};

let now = at('10:00');
let main: FakeMain;
beforeEach(() => {
  now = at('10:00');
  main = newMain();
  delivers(main, council());
});
const start = (): AtWork => vaultAtWork(main, () => now);

async function entry({ ask }: AtWork, more: Partial<VisitEntry> = {}): Promise<VisitEntry> {
  const { pack, noticeHashes: hashes } = await ask('pack.get', null);
  const noticeId = visitNoticeId(pack);
  const receipt = displayedReceipt(
    pack,
    { noticeId, language: 'en', objection: true, secondLayer: 'link' },
    { at: londonInstant(now), by: 'demo', hashes },
  );
  return {
    name: 'Zorah Quillfeather',
    host: 'Planning',
    company: null,
    hostEmail: null,
    car: null,
    receipt,
    ...more,
  };
}
const signIn = async (vault: AtWork, more: Partial<VisitEntry> = {}) =>
  vault.ask('visit.sign-in', await entry(vault, more));

test('a visitor is signed in with the moment and a badge, and out again', async () => {
  const vault = start();
  const first = await signIn(vault);
  expect(first).toMatchObject({ badge: 1, hostTold: 'to-tell', left: null, goneOn: '2026-12-23' });
  const second = await signIn(vault, { name: 'Ib Sorrelwick' });
  expect(second.badge).toBe(2);
  now = at('11:30');
  await vault.ask('visit.sign-out', { visitId: first.id });
  const list = await vault.ask('visit.list', null);
  expect(list.inBuilding.map(({ name }) => name)).toEqual(['Ib Sorrelwick']);
  expect(list.leftToday).toMatchObject([{ id: first.id, left: { at: londonInstant(now), how: 'desk' } }]);
  expect((await signIn(vault, { name: 'Ona Fell' })).badge, 'the badge is free again').toBe(1);
  expect((await vault.refused('visit.sign-out', { visitId: first.id })).kind).toBe('gone');
});

test('nobody is signed in before they were shown the notice in force, by whoever sits here, a moment ago', async () => {
  const vault = start();
  const good = await entry(vault);
  const refused = async (receipt: object): Promise<string> =>
    (await vault.refused('visit.sign-in', { ...good, receipt: { ...good.receipt, ...receipt } })).kind;
  expect(await refused({ hash: 'f'.repeat(64) })).toBe('other-notice');
  expect(await refused({ version: '2020.1' })).toBe('other-notice');
  expect(await refused({ noticeId: 'another' })).toBe('other-notice');
  expect(await refused({ objectionSaid: false })).toBe('no-receipt');
  expect(await refused({ by: 'somebody-else' })).toBe('bad-input');
  expect(await refused({ at: londonInstant(at('08:30')) })).toBe('bad-input');
  expect(await refused({ at: londonInstant(at('10:05')) })).toBe('bad-input');
  const { receipt: _, ...without } = good;
  expect((await vault.refused('visit.sign-in', without)).kind).toBe('bad-input');
  expect((await vault.ask('visit.list', null)).inBuilding).toEqual([]);
});

test('nothing is kept that the pack does not ask for, no card number, and no visitor at all where it is turned off', async () => {
  const vault = start();
  expect((await vault.refused('visit.sign-in', await entry(vault, { car: 'AB12 CDE' }))).kind).toBe(
    'bad-input',
  );
  expect(
    (await vault.refused('visit.sign-in', await entry(vault, { company: '4111 1111 1111 1111' }))).kind,
  ).toBe('card-number');
  expect(
    (await vault.refused('visit.sign-in', await entry(vault, { hostEmail: 'host@council.example' }))).kind,
    'no way to send it',
  ).toBe('bad-input');
  main = newMain();
  delivers(main, council({ asksCar: true }));
  const asking = start();
  expect((await signIn(asking, { car: 'AB12 CDE' })).car).toBe('AB12 CDE');
  main = newMain();
  delivers(main, council({ enabled: false }));
  const off = start();
  expect((await off.refused('visit.sign-in', await entry(off))).kind).toBe('not-kept');
});

test('who is still signed in at closing is signed out by the clock, at closing, and can be put back', async () => {
  const vault = start();
  const { id } = await signIn(vault);
  now = at('17:20');
  vault.hear('woke');
  const left = { at: londonInstant(at('17:00')), how: 'closing' };
  await eventually(async () =>
    expect(await vault.ask('visit.list', null)).toMatchObject({ inBuilding: [], leftToday: [{ id, left }] }),
  );
  await vault.ask('visit.still-here', { visitId: id });
  now = at('23:59');
  expect((await vault.ask('visit.list', null)).inBuilding).toMatchObject([{ id, left: null }]);
  now = at('00:10', '2026-11-24');
  expect((await vault.ask('visit.list', null)).inBuilding, 'by the end of the day at the latest').toEqual([]);
});

test('a PC that was off over closing catches up at its next start, with the moment of closing', async () => {
  const morning = at('10:00');
  const { id } = await signIn(vaultAtWork(main, () => morning));
  now = at('09:15', '2026-11-26');
  const again = start();
  await again.ask('enquiry.recent', { limit: 1 });
  await eventually(() => expect(again.told).toContain('visits'));
  expect(await again.ask('visit.list', null)).toMatchObject({ inBuilding: [], leftToday: [] });
  await again.ask('visit.still-here', { visitId: id });
  expect((await again.ask('visit.list', null)).inBuilding).toMatchObject([{ id }]);
  expect(again.bugs).toEqual([]);
});

test('a visit is sealed under the day on which it must be gone, and nothing that is added lengthens its life', async () => {
  const night = await storeAtNight(monday);
  const id = '01935d2e-0000-7000-8000-0000000000a1';
  const body = { v: 1, id, name: 'x', arrivedAt: londonInstant(at('09:00')), left: null };
  const record = { id, kind: 'visit', time: at('09:00'), body } as const;
  await night.put([{ ...record, follows: 0 }]);
  night.setDay('2026-11-24');
  await night.sweep();
  expect((await night.store.db.records.get(id))?.keyName).toBe('due/2026-12-23');
  await night.put([{ ...record, body: { ...body, hostTold: 'told' }, follows: 1, keepsItsDay: true }]);
  expect((await night.store.db.records.get(id))?.keyName).toBe('due/2026-12-23');
  for (const day of daysFrom('2026-11-25', '2026-12-22')) {
    night.setDay(day);
    await night.sweep();
  }
  expect(await night.has(id)).toBe(true);
  night.setDay('2026-12-23');
  await night.sweep();
  expect(await night.has(id)).toBe(false);
  expect(night.kept.burned).toContain('due/2026-12-23');
});

test('what happened to a visit is on record without a name', async () => {
  const vault = start();
  const visit = await signIn(vault, { company: 'Fernhollow Ltd' });
  await vault.ask('visit.host-told', { visitId: visit.id });
  await vault.ask('visit.printed', { what: 'badge', visitId: visit.id });
  await vault.ask('visit.printed', { what: 'roll', visitors: 1 });
  await vault.ask('visit.sign-out', { visitId: visit.id });
  await vault.ask('visit.still-here', { visitId: visit.id });
  const databases = await indexedDB.databases();
  const name = databases.at(-1)?.name ?? '';
  const rows = await new Promise<{ event: { what: string } }[]>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('audit').objectStore('audit').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result);
      };
    };
  });
  expect(rows.map(({ event }) => event.what)).toEqual([
    'visitor-signed-in',
    'host-told',
    'badge-printed',
    'roll-printed',
    'visitors-signed-out',
    'visitor-still-here',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Zorah|Quillfeather|Fernhollow|Planning/);
});

test('a host is told by e-mail where there is a way to send it, once the visit is stored; else a person tells them', async () => {
  const night = await storeAtNight(monday);
  const pack = council();
  const hashes = { [visitNoticeId(pack)]: 'a'.repeat(64) };
  const told: string[][] = [];
  const context = {
    store: night.store,
    packs: { current: () => ({ pack, noticeHashes: async () => hashes, consentHashes: async () => ({}) }) },
    changes: { changed: (...topics: string[]) => void told.push(topics) },
    desk: () => ({ officer: { id: 'demo' } }),
    now: () => now,
    newId: () => crypto.randomUUID(),
  } as unknown as Context;
  const closing = createVisitClosing(context, () => () => {});
  const pass = vi.fn(async (_visitId: string, _mail: unknown) => ({ ok: true as const, value: null }));
  const handlers = visitHandlers(context, closing, { ready: () => true, pass });
  const receipt = displayedReceipt(
    pack,
    { noticeId: visitNoticeId(pack), language: 'en', objection: true, secondLayer: 'link' },
    { at: londonInstant(now), by: 'demo', hashes },
  );
  const visitor = { name: 'Zorah Quillfeather', host: 'Ann', company: 'Fernhollow', car: null, receipt };

  const mailed = await handlers['visit.sign-in']({ ...visitor, hostEmail: 'ann@council.example' });
  expect(mailed).toMatchObject({ ok: true, value: { hostTold: 'by-mail' } });
  const [, mail] = pass.mock.calls[0] ?? [];
  expect(mail).toMatchObject({ to: 'ann@council.example', subject: 'Your visitor is at reception' });
  expect(JSON.stringify(mail)).toContain('Zorah Quillfeather (Fernhollow) came to reception at 10:00');

  now += 60_000;
  await handlers['visit.sign-in']({ ...visitor, hostEmail: null });
  now += 60_000;
  expect(pass, 'no address, no mail').toHaveBeenCalledTimes(1);
  pass.mockResolvedValueOnce({ ok: false, problem: { kind: 'x', say: 'x' } } as never);
  const failed = await handlers['visit.sign-in']({ ...visitor, hostEmail: 'ann@council.example' });
  expect(failed, 'signed in all the same').toMatchObject({ ok: true, value: { hostTold: 'to-tell' } });
  const list = await handlers['visit.list'](null);
  expect(list.ok && list.value).toMatchObject({
    canMail: true,
    inBuilding: [{ hostTold: 'by-mail' }, { hostTold: 'to-tell' }, { hostTold: 'to-tell' }],
  });
});

test('a host is told through the outbox, as any e-mail goes; without a mail route nobody is asked for an address', async () => {
  const plain = start();
  expect((await plain.ask('visit.list', null)).canMail).toBe(false);
  expect(
    (await plain.refused('visit.sign-in', await entry(plain, { hostEmail: 'ann@council.example' }))).kind,
  ).toBe('bad-input');

  const desk = deskWithMail({ pack: council(), now: () => now });
  await eventually(async () => expect((await desk.ask('visit.list', null)).canMail).toBe(true));
  expect(await signIn(desk, { hostEmail: 'ann@council.example' })).toMatchObject({ hostTold: 'by-mail' });
  await eventually(() => expect(desk.sent).toHaveLength(1));
  expect(desk.sent[0]).toMatchObject({
    to: { name: '', address: 'ann@council.example' },
    subject: 'Your visitor is at reception',
  });
  expect(desk.sent[0]?.text).toContain('Zorah Quillfeather');
  await eventually(async () => expect((await desk.ask('status.get', null)).mail.waiting).toBe(0));
});
