import { erasedAtCrm } from '../data/erased-at-crm';
import type { Store } from '../data/open-store';

/**
 * Ids of enquiries and mutations of which the audit log says that they were here, whatever became of them; and of the
 * enquiries that the CRM has told to be erased, here or not.
 */
export type NotedBefore = { enquiryIds: ReadonlySet<string>; opIds: ReadonlySet<string> };

/** As far back as the audit log is kept, which is longer than a file may be old. */
export async function notedBefore({ db }: Pick<Store, 'db'>): Promise<NotedBefore> {
  const enquiryIds = new Set<string>(await erasedAtCrm(db));
  const opIds = new Set<string>();
  await db.audit.each(({ event }) => {
    if (event.what === 'call-saved' || event.what === 'consent-withdrawn')
      for (const { enquiryId, opId } of event.enquiries) {
        enquiryIds.add(enquiryId);
        if (opId !== null) opIds.add(opId);
      }
    if (event.what === 'unsent-exported' || event.what === 'unsent-taken-in')
      for (const one of event.enquiries) {
        enquiryIds.add(one.enquiryId);
        for (const opId of one.opIds) opIds.add(opId);
      }
    if (event.what === 'erased') for (const enquiryId of event.enquiryIds) enquiryIds.add(enquiryId);
    if (event.what === 'unsent-destroyed') enquiryIds.add(event.enquiryId);
  });
  return { enquiryIds, opIds };
}
