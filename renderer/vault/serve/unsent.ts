import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import type { OutboxRow } from '../data/rows';
import { emptyUnit, type Unit } from '../data/unit-of-work';
import { unsentGone } from '../unsent-words';
import type { Context } from './context';
import type { Handlers } from './door';
import { destroyUnsent } from './unsent-destroy';
import { unsentFileHandlers } from './unsent-file';
import { unsentPaperHandlers } from './unsent-paper';
import { unsentLines } from './unsent-lines';
import { unsentRowsOf, withOtherWay } from './unsent-rows';
import { superviseHandler } from './unsent-supervise';

type UnsentMethod = Extract<keyof Handlers, `unsent.${string}`>;

/** What could not be sent, and what a person does about it. */
export function unsentHandlers(context: Context): Handlers<UnsentMethod> {
  return {
    ...unsentFileHandlers(context),
    ...unsentPaperHandlers(context),
    ...superviseHandler(context),
    'unsent.destroy': (input) => destroyUnsent(context, input),

    async 'unsent.list'() {
      return { ok: true, value: await unsentLines(context) };
    },

    async 'unsent.send-now'({ enquiryId }) {
      const rows = await unsentRowsOf(context, enquiryId);
      // What is under way needs no push, and an e-mail only the nudge.
      if (!rows.ok && rows.problem === unsentGone) return rows;
      if (rows.ok) {
        const sent = await sendAgain(context, enquiryId, rows.value);
        if (!sent.ok) return sent;
      }
      context.sync.wake('asked');
      context.mail.wake('asked');
      return { ok: true, value: null };
    },
  };
}

/** What was refused, or set aside for paper, goes back into the queue, with the very same bytes. */
async function sendAgain(
  context: Context,
  enquiryId: string,
  rows: readonly OutboxRow[],
): Promise<Answer<null>> {
  const decides = rows.flatMap(({ opId, delivery: { state } }): Unit['decides'][number][] => {
    if (state === 'parked') return [{ opId, decision: 'person-tries-again' }];
    return state === 'aside' ? [{ opId, decision: 'person-sends-after-all' }] : [];
  });
  if (decides.length === 0) return { ok: true, value: null };
  const officerId = context.desk().officer.id;
  const wasAside = rows.some(({ delivery }) => delivery.state === 'aside');
  const at = londonInstant(context.now());
  const done = await context.store.work.commit({
    ...emptyUnit,
    decides,
    records: wasAside ? [await withOtherWay(context, enquiryId, { way: 'taken-back', at, officerId })] : [],
    audit: [{ what: wasAside ? 'unsent-taken-back' : 'unsent-sent-again', enquiryId, officerId }],
  });
  if (!done.ok) return done;
  context.changes.changed('parked', 'status', 'enquiries');
  return { ok: true, value: null };
}
