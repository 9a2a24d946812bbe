import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { decodeJwt, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../shared/crm-api/schema';
import { body, enrolDesk, inShort, seal, slugOf } from './crm-desk';
import type { CrmDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

let clock = new Date('2026-11-23T10:20:30.456Z');
const crm = withSandboxCrm({ now: () => clock });
const desk = () => enrolDesk(crm.get().url);

type Problem = { status: number; slug: string; headers: Headers };

/** Sends anything at all, and demands that a fault is a problem with a stable type. */
async function send(path: string, init: RequestInit = {}): Promise<Problem | { status: number; slug: null }> {
  const answer = await fetch(new URL(path, crm.get().url), init);
  expect(answer.headers.get('Firstpoint-Time')).toBe(clock.toISOString());
  if (answer.ok) return { status: answer.status, slug: null };
  expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  const problem = (await answer.json()) as Schema<'Problem'>;
  expect(problem.status).toBe(answer.status);
  return { status: answer.status, slug: slugOf(problem), headers: answer.headers };
}

const post = (d: CrmDesk, content: BodyInit, more: Record<string, string> = {}) =>
  send('/v1/mutations/batch', {
    method: 'POST',
    headers: { ...d.headers, 'Content-Type': 'application/json', ...more },
    body: content,
  });

describe('enrolment', () => {
  test('gives a token for this device, a desk code of three signs and the first running number', async () => {
    const d = await desk();
    expect(d.enrolment).toMatchObject({
      deskCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{3}$/),
      deskName: 'Reception 1',
      controllerId: 'west-oxfordshire',
      nextReferenceNumber: 1,
    });
    expect(decodeJwt(d.enrolment.token)).toMatchObject({ aud: 'api://firstpoint', sub: d.deviceId });
  });

  test('the same device again gets a new token, the same desk code and the number after its highest', async () => {
    const d = await desk();
    await d.push(d.create(), d.create(), d.create());
    const again = await enrolDesk(crm.get().url, { deviceId: d.deviceId });
    expect(again.enrolment).toMatchObject({ deskCode: d.enrolment.deskCode, nextReferenceNumber: 4 });
    expect(again.enrolment.token).not.toBe(d.enrolment.token);
  });

  test('the highest number is remembered after its enquiry was erased', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    await crm.get().erase(create.entityId);
    const again = await enrolDesk(crm.get().url, { deviceId: d.deviceId });
    expect(again.enrolment.nextReferenceNumber).toBe(2);
  });

  test('an unknown code is 403', async () => {
    const refused = { enrolmentCode: 'toString', deviceId: randomUUID(), deviceName: 'Reception 1' };
    const answer = await send('/v1/devices/enrol', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(refused),
    });
    expect(answer).toMatchObject({ status: 403, slug: 'enrolment-refused' });
  });

  test('forty devices at once get forty desk codes', async () => {
    const desks = await Promise.all(Array.from({ length: 40 }, desk));
    expect(new Set(desks.map((d) => d.enrolment.deskCode)).size).toBe(40);
  });
});

