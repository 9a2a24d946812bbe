import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { fillCall } from '../../support/made-up-call';
import { realDesk, type RealDesk } from '../queue/support/real-desk';
import { withSandboxCrm } from '../sandbox-crm/with-sandbox-crm';
import { newStick, plugIn } from './two-desks';
import { facts } from './vault-at-work';

const crm = withSandboxCrm();
/** By hand: more runs. */
const times = Number(process.env['FIRSTPOINT_TRANSFERS'] ?? 1);

async function save(desk: RealDesk): Promise<string> {
  const { noticeHashes } = await desk.must('pack.get', null);
  const started = await desk.must('call.start', { channel: 'phone', language: 'en' });
  const draft = fillCall(started, facts, noticeHashes);
  await desk.must('call.save', { draft });
  return draft.enquiries[0]?.id ?? '';
}

async function carry(from: RealDesk, to: RealDesk, enquiryIds: string[]): Promise<void> {
  const made = await from.must('unsent.export', { enquiryIds, toDesk: to.code });
  await to.must('unsent.choose-file', null);
  await to.must('unsent.take-in', { code: made?.code ?? '' });
}

async function hasAll(desk: RealDesk): Promise<void> {
  const { outbox } = await desk.must('status.get', null);
  expect(outbox).toMatchObject({ queued: 0, sending: 0, parked: 0, aside: 0 });
}

const state = fc.constantFrom('up' as const, 'down' as const, 'mute' as const);

test('both desks send what was carried from one to the other: the CRM has it once, whatever becomes of the network', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(state, state), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('before', 'between'),
      async (nets, taken) => {
        await crm.get().reset({ devices: true });
        const { url } = crm.get();
        const open = (name: string) => realDesk({ url, name, pack: builtInPack() });
        const [first, second] = await Promise.all([open('Desk A'), open('Desk B')]);
        try {
          const stick = newStick();
          plugIn(first.main, stick);
          plugIn(second.main, stick);
          first.become('down');
          // Mute: what the second sends is taken and the answer is lost.
          second.become(taken === 'between' ? 'mute' : 'up');
          const ids = [await save(first), await save(first)];
          await carry(first, second, ids);
          for (const [a, b] of nets) {
            first.become(a);
            second.become(b);
            await Promise.all([first.ask('sync.now', null), second.ask('sync.now', null)]);
          }
          first.become('up');
          second.become('up');
          await vi.waitFor(
            async () => {
              await Promise.all([hasAll(first), hasAll(second)]);
            },
            { timeout: 60_000, interval: 100 },
          );
          const arrived = await crm.get().enquiries();
          expect(arrived.map(({ id }) => id).sort()).toEqual([...ids].sort());
          const line = (await first.must('enquiry.recent', { limit: 5 })).map(({ delivery }) => delivery);
          expect(line).toEqual(['applied', 'applied']);
        } finally {
          first.end();
          second.end();
        }
      },
    ),
    { numRuns: 6 * times, endOnFailure: true },
  );
}, 600_000);

test('what is on paper at the first desk, and carried to the second as well, is settled there by the CRM’s word', async () => {
  const { url } = crm.get();
  const open = (name: string) => realDesk({ url, name, pack: builtInPack() });
  const [first, second] = await Promise.all([open('Desk A'), open('Desk B')]);
  try {
    const stick = newStick();
    plugIn(first.main, stick);
    plugIn(second.main, stick);
    first.become('down');
    const enquiryId = await save(first);
    await first.must('unsent.set-aside', { enquiryId });
    await first.must('unsent.printed', { enquiryId, printed: true });
    await carry(first, second, [enquiryId]);
    await vi.waitFor(() => hasAll(second), 20_000);
    expect((await first.must('status.get', null)).outbox.aside).toBe(1);
    first.become('up');
    await vi.waitFor(() => hasAll(first), 20_000);
    expect(await first.must('enquiry.get', { enquiryId })).toMatchObject({
      delivery: { state: 'applied', crmReference: expect.stringMatching(/^CRM-/) as string },
    });
    const arrived = await crm.get().enquiries();
    expect(arrived.filter(({ id }) => id === enquiryId)).toMatchObject([{ deliveries: 1 }]);
  } finally {
    first.end();
    second.end();
  }
}, 60_000);
