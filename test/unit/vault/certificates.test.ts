import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import type { Schema } from '../../../shared/crm-api/schema';
import { fillCall } from '../../support/made-up-call';
import { realDesk, type RealDesk } from '../queue/support/real-desk';
import { withSandboxCrm } from '../sandbox-crm/with-sandbox-crm';

// A desk with the real engine and adapter, on the real sandbox CRM.
const nineOf = (day: string): number => startOfLondonDay(day) + 9 * 60 * 60_000;
/** Nine in the morning of the day that was set, and on from there: waits have to end. */
let setAt = { epoch: nineOf('2026-11-23'), real: performance.now() };
const now = (): number => setAt.epoch + Math.round(performance.now() - setAt.real);
const setDay = (day: string): void => void (setAt = { epoch: nineOf(day), real: performance.now() });
const crm = withSandboxCrm({
  enrolmentCodes: { 'SANDBOX-DESK': 'west-oxfordshire' },
  now: () => new Date(now()),
});
const marker = 'quillfeather-zq';
let desk: RealDesk;

beforeEach(async () => {
  setDay('2026-11-23');
  desk = await realDesk({ url: crm.get().url, name: 'Front desk', pack: builtInPack(), now });
});
afterEach(() => desk.end());

const eventually = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 20_000 });
const certificates = async (): Promise<Schema<'PurgeCertificate'>[]> =>
  (await crm.get().certificates()).map(({ certificate }) => certificate);

/** Saves a missed bin; the CRM has it. */
async function saveOne(): Promise<string> {
  const { noticeHashes } = await desk.must('pack.get', null);
  const started = await desk.must('call.start', { channel: 'phone', language: 'en' });
  const draft = fillCall(started, { name: marker, phone: '07700 900123', note: marker }, noticeHashes);
  await desk.must('call.save', { draft });
  const [one] = draft.enquiries;
  await eventually(async () => {
    expect((await crm.get().enquiries()).map(({ id }) => id)).toContain(one?.id);
    await nothingWaits();
  });
  return one?.id ?? '';
}

/** The night after: what the CRM has taken has its day. */
async function firstNight(): Promise<void> {
  setDay('2026-11-24');
  desk.wakes();
  await eventually(async () =>
    expect((await desk.must('kept.look', null)).days).toMatchObject([{ on: '2026-12-23' }]),
  );
}

/** The night of the purge. */
async function purgeNight(): Promise<void> {
  setDay('2026-12-23');
  desk.wakes();
  await eventually(async () => expect((await desk.must('kept.look', null)).purged).toHaveLength(1));
}

/** Nobody at the desk is told of anything that waits or has to be decided. */
async function nothingWaits(): Promise<void> {
  expect((await desk.must('status.get', null)).outbox).toEqual({
    queued: 0,
    sending: 0,
    parked: 0,
    aside: 0,
    oldestUnsentAt: null,
    overdue: null,
  });
  expect(await desk.must('parked.list', null)).toEqual([]);
  expect((await desk.must('kept.look', null)).unsent.count).toBe(0);
}
test('a purge is certified to the CRM: counts, the day, the rule and the keys, and nothing of anybody', async () => {
  const id = await saveOne();
  await saveOne();
  await firstNight();
  await purgeNight();
  const [one, ...more] = await eventually(async () => {
    const all = await certificates();
    expect(all).toHaveLength(1);
    return all;
  });
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    why: 'desk-rule',
    day: '2026-12-23',
    keys: ['due/2026-12-23'],
    records: 2,
    mutations: 2,
    rule: { period: 'P1M' },
  });
  expect(one?.burnedAt).toMatch(/^2026-12-23T09:00:00/);
  const text = JSON.stringify(await crm.get().certificates());
  for (const personal of [marker, '900123', id, 'Demonstration']) expect(text).not.toContain(personal);
  await nothingWaits();
});

test('a certificate waits for a CRM that is away, unseen, and arrives once though its answer is lost', async () => {
  await saveOne();
  await firstNight();
  desk.become('down');
  await purgeNight();
  expect((await desk.must('kept.look', null)).certificatesWaiting).toBe(1);
  await nothingWaits();
  expect(await certificates()).toEqual([]);

  crm.get().faults.set({ mode: 'lost-response', times: 1 });
  desk.become('up');
  await eventually(async () => expect(await certificates()).toHaveLength(1));
  await eventually(() => expect(crm.get().faults.get().mode).toBe('none'));
  await nothingWaits();
  await saveOne();
  await eventually(async () => expect((await desk.must('kept.look', null)).certificatesWaiting).toBe(0));
  expect(await certificates()).toHaveLength(1);
});

test('a certificate that the CRM refuses bothers nobody, holds up nothing, and is offered again the next night', async () => {
  await saveOne();
  await firstNight();
  crm.get().faults.set({ mode: 'one-bad-item', nth: 1, times: 1 });
  await purgeNight();
  await eventually(() => expect(crm.get().faults.get().mode).toBe('none'));
  await nothingWaits();
  await saveOne();
  expect(await certificates()).toEqual([]);
  setDay('2026-12-24');
  desk.wakes();
  await eventually(async () => expect((await certificates()).map(({ day }) => day)).toEqual(['2026-12-23']));
});

test('one person’s erasure is certified too, without saying whose', async () => {
  const id = await saveOne();
  await saveOne();
  await crm.get().erase(id);
  await desk.must('sync.now', null);
  await eventually(async () =>
    expect(await certificates()).toMatchObject([
      { why: 'erasure', day: '2026-11-23', keys: ['open/2026-11-23'], records: 1, mutations: 1, rule: null },
    ]),
  );
  expect(JSON.stringify(await crm.get().certificates())).not.toContain(id);
  await nothingWaits();
});
