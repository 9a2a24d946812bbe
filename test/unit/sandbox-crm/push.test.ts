import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../shared/crm-api/schema';
import { body, enrolDesk, inShort, seal } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

const crm = withSandboxCrm();
const desk = (code?: string) => enrolDesk(crm.get().url, { code });

describe('one item', () => {
  test('a new enquiry is applied as version 1, under the desk’s reference and one of the CRM’s own', async () => {
    const d = await desk();
    const create = d.create();
    const [result] = await d.push(create);
    expect(result).toEqual({
      result: 'applied',
      opId: create.opId,
      version: 1,
      reference: create.reference,
      crmReference: expect.stringMatching(/^CRM-\d{6}$/),
      replayed: false,
    });
    const [kept] = await crm.get().enquiries();
    expect(kept).toMatchObject({ id: create.entityId, body: create.body, deliveries: 1 });
    expect(kept?.deskCode).toBe(d.enrolment.deskCode);
  });

  test('the same opId with the same hash gets the stored result again and makes nothing', async () => {
    const d = await desk();
    const create = d.create();
    const [first] = await d.push(create);
    const again = await d.push(create);
    expect(again).toEqual([{ ...first, replayed: true }]);
    expect(await crm.get().enquiries()).toMatchObject([{ id: create.entityId, deliveries: 2 }]);
  });

  test('the same opId with another hash is rejected, and the first content stays', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    const other = seal({ ...create, body: body({ note: 'Something else' }) });
    expect((await d.push(other)).map(inShort)).toEqual(['rejected idempotency-key-reused']);
    expect((await crm.get().enquiries())[0]?.body.note).toBe(create.body.note);
  });

  test('a create with a new opId on a known id is a conflict that carries the current state', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    await d.push(d.note(create));
    const [result] = await d.push(d.create({ entityId: create.entityId }));
    expect(result).toMatchObject({
      result: 'conflict',
      currentVersion: 2,
      current: { id: create.entityId, version: 2, reference: create.reference, body: create.body },
    });
    expect(await crm.get().enquiries()).toHaveLength(1);
  });

  test('a note raises the version each time and never conflicts', async () => {
    const d = await desk();
    const create = d.create();
    const results = await d.push(create, d.note(create, 'one'), d.note(create, 'two'));
    expect(results.map((r) => r.result === 'applied' && r.version)).toEqual([1, 2, 3]);
    const [later] = await d.push(d.note(create, 'three'));
    expect(later).toMatchObject({ result: 'applied', version: 4 });
    expect((await crm.get().enquiries())[0]?.notes.map((n) => n.text)).toEqual(['one', 'two', 'three']);
  });

  test('a note that was applied is replayed with the version it made, not the newest', async () => {
    const d = await desk();
    const create = d.create();
    const note = d.note(create, 'one');
    await d.push(create, note, d.note(create, 'two'));
    expect(await d.push(note)).toMatchObject([{ result: 'applied', version: 2, replayed: true }]);
  });

  test('a note on an enquiry that the CRM lacks is rejected', async () => {
    const d = await desk();
    expect((await d.push(d.note(d.create()))).map(inShort)).toEqual(['rejected unknown-enquiry']);
  });

  test('a reference that another enquiry has is rejected', async () => {
    const d = await desk();
    const first = d.create();
    await d.push(first);
    const second = d.create({ reference: first.reference });
    expect((await d.push(second)).map(inShort)).toEqual(['rejected reference-taken']);
    const together = d.reference();
    const results = await d.push(d.create({ reference: together }), d.create({ reference: together }));
    expect(results.map(inShort)).toEqual(['applied', 'rejected reference-taken']);
  });

  test('a payload hash that is not the hash of the item is rejected', async () => {
    const d = await desk();
    const create = { ...d.create(), payloadHash: '0'.repeat(64) };
    expect((await d.push(create)).map(inShort)).toEqual(['rejected hash-mismatch']);
  });

  test('an erased id is rejected for ever, also under the opId that once made it', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    expect(await crm.get().erase(create.entityId)).toBe(true);
    const items = [create, d.create({ entityId: create.entityId }), d.note(create)];
    for (const item of items) expect((await d.push(item)).map(inShort)).toEqual(['rejected erased']);
    expect(await crm.get().enquiries()).toEqual([]);
  });

  test('an id of another controller is rejected and shows nothing of it', async () => {
    const mine = await desk();
    const theirs = await desk('OTHER-DESK');
    const create = theirs.create();
    await theirs.push(create);
    const [taken] = await mine.push(mine.create({ entityId: create.entityId }));
    expect(taken && inShort(taken)).toBe('rejected other-controller');
    expect((await mine.push(mine.note(create))).map(inShort)).toEqual(['rejected other-controller']);
  });

  test('an item of another device is rejected', async () => {
    const d = await desk();
    const other = await desk();
    expect((await d.push(other.create())).map(inShort)).toEqual(['rejected device-mismatch']);
  });
});

