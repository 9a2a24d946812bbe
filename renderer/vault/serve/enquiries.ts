import { purgePlan } from '../../../shared/policy/retention';
import { apartId } from '../data/apart-id';
import { passingOf } from '../data/outbox-row';
import type { Context } from './context';
import type { Handlers } from './door';
import { deliveryOf, linesOf } from './enquiry-lines';
import { handOffViews } from './hand-off-views';
import { holdView } from './holds';

export function enquiryHandlers({ store, packs, now }: Context): Handlers<'enquiry.recent' | 'enquiry.get'> {
  return {
    async 'enquiry.recent'({ limit }) {
      return { ok: true, value: await linesOf(store, await store.reader.newestEnquiries(limit)) };
    },

    async 'enquiry.get'({ enquiryId }) {
      const record = await store.reader.get('enquiry', enquiryId);
      if (!record) return { ok: true, value: null };
      const rows = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
      return {
        ok: true,
        value: {
          record: record.body,
          delivery: await deliveryOf(store, rows),
          handOffs: await handOffViews(store, enquiryId, rows),
          hasSensitive: (await store.db.records.get(apartId('sensitive', enquiryId))) !== undefined,
          purge: purgePlan(packs.current().pack, passingOf(record.body, rows), now()),
          hold: await holdView(store, enquiryId),
        },
      };
    },
  };
}
