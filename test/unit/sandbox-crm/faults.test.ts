import { describe, expect, test } from 'vitest';
import type { FaultSetting } from '../../sandbox-crm/faults';
import { body, enrolDesk, inShort } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

const crm = withSandboxCrm();
const desk = () => enrolDesk(crm.get().url);
const put = (setting: object) =>
  fetch(new URL('/sandbox/faults', crm.get().url), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(setting),
  });
const health = () => fetch(new URL('/v1/health', crm.get().url));
const switchedTo = async (setting: FaultSetting) => expect((await put(setting)).status).toBe(200);

describe('faults of the line', () => {
  test('offline: every connection is cut, open streams too, and the switch can still be reached', async () => {
    const d = await desk();
    const stream = await fetch(new URL('/v1/stream', d.url), { headers: d.headers });
    const streamed = stream.text();
    await switchedTo({ mode: 'offline' });
    await expect(streamed).rejects.toThrow();
    await expect(d.push(d.create())).rejects.toThrow();
    await expect(health()).rejects.toThrow();
    await switchedTo({ mode: 'none' });
    expect((await health()).status).toBe(200);
    expect(await crm.get().enquiries()).toEqual([]);
  });

  test('lost response: the enquiry is stored, the line goes dead, and sending again makes no second one', async () => {
    const d = await desk();
    const create = d.create();
    await switchedTo({ mode: 'lost-response', times: 2 });
    await expect(d.push(create)).rejects.toThrow();
    expect(await crm.get().enquiries()).toMatchObject([{ id: create.entityId, deliveries: 1 }]);
    await expect(d.push(create)).rejects.toThrow();
    expect(crm.get().faults.get()).toEqual({ mode: 'none' });
    expect(await d.push(create)).toMatchObject([{ result: 'applied', replayed: true }]);
    expect(await crm.get().enquiries()).toMatchObject([{ id: create.entityId, deliveries: 3 }]);
  });

  test('lost response without a number: every POST until it is switched off, and no GET', async () => {
    const d = await desk();
    await switchedTo({ mode: 'lost-response' });
    for (let i = 0; i < 3; i++) await expect(d.push(d.create())).rejects.toThrow();
    expect((await d.pull()).changes).toHaveLength(3);
  });

  test('slow: answers wait as long as asked', async () => {
    await switchedTo({ mode: 'slow', delayMs: 120 });
    const began = performance.now();
    expect((await health()).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(115);
  });

  test('html: a web page with status 200 comes where data should', async () => {
    await switchedTo({ mode: 'html', times: 1 });
    const answer = await health();
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await health()).headers.get('Content-Type')).toMatch(/json/);
  });
});

describe('faults of the whole request', () => {
  const modes = [
    ['503', 503, 'unavailable'],
    ['429', 429, 'too-many-requests'],
    ['401', 401, 'unauthorised'],
    ['426', 426, 'upgrade-required'],
  ] as const;
  test.each(modes)('%s: a problem, nothing stored', async (mode, status, slug) => {
    const d = await desk();
    await switchedTo({ mode, retryAfter: 7 });
    const answer = await fetch(new URL('/v1/mutations/batch', d.url), {
      method: 'POST',
      headers: { ...d.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ items: [d.create()] }),
    });
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { type: string }).type).toMatch(new RegExp(`/${slug}$`));
    if (status === 503 || status === 429) expect(answer.headers.get('Retry-After')).toBe('7');
    expect(await crm.get().enquiries()).toEqual([]);
  });
});

describe('faults of single items', () => {
  test('conflict: the item meets another copy, is not stored, and is taken once the switch is off', async () => {
    const d = await desk();
    const create = d.create();
    await switchedTo({ mode: 'conflict', times: 1 });
    const [result, other] = await d.push(create, d.create());
    expect(result).toMatchObject({ result: 'conflict', current: { id: create.entityId }, currentVersion: 2 });
    expect(other && inShort(other)).toBe('applied');
    expect((await d.push(create)).map(inShort)).toEqual(['applied']);
  });

  test('one bad item: the first, the nth, or the one whose note holds a marker; others go on', async () => {
    const d = await desk();
    const three = () => [d.create(), d.create({ body: body({ note: 'this is BAD' }) }), d.create()];
    await switchedTo({ mode: 'one-bad-item' });
    expect((await d.push(...three())).map(inShort)).toEqual(['rejected refused', 'applied', 'applied']);
    await switchedTo({ mode: 'one-bad-item', nth: 3 });
    expect((await d.push(...three())).map(inShort)).toEqual(['applied', 'applied', 'rejected refused']);
    await switchedTo({ mode: 'one-bad-item', marker: 'BAD' });
    expect((await d.push(...three())).map(inShort)).toEqual(['applied', 'rejected refused', 'applied']);
  });

  test('retry: the item is put off with a time, and its later items wait for it', async () => {
    const d = await desk();
    const create = d.create();
    await switchedTo({ mode: 'retry', nth: 1, retryAfter: 5 });
    const results = await d.push(create, d.note(create), d.create());
    expect(results.map(inShort)).toEqual(['retry still-running', 'blocked', 'applied']);
    expect(results[0]).toMatchObject({ retryAfter: 5 });
  });
});

test('a setting that is none is refused and changes nothing', async () => {
  for (const setting of [{ mode: 'sometimes' }, { mode: 'slow', delay: 3 }, {}, { mode: '503', times: 0 }]) {
    expect((await put(setting)).status).toBe(400);
  }
  expect(crm.get().faults.get()).toEqual({ mode: 'none' });
});
