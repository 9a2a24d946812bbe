import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { apartId } from '../../../renderer/vault/data/apart-id';
import { recordsOfKind } from '../../../renderer/vault/data/rows-under';
import type { NewHold } from '../../../shared/domain/legal-hold';
import { addPeriod, startOfLondonDay } from '../../../shared/policy/civil-date';
import { madeUpId } from '../../support/made-up-enquiries';
import { entityIdOf, madeUpCreate, madeUpNote, opIdOf } from '../sync/support/made-up-mutations';
import { storeAtNight, type AtNight } from './store-at-night';

vi.setConfig({ testTimeout: 120_000 });

const first = '2026-11-23';
const role = { id: 'information-governance', title: 'Information governance', person: 'Somebody Madeup' };
const at = '2026-11-23T09:00:00.000+00:00';
let holds = 0;
const holdOf = (n: number): NewHold => ({
  v: 1,
  id: madeUpId(6, (holds += 1)),
  enquiryId: entityIdOf(n),
  role,
  reason: 'Request 7',
  reviewOn: '2027-03-01',
  at,
  officerId: 'demo',
  erasureAsked: null,
  lifted: null,
});
const lifted = { at, role, reason: 'Answered', officerId: 'demo' };

/** An enquiry with what is sealed apart from it. */
async function save(night: AtNight, n: number, day: string): Promise<void> {
  const time = startOfLondonDay(day) + 9 * 60 * 60_000;
  const id = entityIdOf(n);
  await night.put(
    [
      { id, kind: 'enquiry', time, body: { v: 1, note: `enquiry ${n}` }, follows: 0 },
      {
        id: apartId('sensitive', id),
        kind: 'sensitive',
        time,
        body: { v: 1, enquiryId: id, details: [] },
        follows: 0,
      },
    ],
    [madeUpCreate(n, n)],
  );
}

const take = (night: AtNight, seq: number, day: string): Promise<void> =>
  night.store.outbox.settle([
    {
      opId: opIdOf(seq),
      delivery: {
        state: 'applied',
        tries: 1,
        misses: 0,
        faults: 0,
        at: startOfLondonDay(day) + 9 * 60 * 60_000,
        version: 1,
        crmReference: null,
        by: 'crm',
      },
    },
  ]);

test('an erasure counts for more than the CRM’s own housekeeping, before it and after', async () => {
  const night = await storeAtNight(first);
  await save(night, 1, first);
  await night.retention.placeHold(holdOf(1));
  const asked: unknown[] = [];
  for (const reason of ['retention', 'merged', 'erasure', 'retention'] as const) {
    expect(await night.retention.erase([entityIdOf(1)], reason)).toMatchObject({ ok: true });
    const hold = await night.store.reader.get('hold', apartId('hold', entityIdOf(1)));
    asked.push(hold?.body.erasureAsked?.reason);
  }
  expect(asked).toEqual(['retention', 'retention', 'erasure', 'erasure']);
});

test('what was never sent outlives the hold, where the CRM only let its own copy go', async () => {
  const night = await storeAtNight(first);
  await save(night, 1, first);
  await take(night, 1, first);
  await night.put([], [madeUpNote(1, 2)]);
  await night.retention.placeHold(holdOf(1));
  await night.retention.erase([entityIdOf(1)], 'retention');
  await night.retention.liftHold(entityIdOf(1), lifted);
  expect(await night.has(entityIdOf(1))).toBe(true);
  expect(Object.keys(night.kept.keys)).toEqual([`open/${first}`]);
});

test('what is added to a held enquiry is held with it, its mutation too by the next morning', async () => {
  const night = await storeAtNight(first);
  await save(night, 1, first);
  await take(night, 1, first);
  const hold = holdOf(1);
  await night.retention.placeHold(hold);
  const id = apartId('hand-off', entityIdOf(1));
  const time = startOfLondonDay(first);
  await night.put(
    [{ id, kind: 'hand-off', time, body: { v: 1, enquiryId: entityIdOf(1), list: [] }, follows: 0 }],
    [madeUpNote(1, 2)],
  );
  expect((await night.store.db.records.get(id))?.keyName).toBe(`held/${hold.id}`);
  night.setDay('2026-11-24');
  await night.sweep();
  const rows = await night.store.db.outbox.toArray();
  expect(rows.map(({ keyName }) => keyName)).toEqual([`held/${hold.id}`, `held/${hold.id}`]);
  expect((await night.store.outbox.due(Number.MAX_SAFE_INTEGER, 5)).map(({ opId }) => opId)).toEqual([
    opIdOf(2),
  ]);
});

