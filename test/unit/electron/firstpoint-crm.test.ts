import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { createCrmClient } from '../../../electron/crm/firstpoint/crm-client';
import { createFirstpointCrm } from '../../../electron/crm/firstpoint/firstpoint-crm';
import { mainAsks } from '../../../shared/ipc/vault-main-contract';
import type { Mutation } from '../../../shared/sync/mutation';
import {
  applied,
  crmThat,
  deviceId,
  fetchHere,
  html,
  log,
  note,
  problemOf,
  says,
  time,
} from './stub-adapter';
import { bodyOf, stubCrm } from './stub-crm';

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
