import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Schema } from '../../../shared/crm-api/schema';
import { CODES, enrolDesk, inShort, seal, type CrmDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

let now = new Date('2026-11-23T10:00:00Z');
const crm = withSandboxCrm({ enrolmentCodes: CODES, now: () => now });
const desk = (): Promise<CrmDesk> => enrolDesk(crm.get().url);

const refOf = ({ deviceId }: CrmDesk) => ({ id: deviceId, name: 'Reception 1' });
const common = ({ deviceId }: CrmDesk, number: string) => ({
  opId: uuidv7(),
  deviceId,
  deviceSeq: 1,
  capturedAt: now.toISOString(),
  actor: { id: 'demo', name: 'Demonstration officer' },
  noticePackVersion: '2026.1',
  reference: number,
  payloadHash: '',
});
const open = (at: CrmDesk, more: Partial<Schema<'TicketFacts'>> = {}): Schema<'TicketOpen'> =>
  seal({
    ...common(at, 'A-1'),
    entityId: uuidv7(),
    op: 'ticket.open',
    baseVersion: null,
    body: {
      number: 'A-1',
      day: '2026-11-23',
      home: refOf(at),
      checkedInAt: now.toISOString(),
      description: 'blue coat',
      name: null,
      receipt: null,
      shownOn: null,
      category: null,
      priority: 'usual',
      flags: [],
      ...more,
    },
  });
const move = (
  at: CrmDesk,
  about: Schema<'TicketOpen'>,
  what: Schema<'TicketEvent'>['what'],
  baseVersion: number,
): Schema<'TicketMove'> =>
  seal({
    ...common(at, about.reference),
    entityId: about.entityId,
    op: 'ticket.move',
    baseVersion,
    body: { what, by: refOf(at), at: now.toISOString() },
  });

test('gives each desk of a reception a prefix of its own, and keeps it', async () => {
  const first = await desk();
  const second = await desk();
  expect([first, second].map(({ enrolment }) => enrolment.ticketPrefix)).toEqual(['A', 'B']);
  const again = await enrolDesk(crm.get().url, { deviceId: second.deviceId });
  expect(again.enrolment.ticketPrefix).toBe('B');
});

test('one of two desks gets a ticket; the other is told who has it', async () => {
  const [a, b] = [await desk(), await desk()];
  const ticket = open(a);
  expect((await a.push(ticket, move(a, ticket, 'release', 1))).map(inShort)).toEqual(['applied', 'applied']);
  const [[mine], [theirs]] = await Promise.all([
    a.push(move(a, ticket, 'call', 2)),
    b.push(move(b, ticket, 'call', 2)),
  ]);
  const results = [mine, theirs].map((one) => one && inShort(one)).sort();
  expect(results).toEqual(['applied', 'conflict ticket-elsewhere']);
  const lost = [mine, theirs].find((one) => one?.result === 'conflict');
  const winner = mine?.result === 'applied' ? a : b;
  expect(lost).toMatchObject({
    currentVersion: 3,
    current: { standing: { holder: { id: winner.deviceId } } },
  });
});

test('a ticket that a desk holds is its own: nobody else moves it', async () => {
  const [a, b] = [await desk(), await desk()];
  const ticket = open(a);
  await a.push(ticket);
  const [result] = await b.push(move(b, ticket, 'call', 1));
  expect(result && inShort(result)).toBe('conflict ticket-elsewhere');
  const [asOther] = await b.push(
    seal({ ...move(b, ticket, 'call', 1), body: move(a, ticket, 'call', 1).body }),
  );
  expect(asOther && inShort(asOther)).toBe('rejected device-mismatch');
});

test('the same move that comes again is done once', async () => {
  const a = await desk();
  const ticket = open(a);
  const called = move(a, ticket, 'call', 1);
  await a.push(ticket, called);
  const [again] = await a.push(called);
  expect(again).toMatchObject({ result: 'applied', version: 2, replayed: true });
  expect(await crm.get().tickets()).toMatchObject([{ version: 2, standing: { calls: 1 } }]);
});

test('every desk of the reception hears of a ticket by pull, and no other council’s', async () => {
  const [a, b] = [await desk(), await desk()];
  const other = await enrolDesk(crm.get().url, { code: 'OTHER-DESK' });
  const ticket = open(a);
  await a.push(ticket);
  const { changes } = await b.pull();
  expect(changes).toMatchObject([
    { kind: 'ticket', id: ticket.entityId, version: 1, data: { facts: { description: 'blue coat' } } },
  ]);
  expect((await other.pull()).changes).toEqual([]);
  const [moved] = await other.push(move(other, ticket, 'call', 1));
  expect(moved && inShort(moved)).toBe('rejected other-controller');
});

test('keeps nothing of a ticket beyond its day, and takes nothing of one in', async () => {
  const a = await desk();
  const ticket = open(a);
  await a.push(ticket);
  now = new Date('2026-11-24T00:00:01Z');
  try {
    expect((await a.pull()).changes).toEqual([]);
    expect(await crm.get().tickets()).toEqual([]);
    const late = open(a);
    expect((await a.push(late)).map(inShort)).toEqual(['applied']);
    expect(await crm.get().tickets()).toEqual([]);
    const [moved] = await a.push(move(a, ticket, 'call', 1));
    expect(moved && inShort(moved)).toBe('rejected unknown-ticket');
  } finally {
    now = new Date('2026-11-23T10:00:00Z');
  }
});

test('a name without the receipt’s shape, or a flag it does not know, is not taken', async () => {
  const a = await desk();
  const odd = { ...open(a), body: { ...open(a).body, flags: [{ flag: 'blind' }] } };
  const [result] = await a.push(seal(odd as never));
  expect(result && inShort(result)).toBe('rejected invalid-item');
});
