import { describe, expect, test } from 'vitest';
import { createMailPump } from '../../../renderer/vault/sync/mail-pump';
import type { MailItem, MailStore } from '../../../renderer/vault/sync/mail-store';
import type { MailMessage } from '../../../shared/domain/mail-message';
import type { MailAnswer } from '../../../shared/sync/mail-answer';
import { advance, isDue, MAX_ITEM_RETRIES, queued } from '../../../shared/sync/outbox-state';
import { newMessage } from '../electron/mail/mail-desk';
import { SimClock } from './support/sim-clock';

const MINUTE = 60_000;

function desk(answer: (message: MailMessage, nth: number) => MailAnswer | Promise<MailAnswer>) {
  const clock = new SimClock();
  const rows = new Map<string, MailItem>();
  const sent: MailMessage[] = [];
  const logged: string[] = [];
  const change =
    (from: string): MailStore['take'] =>
    async ({ opId, delivery }) => {
      const row = rows.get(opId);
      if (row?.delivery.state !== from) return false;
      rows.set(opId, { ...row, delivery });
      return true;
    };
  const waiting = () => [...rows.values()].filter(({ delivery }) => delivery.state === 'queued');
  const store: MailStore = {
    nextDue: async (now) => waiting().find(({ delivery }) => isDue(delivery, now)) ?? null,
    waiting: async () => {
      const at = waiting().flatMap(({ delivery: d }) =>
        d.state === 'queued' && d.retryAt ? [d.retryAt] : [],
      );
      return { count: waiting().length, nextAt: at.length > 0 ? Math.min(...at) : null };
    },
    take: change('queued'),
    settle: change('sending'),
    requeueSending: async () => {
      for (const [opId, row] of rows)
        rows.set(opId, {
          ...row,
          delivery: advance(row.delivery, { kind: 'interrupted' }, { now: clock.now(), random: () => 0.5 }),
        });
    },
  };
  const log = (event: string, fields?: unknown): void =>
    void logged.push(`${event} ${JSON.stringify(fields)}`);
  const pump = createMailPump({
    store,
    send: async (message) => answer(message, sent.push(message)),
    clock,
    random: () => 0.5,
    onChange: () => undefined,
    log: { info: log, warn: log, error: log },
  });
  const put = (message = newMessage()): string => {
    const { opId, entityId, deviceSeq } = message;
    rows.set(opId, { opId, entityId, deviceSeq, delivery: queued, what: message });
    return opId;
  };
  return { clock, rows, sent, logged, pump, put, stateOf: (opId: string) => rows.get(opId)?.delivery.state };
}
const fault = (kind: 'no-answer' | 'unreachable' | 'signed-out'): MailAnswer => ({ result: 'fault', kind });

