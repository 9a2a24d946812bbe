import { expect, test } from 'vitest';
import { hashOf } from '../../../../renderer/vault/data/web-crypto';
import {
  CHAIN_START,
  checkpointAt,
  nextLink,
  verifyChain,
  type AuditRow,
} from '../../../../shared/audit/chain';
import { auditEvent, type AuditEvent } from '../../../../shared/audit/event';

const idOf = (n: number) => `01935d2e-0000-7000-8000-${String(n).padStart(12, '0')}`;
const eventOf = (n: number): AuditEvent => ({ what: 'call-discarded', callId: idOf(n), officerId: 'demo' });

async function chainOf(length: number): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for (let n = 1; n <= length; n += 1)
    rows.push(await nextLink(rows.at(-1) ?? CHAIN_START, '2026-11-23T12:00:00Z', eventOf(n), hashOf));
  return rows;
}

test('verifies an unbroken chain and names its head', async () => {
  const rows = await chainOf(5);
  expect(await verifyChain(rows, CHAIN_START, hashOf)).toEqual({
    ok: true,
    head: { seq: 5, hash: rows[4]?.hash },
  });
});

test('names the first event that was changed, taken out or put in', async () => {
  const rows = await chainOf(5);
  const changed = rows.map((row) => (row.seq === 3 ? { ...row, event: eventOf(9) } : row));
  expect(await verifyChain(changed, CHAIN_START, hashOf)).toEqual({ ok: false, seq: 3, why: 'changed' });
  const gap = rows.filter((row) => row.seq !== 2);
  expect(await verifyChain(gap, CHAIN_START, hashOf)).toEqual({ ok: false, seq: 3, why: 'gap' });
  const forged = await nextLink({ seq: 2, hash: 'f'.repeat(64) }, '2026-11-23T12:00:00Z', eventOf(3), hashOf);
  const swapped = rows.map((row) => (row.seq === 3 ? forged : row));
  expect(await verifyChain(swapped, CHAIN_START, hashOf)).toEqual({ ok: false, seq: 3, why: 'changed' });
});

test('goes on from a checkpoint when its beginning was cut', async () => {
  const rows = await chainOf(6);
  const last = rows[2];
  if (!last) throw new Error('too short');
  const rest = rows.slice(3);
  expect((await verifyChain(rest, checkpointAt(last), hashOf)).ok).toBe(true);
  expect((await verifyChain(rest, CHAIN_START, hashOf)).ok).toBe(false);
});

test('has no room for anything typed', () => {
  for (const more of [{ reason: 'typed' }, { name: 'Zorah' }, { note: 'typed' }])
    expect(auditEvent.safeParse({ ...eventOf(1), ...more }).success).toBe(false);
});
