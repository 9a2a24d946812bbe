import { purgePlan } from '../../../shared/policy/retention';
import type { Context } from './context';
import type { Handlers } from './door';
import { deciding, deliveryOf, linesOf } from './enquiry-lines';

export function enquiryHandlers({ store, packs, now }: Context): Handlers<'enquiry.recent' | 'enquiry.get'> {
  return {
    async 'enquiry.recent'({ limit }) {
      return { ok: true, value: await linesOf(store, await store.reader.newestEnquiries(limit)) };
    },

    async 'enquiry.get'({ enquiryId }) {
      const record = await store.reader.get('enquiry', enquiryId);
      if (!record) return { ok: true, value: null };
      const rows = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
      const delivery = deciding(rows)?.delivery;
      const passedAt = delivery?.state === 'applied' ? delivery.at : null;
      return {
        ok: true,
        value: {
          record: record.body,
          delivery: await deliveryOf(store, rows),
          purge: purgePlan(packs.current().pack, passedAt, now()),
        },
      };
    },
  };
}
