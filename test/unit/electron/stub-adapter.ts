import type { RequestListener } from 'node:http';
import { vi } from 'vitest';
import { createCrmClient } from '../../../electron/crm/firstpoint/crm-client';
import { createFirstpointCrm, type Credentials } from '../../../electron/crm/firstpoint/firstpoint-crm';
import type { Mutation } from '../../../shared/sync/mutation';
import { stubCrm } from './stub-crm';

export const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
export const time = '2026-11-23T10:42:00.000Z';
export const deviceId = '01936b3e-0000-7000-8000-000000000001';
export const fetchHere = (request: Request): Promise<Response> => fetch(request, { redirect: 'error' });

export async function crmThat(answer: RequestListener, credentials: Partial<Credentials> = {}) {
  const url = await stubCrm(answer);
  return createFirstpointCrm(
    createCrmClient(url, fetchHere),
    { id: () => deviceId, token: () => 'token-1', renew: async () => null, ...credentials },
    log,
  );
}

export const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'firstpoint-time': time, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
export const problemOf = (type: string, status: number) => ({
  type: `https://firstpoint.example.invalid/problems/${type}`,
  title: type,
  status,
});
export const html = '<!doctype html><title>Guest Wi-Fi</title><p>Please sign in';

export function note(n: number, text = 'hello'): Mutation {
  const uuid = (k: number) => `01936b3e-0000-7000-8000-${String(k).padStart(12, '0')}`;
  return {
    opId: uuid(100 + n),
    entityId: uuid(200 + n),
    deviceId,
    deviceSeq: n,
    op: 'note.add',
    baseVersion: null,
    capturedAt: '2026-11-23T10:00:00+00:00',
    actor: { id: 'demo-officer', name: 'Demo Officer' },
    noticePackVersion: '2026.11',
    reference: 'K7M-3QF2-X',
    payloadHash: 'a'.repeat(64),
    body: { text, at: '2026-11-23T10:00:00+00:00', by: 'demo-officer' },
  };
}
export const applied = (item: Mutation) => ({
  result: 'applied',
  opId: item.opId,
  version: 1,
  reference: item.reference,
  crmReference: 'CRM-1',
  replayed: false,
});