describe('a batch', () => {
  test('one bad item stops no other: results come in request order, each with its opId', async () => {
    const d = await desk();
    const [a, b, c] = [d.create(), d.create(), d.create()];
    const bad: Schema<'BatchItem'>[] = [
      { ...a, body: { ...a.body, note: 'x'.repeat(20_001) } },
      { opId: 'not even a uuid' },
      { ...b, op: 'enquiry.delete' },
      { ...c, surplus: 1 },
      seal({ ...d.create(), body: body({ note: 'a \u0000 that PostgreSQL cannot store' }) }),
      { ...d.create(), reference: 'K7M-3QF2-?' },
      { ...d.create(), reference: withWrongCheckSign(d.reference()) },
    ];
    const good = bad.map(() => d.create());
    const items = bad.flatMap((item, i) => [item, good[i]!]);
    const results = await d.push(...items);
    expect(results.map((r) => r.opId)).toEqual(items.map((item) => item.opId));
    expect(results.map(inShort)).toEqual(bad.flatMap(() => ['rejected invalid-item', 'applied']));
    expect(await crm.get().enquiries()).toHaveLength(good.length);
  });

  test('says where a bad item does not fit, and never what it held', async () => {
    const d = await desk();
    const create = d.create();
    const [result] = await d.push({ ...create, body: { ...create.body, anonymous: 'Siân' } });
    expect(result).toMatchObject({
      problem: { errors: [{ path: '/body/anonymous', message: 'must be boolean' }] },
    });
    expect(JSON.stringify(result)).not.toContain('Siân');
  });

  test('after a failed item, later items of the same enquiry are blocked by it, others go on', async () => {
    const d = await desk();
    const bad = { ...d.create(), payloadHash: '0'.repeat(64) };
    const good = d.create();
    const results = await d.push(bad, good, d.note(bad), d.note(good), d.note(bad));
    expect(results.map(inShort)).toEqual([
      'rejected hash-mismatch',
      'applied',
      'blocked',
      'applied',
      'blocked',
    ]);
    expect(results[2]).toMatchObject({ blockedBy: bad.opId });
    expect(results[4]).toMatchObject({ blockedBy: bad.opId });
  });

  test('items after one that the database refuses are blocked too', async () => {
    const d = await desk();
    const unstorable = seal({ ...d.create(), body: body({ fields: { bin: '\u0000' } }) });
    const results = await d.push(unstorable, d.note(unstorable), d.create());
    expect(results.map(inShort)).toEqual(['rejected invalid-item', 'blocked', 'applied']);
  });

  test('one opId twice in one batch is applied once and replayed once', async () => {
    const d = await desk();
    const create = d.create();
    expect(await d.push(create, create)).toMatchObject([
      { result: 'applied', replayed: false },
      { result: 'applied', replayed: true },
    ]);
    expect(await crm.get().enquiries()).toMatchObject([{ deliveries: 2 }]);
  });

  test('a rejection is not stored: the same item is judged afresh when it comes again', async () => {
    const d = await desk();
    const create = d.create();
    crm.get().faults.set({ mode: 'one-bad-item', times: 1 });
    expect((await d.push(create)).map(inShort)).toEqual(['rejected refused']);
    expect(await d.push(create)).toMatchObject([{ result: 'applied', replayed: false }]);
  });
});

test(
  'any batches, cut and repeated anyhow, make each enquiry once and lose none',
  { timeout: 60_000 },
  async () => {
    const d = await desk();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.array(fc.nat({ max: 17 }), { minLength: 1, maxLength: 10 }), { maxLength: 6 }),
        async (enquiries, sends) => {
          const creates = Array.from({ length: enquiries }, () => d.create());
          const queue = creates.flatMap((c) => [
            c,
            d.note(c, `first ${c.opId}`),
            d.note(c, `second ${c.opId}`),
          ]);
          for (const send of sends) {
            // As an outbox sends: in order within an enquiry, but some of it may have been sent before.
            const picked = [...new Set(send)].sort((a, b) => a - b).flatMap((i) => queue[i] ?? []);
            if (picked.length > 0) await d.push(...picked);
          }
          const results = await d.push(...queue);
          const kept = (await crm.get().enquiries()).filter((e) => creates.some((c) => c.entityId === e.id));
          expect(results.map((r) => r.result)).toEqual(queue.map(() => 'applied'));
          expect(kept).toHaveLength(enquiries);
          for (const { notes, version } of kept) {
            expect(new Set(notes.map((n) => n.text)).size).toBe(2);
            expect(notes).toHaveLength(2);
            expect(version).toBe(3);
          }
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('two pushes of one opId at the same moment make one enquiry', async () => {
  const d = await desk();
  const create = d.create({ opId: uuidv7() });
  const results = (await Promise.all(Array.from({ length: 6 }, () => d.push(create)))).flat();
  const fresh = results.filter((r) => r.result === 'applied' && !r.replayed);
  expect(fresh).toHaveLength(1);
  // On PostgreSQL some may have met the first one at work: they are told to come again.
  for (const r of results) expect(['applied', 'retry']).toContain(r.result);
  expect(await crm.get().enquiries()).toHaveLength(1);
});

function withWrongCheckSign(reference: string): string {
  return reference.slice(0, -1) + (reference.endsWith('0') ? '1' : '0');
}
