import { expect } from 'vitest';
import type { Mutation, MutationResult } from '../../../shared/sync/mutation';
import { saved } from './desk-with-mail';
import { applied, crmThat, eventually, rejected, type AtWork } from './vault-at-work';

/** A CRM that takes enquiries, and nothing of one that it has not; what it was sent, in order. */
export function crmWithOwn(desk: AtWork, has = new Set<string>()): Mutation[] {
  return crmThat(desk.main, (item): MutationResult => {
    if (item.op === 'enquiry.create') has.add(item.entityId);
    return has.has(item.entityId) ? applied(item) : rejected(item);
  });
}

/** What was sent of an enquiry. All that could be has been, once another enquiry arrived. */
export async function sentOf(
  desk: AtWork,
  sent: readonly Mutation[],
  enquiryId: string,
): Promise<Mutation[]> {
  const other = await saved(desk);
  await desk.ask('sync.now', null);
  await eventually(() => expect(sent.map(({ entityId }) => entityId)).toContain(other));
  return sent.filter(({ entityId }) => entityId === enquiryId);
}
