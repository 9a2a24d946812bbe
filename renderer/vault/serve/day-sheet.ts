import { emptyUnit } from '../data/unit-of-work';
import { londonDate } from '../../../shared/policy/civil-date';
import type { DayChecked } from '../../../shared/domain/day-check';
import type { Context } from './context';
import type { Handlers } from './door';

/** More than a desk is looked over in a day. */
const MOST = 20;

/** That a desk was looked over: on the audit log, as what was found is nothing of anybody. */
export function daySheetHandlers(context: Context): Handlers<'day.look' | 'day.checked'> {
  const { store, changes } = context;
  return {
    async 'day.look'() {
      const today = store.clock.today();
      const rows = await store.db.audit
        .orderBy('seq')
        .reverse()
        .until(({ at }) => londonDate(Date.parse(at)) < today)
        .filter(({ event }) => event.what === 'day-checked')
        .limit(MOST)
        .toArray();
      const checked = rows.flatMap(({ at, event }): DayChecked[] =>
        event.what === 'day-checked'
          ? [{ part: event.part, at, attention: event.attention, officerId: event.officerId }]
          : [],
      );
      return { ok: true, value: checked };
    },

    async 'day.checked'({ part, attention }) {
      const { officer } = context.desk();
      const done = await store.work.commit({
        ...emptyUnit,
        audit: [{ what: 'day-checked', part, attention, officerId: officer.id }],
      });
      if (!done.ok) return done;
      changes.changed('status');
      return { ok: true, value: null };
    },
  };
}
