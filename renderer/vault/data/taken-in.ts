import type { StoreDb } from './store-db';

/** Enquiries that a file of another desk brought, as far back as the audit log is kept. */
export async function takenInIds({ db }: { db: StoreDb }): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  await db.audit.each(({ event }) => {
    if (event.what === 'unsent-taken-in') for (const { enquiryId } of event.enquiries) ids.add(enquiryId);
  });
  return ids;
}
