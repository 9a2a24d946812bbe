import type { RequestListener } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { createCrmClient } from '../../../electron/crm/firstpoint/crm-client';
import {
  createFirstpointCrm,
  type Credentials,
  type FirstpointCrm,
} from '../../../electron/crm/firstpoint/firstpoint-crm';
import { mainAsks } from '../../../shared/ipc/vault-main-contract';
import type { Mutation } from '../../../shared/sync/mutation';
import { bodyOf, stubCrm } from './stub-crm';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const time = '2026-11-23T10:42:00.000Z';
const deviceId = '01936b3e-0000-7000-8000-000000000001';
const fetchHere = (request: Request): Promise<Response> => fetch(request, { redirect: 'error' });

async function crmThat(answer: RequestListener, credentials: Partial<Credentials> = {}) {
  const url = await stubCrm(answer);
  return createFirstpointCrm(
    createCrmClient(url, fetchHere),
    { id: () => deviceId, token: () => 'token-1', renew: async () => null, ...credentials },
    log,
  );
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'firstpoint-time': time, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const problemOf = (type: string, status: number) => ({
  type: `https://firstpoint.example.invalid/problems/${type}`,
  title: type,
  status,
});
const html = '<!doctype html><title>Guest Wi-Fi</title><p>Please sign in';

function note(n: number, text = 'hello'): Mutation {
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
const applied = (item: Mutation) => ({
  result: 'applied',
  opId: item.opId,
  version: 1,
  reference: item.reference,
  crmReference: 'CRM-1',
  replayed: false,
});

describe('whole answers', () => {
  test.each([
    ['a page instead of JSON', says(200, html, { 'content-type': 'text/html' }), 'not-a-crm'],
    ['half of an answer', says(200, '{"status":"o'), 'not-a-crm'],
    ['nothing at all', says(200, ''), 'not-a-crm'],
    ['somebody else’s JSON', says(200, { hello: 'world' }), 'not-a-crm'],
    ['a redirect to a sign-in page', says(302, '', { location: 'http://127.0.0.1:9/' }), 'not-a-crm'],
    ['a proxy’s 403 page', says(403, html, { 'content-type': 'text/html' }), 'not-a-crm'],
    ['a proxy’s 401 page', says(401, html), 'not-a-crm'],
    ['403', says(403, problemOf('device-mismatch', 403)), 'refused'],
    ['413', says(413, problemOf('too-large', 413)), 'too-large'],
    ['426', says(426, problemOf('upgrade-required', 426)), 'too-old'],
    ['500', says(500, problemOf('server-fault', 500)), 'busy'],
    ['502 of a gateway', says(502, html), 'no-answer'],
    ['400', says(400, problemOf('malformed-request', 400)), 'refused'],
  ] as const)('reads %s as a fault, never an exception', async (_what, answer, kind) => {
    const crm = await crmThat(answer);
    for (const reply of [await crm.health(), await crm.push([note(1)]), await crm.search({ name: 'x' })]) {
      expect(reply).toMatchObject({ ok: false, fault: { kind } });
      expect(mainAsks['crm.health'].output.safeParse(reply).success).toBe(true);
    }
  });

  test('says no-answer when nobody listens or the line breaks half way', async () => {
    const url = await stubCrm((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"status":', () => response.destroy());
    });
    const credentials = { id: () => deviceId, token: () => 't', renew: async () => null };
    for (const base of [url, 'http://127.0.0.1:1']) {
      const crm = createFirstpointCrm(createCrmClient(base, fetchHere), credentials, log);
      expect(await crm.health()).toMatchObject({ ok: false, fault: { kind: 'no-answer', status: null } });
    }
  });

  test('takes a certificate that does not fit for somebody else', async () => {
    const fails = () => Promise.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
    const crm = createFirstpointCrm(
      createCrmClient('https://crm.example', fails),
      { id: () => deviceId, token: () => 't', renew: async () => null },
      log,
    );
    expect(await crm.health()).toMatchObject({ ok: false, fault: { kind: 'not-a-crm' } });
  });

  test.each([
    ['seconds', () => '120', 120_000, 120_000],
    ['a date', () => new Date(Date.now() + 90_000).toUTCString(), 85_000, 91_000],
    ['a date gone by', () => 'Mon, 23 Nov 2020 10:00:00 GMT', 0, 0],
    ['far too long', () => '999999', 3_600_000, 3_600_000],
  ])('obeys Retry-After given as %s', async (_how, header, least, most) => {
    for (const status of [503, 429]) {
      const crm = await crmThat(says(status, html, { 'retry-after': header() }));
      const answer = await crm.push([note(1)]);
      if (answer.ok) throw new Error('expected a fault');
      expect(answer.fault).toMatchObject({ kind: 'busy', status });
      expect(answer.fault.retryAfterMs).toBeGreaterThanOrEqual(least);
      expect(answer.fault.retryAfterMs).toBeLessThanOrEqual(most);
    }
  });

  test('reads the CRM’s own time, and nothing else as a time', async () => {
    const ok = { status: 'ok', contract: 1 };
    expect(await (await crmThat(says(200, ok))).health()).toEqual({
      ok: true,
      value: null,
      serverTime: time,
    });
    const odd = await crmThat(says(200, ok, { 'firstpoint-time': 'about noon' }));
    expect(await odd.health()).toEqual({ ok: true, value: null, serverTime: null });
  });
});

describe('an answer without an end', () => {
  /** Goes on until the reader hangs up; how much it had sent by then. */
  const endless = (count: { sent: number; hungUp: boolean }): RequestListener => {
    const piece = Buffer.alloc(256 * 1024, 'a');
    return (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"results":"');
      const more = (): void => {
        while (!response.destroyed && response.write(piece)) count.sent += piece.length;
      };
      response.on('drain', more);
      response.on('close', () => (count.hungUp = true));
      more();
    };
  };

  test.each([
    ['push', 2, (crm: FirstpointCrm) => crm.push([note(1)])],
    ['health', 2, (crm: FirstpointCrm) => crm.health()],
    ['search', 2, (crm: FirstpointCrm) => crm.search({ name: 'x' })],
    ['changes', 8, (crm: FirstpointCrm) => crm.changes({ cursor: null, limit: 10 })],
  ])('is given up by %s after %i MiB, and the line is cut', async (_call, most, ask) => {
    const count = { sent: 0, hungUp: false };
    const crm = await crmThat(endless(count));
    expect(await ask(crm)).toMatchObject({ ok: false, fault: { kind: 'not-a-crm' } });
    await vi.waitFor(() => expect(count.hungUp).toBe(true));
    // What lies in the sockets' own buffers between the two comes on top.
    expect(count.sent).toBeLessThan((most + 24) * 1024 * 1024);
  });

  test('of an error page is given up too', async () => {
    const crm = await crmThat(says(500, 'x'.repeat(3 * 1024 * 1024)));
    expect(await crm.health()).toMatchObject({ ok: false, fault: { kind: 'not-a-crm' } });
  });

  test('a long page of changes below the limit is taken whole', async () => {
    const id = '01936b3e-0000-7000-8000-000000000009';
    const change = {
      kind: 'enquiry',
      id,
      version: 1,
      data: { reference: 'r', crmReference: 'x'.repeat(9_000), status: 'open' },
    };
    const crm = await crmThat(says(200, { changes: Array(500).fill(change), next: 'c', more: false }));
    expect(await crm.changes({ cursor: null, limit: 500 })).toMatchObject({
      ok: true,
      value: { changes: { length: 500 } },
    });
  });
});

describe('push', () => {
  test('sends who it is and gives back one result an item, in order', async () => {
    const items = [note(1), note(2)];
    const seen: unknown[] = [];
    const crm = await crmThat((request, response) => {
      seen.push(request.url, request.headers.authorization, request.headers['firstpoint-device']);
      void bodyOf(request).then((body) => {
        seen.push(JSON.parse(body.toString()));
        says(200, { results: items.map(applied) })(request, response);
      });
    });
    const answer = await crm.push(items);
    expect(answer).toMatchObject({ ok: true, value: items.map(applied), serverTime: time });
    expect(seen).toEqual(['/v1/mutations/batch', 'Bearer token-1', deviceId, { items }]);
  });

  test('compresses what is over 8 KiB, and loses nothing of it', async () => {
    const item = note(1, 'å'.repeat(9_000));
    let encoding: string | undefined;
    let sent: unknown;
    const crm = await crmThat((request, response) => {
      encoding = request.headers['content-encoding'];
      void bodyOf(request).then((body) => {
        sent = JSON.parse(gunzipSync(body).toString());
        says(200, { results: [applied(item)] })(request, response);
      });
    });
    expect((await crm.push([item])).ok).toBe(true);
    expect(encoding).toBe('gzip');
    expect(sent).toEqual({ items: [item] });
  });

  test('does not send more than the contract lets through', async () => {
    const answer = vi.fn();
    const crm = await crmThat(answer);
    const items = Array.from({ length: 60 }, (_, n) => note(n + 1, 'x'.repeat(20_000)));
    expect(await crm.push(items)).toMatchObject({ ok: false, fault: { kind: 'too-large' } });
    expect(answer).not.toHaveBeenCalled();
  });

  test.each([
    ['results are missing', (items: Mutation[]) => items.slice(1).map(applied)],
    ['results are in another order', (items: Mutation[]) => items.map(applied).reverse()],
    [
      'no result is of a known kind',
      (items: Mutation[]) => items.map((i) => ({ ...applied(i), result: 'fine' })),
    ],
  ])('counts nothing as sent when %s', async (_what, results) => {
    const items = [note(1), note(2)];
    const crm = await crmThat(says(200, { results: results(items) }));
    expect(await crm.push(items)).toMatchObject({ ok: false, fault: { kind: 'not-a-crm' } });
  });

  test.each([
    ['of no known kind', (item: Mutation) => ({ ...applied(item), result: 'fine' })],
    ['without its parts', (item: Mutation) => ({ opId: item.opId, result: 'applied' })],
    ['nothing at all', () => null],
  ])('takes the other results when one is %s', async (_what, odd) => {
    const items = [note(1), note(2), note(3)] as const;
    const [first, second, third] = items;
    const crm = await crmThat(says(200, { results: [applied(first), odd(second), applied(third)] }));
    expect(await crm.push([...items])).toMatchObject({ ok: true, value: [applied(first), applied(third)] });
  });

  test('tries once more with a renewed token, and only once', async () => {
    const tokens: (string | undefined)[] = [];
    const renew = vi.fn(async () => 'token-2');
    const crm = await crmThat(
      (request, response) => {
        tokens.push(request.headers.authorization);
        says(401, problemOf('unauthorised', 401))(request, response);
      },
      { renew },
    );
    expect(await crm.push([note(1)])).toMatchObject({
      ok: false,
      fault: { kind: 'signed-out', status: 401 },
    });
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(renew).toHaveBeenCalledExactlyOnceWith('token-1');
  });

  test('sends nothing before the desk is enrolled', async () => {
    const answer = vi.fn();
    const crm = await crmThat(answer, { token: () => null });
    expect(await crm.push([note(1)])).toMatchObject({ ok: false, fault: { kind: 'not-enrolled' } });
    expect(answer).not.toHaveBeenCalled();
  });
});

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

test('search gives what the screen shows and nothing more', async () => {
  const hit = {
    id: '01936b3e-0000-7000-8000-000000000009',
    reference: 'K7M-3QF2-X',
    crmReference: 'CRM-9',
    service: 'Missed bin',
    name: null,
    phone: '+447700900123',
    postcode: null,
    receivedAt: time,
  };
  const crm = await crmThat(says(200, { items: [{ ...hit, status: 'open', outcome: 'passed' }] }));
  expect(await crm.search({ phone: '+447700900123' })).toEqual({ ok: true, value: [hit], serverTime: time });
});

test('the log of a fault holds its kind and status, nothing of the enquiry', async () => {
  log.warn.mockClear();
  const crm = await crmThat(says(500, { ...problemOf('server-fault', 500), detail: 'Jane Doe' }));
  await crm.push([note(1, 'Jane Doe called')]);
  expect(log.warn.mock.calls).toEqual([['crm-fault', { call: 'push', kind: 'busy', status: 500 }]]);
});
