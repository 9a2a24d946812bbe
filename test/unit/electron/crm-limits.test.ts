import type { RequestListener } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import type { FirstpointCrm } from '../../../electron/crm/firstpoint/firstpoint-crm';
import { crmThat, note, says } from './stub-adapter';

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
    ['desks', 2, (crm: FirstpointCrm) => crm.desks()],
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
