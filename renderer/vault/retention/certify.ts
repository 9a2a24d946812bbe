import type { AuditRow } from '../../../shared/audit/chain';
import type { AuditEvent } from '../../../shared/audit/event';
import { openKey } from '../../../shared/crypto/key-names';
import { certificateName, type PurgeCertificate } from '../../../shared/domain/purge-certificate';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import { certificateOpOf } from '../../../shared/sync/certificate-op';
import { mutation } from '../../../shared/sync/mutation';
import { queued } from '../../../shared/sync/outbox-state';
import { MUTATION } from '../data/outbox-row';
import type { OutboxRow } from '../data/rows';
import { hashOf } from '../data/web-crypto';
import type { RetentionParts } from './retention-parts';

/** Nobody did it: the program does it by itself. */
const ACTOR = { id: 'firstpoint', name: 'Firstpoint' };

/** What is on the audit log of it, as the CRM gets to know it; null for events that certify nothing. */
function certificateOf(event: AuditEvent, at: string): PurgeCertificate | null {
  if (event.what === 'purged') {
    const { day, burnedAt, keys, records, mutations, rule = null } = event;
    return { why: 'desk-rule', day, burnedAt, keys, records, mutations, rule };
  }
  if (event.what !== 'erased') return null;
  const { reason, keys, records = event.enquiryIds.length, mutations = 0 } = event;
  const why = reason === 'retention' ? 'crm-retention' : reason;
  return { why, day: londonDate(Date.parse(at)), burnedAt: at, keys, records, mutations, rule: null };
}

/**
 * A UUIDv7 that follows from the desk and what was burned when: the same purge, done once more after the profile was put
 * back from an older copy, has the same one.
 */
async function certificateId(deviceId: string, { why, day, burnedAt, keys }: PurgeCertificate) {
  // The CRM may ask for several erasures in one day.
  const moment = why === 'desk-rule' ? startOfLondonDay(day) : Date.parse(burnedAt);
  const hash = await hashOf([deviceId, why, moment, [...keys].sort()]);
  const time = moment.toString(16).padStart(12, '0');
  const variant = '89ab'[Number.parseInt(hash.slice(3, 4), 16) % 4] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/**
 * The outbox rows that bring the certificates among these events to the CRM: to be stored in the transaction that puts
 * the events on the audit log, so that there is one for each, whatever comes between. In a turn of the queue.
 */
export async function certificateRows(
  parts: RetentionParts,
  at: string,
  events: readonly AuditEvent[],
): Promise<Answer<OutboxRow[]>> {
  const { store, pack, deviceId } = parts;
  const bodies = events.map((event) => certificateOf(event, at)).filter((body) => body !== null);
  if (bodies.length === 0) return { ok: true, value: [] };
  const key = await store.ring.ensure(openKey(store.clock.today()));
  if (!key.ok) return key;
  const rows: OutboxRow[] = [];
  for (const body of bodies) {
    const number = await store.numbers.take();
    if (!number.ok) return number;
    const entityId = await certificateId(deviceId(), body);
    const identity = { op: 'certificate.add', entityId, baseVersion: null, body };
    const sendable = mutation.safeParse({
      ...identity,
      opId: entityId,
      deviceId: deviceId(),
      deviceSeq: number.value,
      capturedAt: body.burnedAt,
      actor: ACTOR,
      noticePackVersion: pack().version,
      reference: certificateName(body.day),
      payloadHash: await hashOf(identity),
    });
    // A bug, and no reason to stop purging: what was done stands on the audit log.
    if (!sendable.success) continue;
    const opId = certificateOpOf(entityId);
    const sealed = await store.sealer.seal({ id: opId, kind: MUTATION, keyName: key.value }, sendable.data);
    const { deviceSeq } = sendable.data;
    rows.push({
      opId,
      entityId,
      deviceSeq,
      delivery: queued,
      keyName: key.value,
      mutation: sealed,
      why: null,
    });
  }
  return { ok: true, value: rows };
}

/** The outbox keys of the certificates that these rows of the audit log certify, whether they are still there or not. */
export async function certificateKeys(deviceId: string, rows: readonly AuditRow[]): Promise<string[]> {
  const bodies = rows.map(({ event, at }) => certificateOf(event, at)).filter((body) => body !== null);
  return Promise.all(bodies.map(async (body) => certificateOpOf(await certificateId(deviceId, body))));
}
