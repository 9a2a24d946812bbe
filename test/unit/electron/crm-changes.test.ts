import { describe, expect, test } from 'vitest';
import { mainAsks } from '../../../shared/ipc/vault-main-contract';
import { crmThat, log, problemOf, says, time } from './stub-adapter';

describe('pull', () => {
  const id = '01936b3e-0000-7000-8000-000000000009';
  const data = { reference: 'K7M-3QF2-X', crmReference: 'CRM-9', status: 'open' };

  test('gives changes and tombstones the contract’s shape, and passes over what it does not know', async () => {
    const crm = await crmThat(
      says(200, {
        changes: [
          { kind: 'enquiry', id, version: 2, data: { ...data, version: 2, updatedAt: time } },
          {
            kind: 'enquiry',
            id,
            version: 3,
            tombstone: { id, version: 3, deletedAt: time, reason: 'erasure' },
          },
          { kind: 'visit', id: 7, anything: true },
        ],
        next: 'c2',
        more: false,
      }),
    );
    const answer = await crm.changes({ cursor: null, limit: 100 });
    expect(answer).toEqual({
      ok: true,
      serverTime: time,
      value: {
        changes: [
          { kind: 'enquiry', id, version: 2, data, tombstone: null },
          { kind: 'enquiry', id, version: 3, data: null, tombstone: { reason: 'erasure' } },
        ],
        next: 'c2',
        more: false,
        reset: false,
      },
    });
    expect(mainAsks['crm.changes'].output.safeParse(answer).success).toBe(true);
  });

  const other = '01936b3e-0000-7000-8000-000000000010';
  const pageOf = async (changes: unknown[]) =>
    (await crmThat(says(200, { changes, next: 'c2', more: false }))).changes({ cursor: 'c1', limit: 10 });

  test.each([
    ['without an id', { kind: 'enquiry', version: 2, data }],
    ['with an id that is none', { kind: 'enquiry', id: 'Jane Doe', version: 2, data }],
    ['with half of its data', { kind: 'enquiry', id, version: 2, data: { reference: 7 } }],
    ['that is no object', 'Jane Doe'],
    ['that is nothing', null],
  ])('passes over one change %s, and goes on behind it', async (_what, odd) => {
    log.warn.mockClear();
    const answer = await pageOf([odd, { kind: 'enquiry', id: other, version: 1, data }]);
    expect(answer).toMatchObject({ ok: true, value: { changes: [{ id: other }], next: 'c2' } });
    expect(log.warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain('Jane');
  });

  test('hears that the CRM has let go of an enquiry, whatever else of the change cannot be read', async () => {
    const gone = (tombstone: unknown) => ({ kind: 'enquiry', id, version: 'x', data: 7, tombstone });
    expect(await pageOf([gone({ reason: 'erasure' })])).toMatchObject({
      value: { changes: [{ id, data: null, tombstone: { reason: 'erasure' } }] },
    });
    // A reason of tomorrow's contract: the copy here goes, and nothing that was not sent.
    expect(await pageOf([gone({ reason: 'archived' })])).toMatchObject({
      value: { changes: [{ id, data: null, tombstone: { reason: 'retention' } }] },
    });
  });

  test('tells a cursor that the CRM does not know by its status', async () => {
    const crm = await crmThat(says(400, problemOf('bad-cursor', 400)));
    expect(await crm.changes({ cursor: 'c1', limit: 10 })).toMatchObject({
      ok: false,
      fault: { kind: 'refused', status: 400 },
    });
  });

  test('asks without a cursor at first, then with the one it was given', async () => {
    const asked: (string | undefined)[] = [];
    const crm = await crmThat((request, response) => {
      asked.push(request.url);
      says(200, { changes: [], next: 'a b', more: false })(request, response);
    });
    await crm.changes({ cursor: null, limit: 5 });
    await crm.changes({ cursor: 'a b', limit: 5 });
    expect(asked).toEqual(['/v1/changes?limit=5', '/v1/changes?cursor=a%20b&limit=5']);
  });
});