/** As a bad block on the disk leaves it. */
const damage = (night: AtNight, id: string): Promise<unknown> =>
  night.store.db.records.update(id, { body: new Uint8Array(40) });
const told = async (night: AtNight, what: string): Promise<unknown[]> =>
  (await night.store.db.audit.orderBy('seq').toArray()).flatMap(({ event }) =>
    event.what === what ? [event] : [],
  );
const dueNow = async (night: AtNight): Promise<unknown[]> =>
  (await night.store.outbox.due(Number.MAX_SAFE_INTEGER, 5)).map(({ mutation }) => mutation);

test.each(['is lifted', 'was lifted but for the burn'])(
  'where the held enquiry does not open any more, what was never sent is still sent once its hold %s',
  async (when) => {
    const night = await storeAtNight(first);
    await save(night, 1, first);
    await night.retention.placeHold(holdOf(1));
    await damage(night, entityIdOf(1));
    if (when === 'is lifted') {
      expect(await night.retention.liftHold(entityIdOf(1), lifted)).toMatchObject({ ok: true });
    } else {
      await night.store.db.records.clear();
      await night.sweep();
    }
    expect(await dueNow(night)).toMatchObject([{ opId: opIdOf(1) }]);
    expect(Object.keys(night.kept.keys)).toEqual([`open/${first}`]);
    night.setDay('2026-11-24');
    await night.sweep();
    expect(await dueNow(night)).toMatchObject([{ opId: opIdOf(1) }]);
  },
);

test('a damaged hold stops no other change of the CRM, and can be lifted by the key’s name', async () => {
  const night = await storeAtNight(first);
  for (const n of [1, 2]) {
    await save(night, n, first);
    await take(night, n, first);
  }
  const hold = holdOf(1);
  await night.retention.placeHold(hold);
  await damage(night, apartId('hold', entityIdOf(1)));
  // The page comes again after a crash: the log has it once.
  for (const reason of ['retention', 'erasure', 'erasure', 'merged'] as const)
    expect(await night.retention.erase([1, 2].map(entityIdOf), reason)).toMatchObject({ ok: true });
  expect(await night.has(entityIdOf(1))).toBe(true);
  expect(await night.has(entityIdOf(2))).toBe(false);
  const about = { holdId: hold.id, enquiryId: entityIdOf(1) };
  expect(await told(night, 'erasure-deferred')).toEqual(
    ['retention', 'erasure'].map((reason) => ({ what: 'erasure-deferred', ...about, reason })),
  );

  expect(await night.retention.liftHold(entityIdOf(1), lifted)).toMatchObject({ ok: true });
  expect(await told(night, 'hold-lifted')).toMatchObject([{ ...about, erases: true }]);
  expect(await night.has(entityIdOf(1))).toBe(false);
  expect(Object.keys(night.kept.keys).filter((name) => name.startsWith('held/'))).toEqual([]);
});

test('a damaged hold with nothing asked for is lifted to the enquiry’s day, and can be placed anew', async () => {
  const night = await storeAtNight(first);
  await save(night, 1, first);
  await take(night, 1, first);
  const hold = holdOf(1);
  await night.retention.placeHold(hold);
  await damage(night, apartId('hold', entityIdOf(1)));
  expect(await night.retention.liftHold(entityIdOf(1), lifted)).toMatchObject({ ok: true });
  expect(await told(night, 'hold-lifted')).toMatchObject([{ holdId: hold.id, erases: false }]);
  expect((await night.store.reader.get('enquiry', entityIdOf(1)))?.row.keyName).toBe('due/2026-12-23');
  expect(await night.has(apartId('hold', entityIdOf(1)))).toBe(false);
  expect(Object.keys(night.kept.keys).filter((name) => name.startsWith('held/'))).toEqual([]);
  expect(await night.retention.liftHold(entityIdOf(1), lifted)).toMatchObject({
    problem: { kind: 'not-held' },
  });
  expect(await night.retention.placeHold(holdOf(1))).toMatchObject({ ok: true });
});

