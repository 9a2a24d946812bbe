import { apartId } from '../data/apart-id';
import { emptyUnit } from '../data/unit-of-work';
import type { Context } from './context';
import type { Handlers } from './door';

/** The sensitive details of one enquiry, on an explicit press alone: shown only once it is on record that they are. */
export function sensitiveHandlers(context: Context): Handlers<'enquiry.sensitive'> {
  const { store } = context;
  return {
    async 'enquiry.sensitive'({ enquiryId }) {
      const record = await store.reader.get('sensitive', apartId('sensitive', enquiryId));
      if (!record) return { ok: true, value: [] };
      const officerId = context.desk().officer.id;
      const noted = await store.work.commit({
        ...emptyUnit,
        audit: [{ what: 'sensitive-shown', enquiryId, officerId }],
      });
      return noted.ok ? { ok: true, value: record.body.details } : noted;
    },
  };
}
