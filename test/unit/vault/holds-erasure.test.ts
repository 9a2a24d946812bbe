import { expect, test } from 'vitest';
import type { FakeMain } from '../../support/fake-main';
import { audited, deskWithHolds, keysOf, lifts, nameOf, why } from './desk-with-holds';
import { eventually } from './vault-at-work';

/** The CRM says that it has let go of these. */
function gone(main: FakeMain, ids: string[], reason: 'erasure' | 'merged' | 'retention'): void {
  const changes = ids.map((id) => ({
    kind: 'enquiry' as const,
    id,
    version: 2,
    data: null,
    tombstone: { reason },
  }));
  main.answer('crm.changes', () =>
    Promise.resolve({
      ok: true,
      value: {
        ok: true,
        value: { changes, next: 'c2', more: false, reset: false } as never,
        serverTime: null,
      },
    }),
  );
}

test.each(['erasure', 'merged', 'retention'] as const)(
  'when the CRM’s copy goes (%s) the held one waits for its hold to be lifted, and then goes at once',
  async (reason) => {
    const { main, vault, save, allSent } = deskWithHolds();
    const enquiryId = await save('Zorah Quillfeather');
    const other = await save('Bram Candlewick');
    await allSent();
    await vault.ask('hold.place', { enquiryId, ...why });
    gone(main, [enquiryId, other], reason);
    await vault.ask('sync.now', null);
    await eventually(async () => expect(await nameOf(vault, other)).toBeNull());
    expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
      hold: { erasureAsked: { reason } },
    });
    await vault.ask('sync.now', null);
    await vault.ask('hold.lift', { enquiryId, ...lifts });
    expect(await nameOf(vault, enquiryId)).toBeNull();
    expect(keysOf(main, 'held/')).toEqual([]);
    const events = await audited(main);
    expect(events.filter(({ what }) => what === 'erasure-deferred')).toHaveLength(1);
    expect(events).toContainEqual(expect.objectContaining({ what: 'hold-lifted', erases: true }));
    expect(events).toContainEqual(
      expect.objectContaining({ what: 'erased', enquiryIds: [enquiryId], reason }),
    );
    expect(vault.bugs).toEqual([]);
  },
);

test('one that the CRM refused because it had erased it: what is parked is decided, what is held waits', async () => {
  const { main, vault, save } = deskWithHolds(({ opId }) => ({
    result: 'rejected',
    opId,
    problem: { type: 'https://crm.invalid/problems/erased', detail: 'It was erased.' },
  }));
  const enquiryId = await save('Zorah Quillfeather');
  await vault.ask('sync.now', null);
  const line = await eventually(async () => {
    const [parked] = await vault.ask('parked.list', null);
    if (!parked) throw new Error('not parked yet');
    return parked;
  });
  expect(line.why.kind).toBe('erased');
  await vault.ask('hold.place', { enquiryId, ...why });
  await vault.ask('parked.decide', { opId: line.opId, decision: 'accept-crm' });
  expect(await vault.ask('parked.list', null)).toEqual([]);
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    hold: { erasureAsked: { reason: 'erasure' } },
  });
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(await nameOf(vault, enquiryId)).toBeNull();
  expect(keysOf(main, 'held/')).toEqual([]);
});