test('what is added while the hold is being lifted keeps the enquiry, and the hold is lifted all the same', async () => {
  const night = await storeAtNight(first);
  await save(night, 1, first);
  await take(night, 1, first);
  await night.retention.placeHold(holdOf(1));
  await night.retention.erase([entityIdOf(1)], 'retention');
  const { outbox } = night.store;
  const look = outbox.ofEntities;
  const between = vi.spyOn(outbox, 'ofEntities').mockImplementationOnce(async (ids) => {
    const rows = await look(ids);
    await night.put([], [madeUpNote(1, 2)]);
    return rows;
  });
  expect(await night.retention.liftHold(entityIdOf(1), lifted)).toMatchObject({ ok: true });
  expect(between).toHaveBeenCalled();
  expect(await told(night, 'hold-lifted')).toMatchObject([{ erases: false }]);
  expect((await night.store.reader.get('enquiry', entityIdOf(1)))?.row.keyName).toBe(`open/${first}`);
  expect(await dueNow(night)).toMatchObject([{ opId: opIdOf(2) }]);
  expect(Object.keys(night.kept.keys)).toEqual([`open/${first}`]);
});

type Step =
  | { kind: 'days'; n: number }
  | { kind: 'save' | 'take' | 'hold' | 'lift' | 'erase' | 'retention'; n: number };

const MOST = 4;
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('days' as const), n: fc.integer({ min: 1, max: 20 }) }),
    fc.record({
      kind: fc.constantFrom('save', 'take', 'hold', 'hold', 'lift', 'erase', 'retention'),
      n: fc.integer({ min: 1, max: MOST }),
    }),
  ),
  { minLength: 6, maxLength: 18 },
) as fc.Arbitrary<Step[]>;

/** What must be true of one enquiry, by rules that know nothing of keys. */
type Model = { takenOn: string | null; held: boolean; asked: 'erasure' | 'retention' | null };

test('whatever is held is there, whatever is not goes on its day, and no key is left over', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const night = await storeAtNight(first);
      const here = new Map<number, Model>();
      let day = first;
      const isOver = ({ takenOn }: Model): boolean => takenOn !== null && addPeriod(takenOn, 'P1M') <= day;

      for (const { kind, n } of all) {
        const one = here.get(n);
        const id = entityIdOf(n);
        if (kind === 'days') {
          day = addPeriod(day, `P${n}D`);
          night.setDay(day);
          await night.sweep();
          for (const [m, model] of here) if (!model.held && isOver(model)) here.delete(m);
        }
        if (kind === 'save' && !one && !(await night.store.db.outbox.get(opIdOf(n)))) {
          await save(night, n, day);
          here.set(n, { takenOn: null, held: false, asked: null });
        }
        if (kind === 'take' && one?.takenOn === null) {
          await take(night, n, day);
          one.takenOn = day;
        }
        if (kind === 'hold') {
          const placed = await night.retention.placeHold(holdOf(n));
          expect(placed.ok).toBe(one !== undefined && !one.held);
          if (one) one.held = true;
        }
        if (kind === 'lift') {
          const done = await night.retention.liftHold(id, lifted);
          expect(done.ok).toBe(one?.held ?? false);
          if (one?.held) {
            one.held = false;
            const erased = one.asked === 'erasure' || (one.asked === 'retention' && one.takenOn !== null);
            if (erased || isOver(one)) here.delete(n);
            one.asked = null;
          }
        }
        if (kind === 'erase' || kind === 'retention') {
          const reason = kind === 'erase' ? 'erasure' : 'retention';
          await night.retention.erase([id], reason);
          if (one?.held) one.asked = reason === 'erasure' ? reason : (one.asked ?? reason);
          else if (reason === 'erasure' || one?.takenOn) here.delete(n);
        }

        const readable = await night.store.reader.many('enquiry', [1, 2, 3, 4].map(entityIdOf));
        expect(readable.map(({ row }) => row.id)).toEqual([...here.keys()].sort().map(entityIdOf));
        expect(await recordsOfKind(night.store.db, 'sensitive').count()).toBe(here.size);
        const held = [...here.values()].filter((model) => model.held).length;
        const keys = Object.keys(night.kept.keys).filter((name) => name.startsWith('held/'));
        expect(keys.filter((name) => !name.includes('~'))).toHaveLength(held);
        expect(keys).toHaveLength(held);
      }
    }),
    { numRuns: 60 },
  );
});
