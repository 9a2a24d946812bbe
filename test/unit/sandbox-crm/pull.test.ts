import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { enrolDesk, inShort } from './crm-desk';
import type { CrmDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

const crm = withSandboxCrm();
const desk = (code?: string) => enrolDesk(crm.get().url, { code });

const setStatus = (id: string, status: string) =>
  fetch(new URL('/sandbox/status', crm.get().url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id, status }),
  });

describe('pulling changes', () => {
  test('gives each change of an enquiry with its version and no personal data', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create, d.note(create));
    const { changes } = await d.pull();
    expect(changes).toMatchObject([
      {
        kind: 'enquiry',
        id: create.entityId,
        version: 1,
        data: { reference: create.reference, status: 'open' },
      },
      { kind: 'enquiry', id: create.entityId, version: 2, data: { version: 2 } },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/Siân|7700900123|bin/);
  });

  test('a page holds at most what was asked, says whether there is more, and no change comes twice', async () => {
    const d = await desk();
    await d.push(...Array.from({ length: 7 }, () => d.create()));
    const first = await page(d, undefined, 3);
    expect(first.changes).toHaveLength(3);
    expect(first.more).toBe(true);
    const rest = await d.pull(first.next, 3);
    expect(new Set([...first.changes, ...rest.changes].map((c) => c.id)).size).toBe(7);
  });

  test('a cursor at the end gives nothing until something changes', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    const { next } = await d.pull();
    expect(await page(d, next)).toEqual({ changes: [], next, more: false });
    await setStatus(create.entityId, 'closed');
    expect((await d.pull(next)).changes).toMatchObject([{ version: 2, data: { status: 'closed' } }]);
  });

  test('a desk hears of its own controller’s enquiries only', async () => {
    const mine = await desk();
    const theirs = await desk('OTHER-DESK');
    const create = theirs.create();
    await theirs.push(create);
    expect((await mine.pull()).changes).toEqual([]);
    expect((await theirs.pull()).changes).toMatchObject([{ id: create.entityId }]);
  });

  test('an erased enquiry comes as a tombstone, and a fresh snapshot has nothing else of it', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    const { next } = await d.pull();
    await crm.get().erase(create.entityId);
    const tombstone = {
      kind: 'enquiry',
      id: create.entityId,
      version: 2,
      tombstone: { id: create.entityId, version: 2, deletedAt: expect.any(String), reason: 'erasure' },
    };
    expect((await d.pull(next)).changes).toEqual([tombstone]);
    expect((await d.pull()).changes).toEqual([tombstone]);
  });

  test('a cursor from before the data were replaced means: reset, once, then a fresh snapshot', async () => {
    const d = await desk();
    await d.push(d.create(), d.create());
    const { next } = await d.pull();
    await crm.get().reset();
    const create = d.create();
    await d.push(create);
    const pulled = await d.pull(next);
    expect(pulled.resets).toBe(1);
    expect(pulled.changes.map((c) => c.id)).toEqual([create.entityId]);
    expect((await d.pull(pulled.next)).resets).toBe(0);
  });

  test('a cursor that no CRM made is refused as such', async () => {
    const d = await desk();
    for (const cursor of ['nonsense', '%00', Buffer.from(`${uuidv7()} -1`).toString('base64url')]) {
      const answer = await d.client.GET('/v1/changes', {
        params: { header: { 'Firstpoint-Device': d.deviceId }, query: { cursor } },
      });
      expect(answer.error?.type).toMatch(/bad-cursor$/);
    }
  });

  test('items that were not applied change nothing', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    const { next } = await d.pull();
    const results = await d.push(create, d.create({ reference: create.reference }));
    expect(results.map(inShort)).toEqual(['applied', 'rejected reference-taken']);
    expect((await d.pull(next)).changes).toEqual([]);
  });
});

describe('the stream of hints', () => {
  test('says that something changed, to desks of that controller only', async () => {
    const mine = await desk();
    const theirs = await desk('OTHER-DESK');
    const [forMe, forThem] = await Promise.all([listen(mine), listen(theirs)]);
    await mine.push(mine.create());
    expect(await forMe.next()).toBe('event: hint\ndata: {"kind":"enquiry"}');
    await theirs.push(theirs.create());
    // Had the first hint reached this desk, two would be here.
    expect(await forThem.next()).toBe('event: hint\ndata: {"kind":"enquiry"}');
    expect(forThem.waiting()).toBe(0);
    forMe.stop();
    forThem.stop();
  });
});

async function page(d: CrmDesk, cursor: string | undefined, limit = 200) {
  const { data } = await d.client.GET('/v1/changes', {
    params: { header: { 'Firstpoint-Device': d.deviceId }, query: { cursor, limit } },
  });
  if (!data) throw new Error('no page');
  return data;
}

async function listen(d: CrmDesk) {
  const end = new AbortController();
  const answer = await fetch(new URL('/v1/stream', d.url), { headers: d.headers, signal: end.signal });
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const events = (): string[] =>
    text
      .split('\n\n')
      .slice(0, -1)
      .filter((event) => !event.startsWith(':'));
  return {
    async next(): Promise<string | undefined> {
      for (;;) {
        const [event] = events();
        if (event !== undefined) {
          text = text.slice(text.indexOf(event) + event.length + 2);
          return event;
        }
        const { value, done } = await reader.read();
        if (done) return undefined;
        text += value;
      }
    },
    waiting: () => events().length,
    stop: () => end.abort(),
  };
}