describe('the mail pump', () => {
  test('sends one after the other, each once', async () => {
    const at = desk(() => ({ result: 'taken' }));
    const ops = [at.put(), at.put(), at.put()];
    await at.pump.start();
    await at.clock.run(MINUTE);
    expect(at.sent.map(({ opId }) => opId)).toEqual(ops);
    expect(ops.map(at.stateOf)).toEqual(['applied', 'applied', 'applied']);
    expect(at.pump.facts()).toBeNull();
  });

  test('tries a server that does not answer for ever, with the same message, and parks nothing for it', async () => {
    let up = false;
    const at = desk(() => (up ? { result: 'taken' } : fault('no-answer')));
    const opId = at.put();
    await at.pump.start();
    await at.clock.run(24 * 60 * MINUTE);
    expect(at.stateOf(opId)).toBe('queued');
    expect(at.sent.length).toBeGreaterThan(MAX_ITEM_RETRIES);
    expect(at.pump.facts()?.fault).toBe('no-answer');
    up = true;
    at.pump.wake('line');
    await at.clock.run(1_000);
    expect(at.stateOf(opId)).toBe('applied');
    expect(new Set(at.sent.map((message) => JSON.stringify(message))).size).toBe(1);
    expect(at.pump.facts()).toBeNull();
  });

  test.each([
    ['no-answer', true],
    ['unreachable', false],
    ['signed-out', false],
  ] as const)('counts as a try only what may have arrived: %s', async (kind, counts) => {
    const at = desk(() => fault(kind));
    const opId = at.put();
    await at.pump.start();
    await at.clock.run(1_000);
    expect(at.sent.length).toBeGreaterThan(0);
    const tries = counts ? at.sent.length : 0;
    expect(at.rows.get(opId)?.delivery).toMatchObject({ state: 'queued', tries });
  });

  test('asks a server that does not take its password seldom, whatever the network does', async () => {
    const at = desk(() => fault('signed-out'));
    at.put();
    await at.pump.start();
    for (let n = 0; n < 120; n += 1) {
      await at.clock.run(MINUTE);
      at.pump.wake('line');
    }
    expect(at.sent.length).toBeLessThanOrEqual(13);
    const before = at.sent.length;
    at.pump.wake('asked');
    await at.clock.run(1_000);
    expect(at.sent).toHaveLength(before + 1);
  });

  test('lets one that is put off stand in nobody’s way, and asks a person after many tries', async () => {
    const bad = newMessage();
    const at = desk(({ opId }) =>
      opId === bad.opId ? { result: 'later', code: 450, says: '450 greylisted' } : { result: 'taken' },
    );
    const put = [at.put(bad), at.put()];
    await at.pump.start();
    await at.clock.run(MINUTE);
    expect(put.map(at.stateOf)).toEqual(['queued', 'applied']);
    await at.clock.run(24 * 60 * MINUTE);
    expect(at.rows.get(bad.opId)?.delivery).toMatchObject({
      state: 'parked',
      why: { kind: 'too-many-tries', crmSays: '450 greylisted' },
    });
  });

  test('parks what the server refused, with its words, and logs none of them', async () => {
    const at = desk(() => ({ result: 'refused', code: 550, says: '550 <waste@council.example> unknown' }));
    const opId = at.put();
    await at.pump.start();
    await at.clock.run(MINUTE);
    expect(at.rows.get(opId)?.delivery).toMatchObject({
      state: 'parked',
      why: { crmSays: '550 <waste@council.example> unknown' },
    });
    expect(at.logged.join('\n')).toContain('mail-parked');
    expect(at.logged.join('\n')).not.toMatch(/waste|unknown/);
  });

  test('does not send what was recalled between choosing and marking', async () => {
    const at = desk(() => ({ result: 'taken' }));
    await at.pump.start();
    const opId = at.put();
    const row = at.rows.get(opId)!;
    // Gone as soon as it was looked at.
    at.rows.set(opId, {
      ...row,
      get what() {
        at.rows.delete(opId);
        return row.what;
      },
    });
    at.pump.wake('committed');
    await at.clock.run(MINUTE);
    expect(at.rows.size).toBe(0);
    expect(at.sent).toEqual([]);
  });

  test('takes an answer that never comes, and one that is thrown, for none', async () => {
    const at = desk((_, nth) =>
      nth === 1
        ? new Promise(() => {})
        : nth === 2
          ? Promise.reject(new Error('a bug'))
          : { result: 'taken' },
    );
    const opId = at.put();
    await at.pump.start();
    await at.clock.run(10 * MINUTE);
    expect(at.stateOf(opId)).toBe('applied');
    expect(at.sent).toHaveLength(3);
  });

  test('goes on after a stop with what was being sent', async () => {
    const at = desk(() => ({ result: 'taken' }));
    const opId = at.put();
    const row = at.rows.get(opId)!;
    const sending = advance(row.delivery, { kind: 'sent' }, { now: at.clock.now(), random: () => 0 });
    at.rows.set(opId, { ...row, delivery: sending });
    await at.pump.start();
    await at.clock.run(1_000);
    expect(at.stateOf(opId)).toBe('applied');
    expect(at.rows.get(opId)?.delivery.tries).toBe(2);
  });
});
