import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withSandboxCrm } from '../sandbox-crm/with-sandbox-crm';
import { morning, Reception, type Morning } from './support/reception';

/** Desks that press at once are transactions that meet. */
const crm = withSandboxCrm({}, { onPostgres: true });
/** By hand: more mornings. */
const times = Number(process.env['FIRSTPOINT_MORNINGS'] ?? 1);

async function live(desks: number, rounds: Morning): Promise<Reception> {
  await crm.get().reset({ devices: true });
  const reception = new Reception(crm.get());
  try {
    await reception.open(desks);
    await reception.play(rounds);
    await reception.settles();
  } finally {
    reception.close();
  }
  return reception;
}

test('two desks: no ticket is lost, doubled or at two desks, whatever becomes of the network', async () => {
  let tickets = 0;
  await fc.assert(
    fc.asyncProperty(morning(2, { least: 40, most: 60 }), async (rounds) => {
      tickets += (await live(2, rounds)).told.length;
    }),
    { numRuns: 5 * times, endOnFailure: true },
  );
  expect(tickets).toBeGreaterThan(0);
}, 600_000);

test('twenty desks: no ticket is lost, doubled or at two desks, whatever becomes of the network', async () => {
  await fc.assert(
    fc.asyncProperty(morning(20, { least: 10, most: 18 }), async (rounds) => {
      await live(20, rounds);
    }),
    { numRuns: times, endOnFailure: true },
  );
}, 600_000);

test('a desk without its network calls nobody who may be at another desk, and whom it checks in itself', async () => {
  const reception = new Reception(crm.get());
  try {
    await reception.open(2);
    await reception.play([[{ desk: 0, step: { do: 'check-in', first: false } }]]);
    await reception.settles();
    await reception.play([[{ desk: 0, step: { do: 'net', to: 'down' } }]]);
    await reception.isOffline(0);
    await reception.play([[{ desk: 0, step: { do: 'call-one', which: 0 } }]]);
    await reception.play([[{ desk: 0, step: { do: 'call-next' } }]]);
    expect(reception.has(0)).toEqual([]);
    await reception.play([[{ desk: 1, step: { do: 'call-next' } }]]);
    expect(reception.has(1)).toHaveLength(1);
    await reception.play([[{ desk: 0, step: { do: 'check-in', first: false } }]]);
    await reception.play([[{ desk: 0, step: { do: 'call-next' } }]]);
    expect(reception.has(0)).toHaveLength(1);
    await reception.settles();
  } finally {
    reception.close();
  }
}, 120_000);

test('twenty desks that call one ticket at once: one gets it, the others are told who', async () => {
  const rounds: Morning = [[{ desk: 0, step: { do: 'check-in', first: false } }]];
  await crm.get().reset({ devices: true });
  const reception = new Reception(crm.get());
  try {
    await reception.open(20);
    await reception.play(rounds);
    await reception.settles();
    await reception.play([
      Array.from({ length: 20 }, (_, desk) => ({ desk, step: { do: 'call-one' as const, which: 0 } })),
    ]);
    await reception.settles();
    expect(reception.elsewhere).toBe(19);
    const [ticket] = await crm.get().tickets();
    expect(ticket?.standing).toMatchObject({ state: 'called', calls: 1 });
  } finally {
    reception.close();
  }
}, 120_000);