describe('whole-request faults', () => {
  test('401 without a token, with a made-up one, with one of another audience and with an old one', async () => {
    const d = await desk();
    const forged = await new SignJWT({ sub: d.deviceId })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('api://firstpoint')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('not the secret of this CRM'));
    for (const authorization of [
      undefined,
      'Bearer nonsense',
      `Basic ${d.enrolment.token}`,
      `Bearer ${forged}`,
    ]) {
      const headers = { ...d.headers, ...(authorization && { Authorization: authorization }) };
      if (!authorization) delete (headers as Record<string, string>)['Authorization'];
      const answer = await send('/v1/changes', { headers });
      expect(answer).toMatchObject({ status: 401, slug: 'unauthorised' });
    }
    const today = clock;
    clock = new Date(clock.getTime() + 91 * 86_400_000);
    expect(await send('/v1/changes', { headers: d.headers })).toMatchObject({ status: 401 });
    clock = today;
    expect(await send('/v1/changes', { headers: d.headers })).toMatchObject({ status: 200 });
  });

  test('401 for a device that was forgotten, so that it enrols again', async () => {
    const d = await desk();
    await crm.get().reset({ devices: true });
    expect(await send('/v1/changes', { headers: d.headers })).toMatchObject({ status: 401 });
  });

  test('403 when the device named is not the token’s, 400 when none is named', async () => {
    const d = await desk();
    const named = { ...d.headers, 'Firstpoint-Device': randomUUID() };
    expect(await send('/v1/changes', { headers: named })).toMatchObject({
      status: 403,
      slug: 'device-mismatch',
    });
    const { Authorization = '' } = d.headers;
    expect(await send('/v1/changes', { headers: { Authorization } })).toMatchObject({
      status: 400,
      slug: 'malformed-request',
    });
  });

  test('426 for a contract that is not served, with what is', async () => {
    const d = await desk();
    const answer = await send('/v1/changes', { headers: { ...d.headers, 'Firstpoint-Contract': '2' } });
    expect(answer).toMatchObject({ status: 426, slug: 'upgrade-required' });
    expect('headers' in answer && answer.headers.get('Upgrade')).toBe('firstpoint/1');
    const served = { ...d.headers, 'Firstpoint-Contract': '1' };
    expect(await send('/v1/changes', { headers: served })).toMatchObject({ status: 200 });
  });

  test('400 for what is not JSON, not a batch, or an item without an opId', async () => {
    const d = await desk();
    const malformed = [
      '{',
      'null',
      '[]',
      '{}',
      '{"items":[]}',
      '{"items":[{}]}',
      '{"items":[1]}',
      '{"items":[],"x":1}',
    ];
    for (const text of malformed) {
      expect(await post(d, text), text).toMatchObject({ status: 400, slug: 'malformed-request' });
    }
  });

  test('404 and 405 for what the contract lacks', async () => {
    const d = await desk();
    const { headers } = d;
    expect(await send('/v1/nothing', { headers })).toMatchObject({ status: 404, slug: 'not-found' });
    expect(await send('/v1/changes', { method: 'DELETE', headers })).toMatchObject({
      status: 405,
      slug: 'method-not-allowed',
    });
    expect(await send('/v1/packs/elsewhere/latest', { headers })).toMatchObject({
      status: 404,
      slug: 'not-found',
    });
  });

  test('413 for more than 100 items, and 100 are taken', async () => {
    const d = await desk();
    const items = Array.from({ length: 101 }, () => d.create());
    expect(await post(d, JSON.stringify({ items }))).toMatchObject({ status: 413, slug: 'too-large' });
    expect(await post(d, JSON.stringify({ items: items.slice(0, 100) }))).toMatchObject({ status: 200 });
  });

  test('413 for more than 1 MiB, counted after decompression', async () => {
    const d = await desk();
    const text = JSON.stringify({ items: [{ opId: 'x', padding: ' '.repeat(1024 * 1024) }] });
    expect(await post(d, text)).toMatchObject({ status: 413, slug: 'too-large' });
    const zipped = gzipSync(text);
    expect(zipped.length).toBeLessThan(10_000);
    expect(await post(d, zipped, { 'Content-Encoding': 'gzip' })).toMatchObject({
      status: 413,
      slug: 'too-large',
    });
  });

  test('a gzip body is taken; one that is not what it says is 400', async () => {
    const d = await desk();
    const create = d.create();
    const zipped = gzipSync(JSON.stringify({ items: [create] }));
    expect(await post(d, zipped, { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 200 });
    expect(await crm.get().enquiries()).toMatchObject([{ id: create.entityId }]);
    const broken = await post(d, zipped.subarray(0, 40), { 'Content-Encoding': 'gzip' });
    expect(broken).toMatchObject({ status: 400, slug: 'malformed-request' });
  });

  test('415 for another media type and for another compression', async () => {
    const d = await desk();
    const text = JSON.stringify({ items: [d.create()] });
    const strange: Record<string, string>[] = [
      { 'Content-Type': 'text/plain' },
      { 'Content-Encoding': 'zstd' },
    ];
    for (const more of strange) {
      expect(await post(d, text, more)).toMatchObject({ status: 415, slug: 'unsupported-media-type' });
    }
  });

  test('a fault of the request stores nothing of it', async () => {
    const d = await desk();
    const items = [d.create(), {}];
    expect(await post(d, JSON.stringify({ items }))).toMatchObject({ status: 400 });
    expect(await crm.get().enquiries()).toEqual([]);
  });

  test('an item whose text is not Unicode is rejected alone', async () => {
    const d = await desk();
    const lone = seal({ ...d.create(), body: body({ note: 'half a pair: \ud800' }) });
    expect((await d.push(lone, d.create())).map(inShort)).toEqual(['rejected invalid-item', 'applied']);
  });
});

test('every answer tells the CRM’s time in UTC with milliseconds, the page’s too', async () => {
  for (const path of ['/v1/health', '/', '/sandbox/enquiries', '/v1/none']) {
    const answer = await fetch(new URL(path, crm.get().url));
    expect(answer.headers.get('Firstpoint-Time')).toBe('2026-11-23T10:20:30.456Z');
  }
});

test('neither a page of another site nor another name for this machine may reach the sandbox', async () => {
  const foreign = { method: 'POST', headers: { Origin: 'https://elsewhere.example.invalid' } };
  expect((await fetch(new URL('/sandbox/reset', crm.get().url), foreign)).status).toBe(403);
});
